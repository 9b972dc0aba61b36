"""A store as the first version of the product left it, which had no versions of its tables."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

TABLES = """
CREATE TABLE partnerships (id INTEGER NOT NULL, pair VARCHAR NOT NULL, first VARCHAR NOT NULL,
 second VARCHAR NOT NULL, link VARCHAR NOT NULL, status VARCHAR NOT NULL, start_year SMALLINT,
 sectors JSON NOT NULL, challenges JSON NOT NULL, objectives TEXT NOT NULL,
 outcome VARCHAR NOT NULL, difficulties JSON NOT NULL, outcome_note TEXT NOT NULL,
 CONSTRAINT pk_partnerships PRIMARY KEY (id),
 CONSTRAINT uq_partnerships_pair UNIQUE (pair));
CREATE INDEX ix_partnerships_first ON partnerships (first);
CREATE INDEX ix_partnerships_second ON partnerships (second);
CREATE TABLE partnership_sources (id INTEGER NOT NULL, partnership_id INTEGER NOT NULL,
 name VARCHAR NOT NULL, locator VARCHAR NOT NULL, date VARCHAR,
 CONSTRAINT pk_partnership_sources PRIMARY KEY (id),
 CONSTRAINT uq_partnership_sources_partnership_id UNIQUE (partnership_id, name, locator),
 CONSTRAINT fk_partnership_sources_partnership_id_partnerships FOREIGN KEY(partnership_id)
 REFERENCES partnerships (id) ON DELETE CASCADE);
CREATE INDEX ix_partnership_sources_partnership_id ON partnership_sources (partnership_id);
CREATE TABLE imports (id INTEGER NOT NULL, name VARCHAR NOT NULL, sha256 VARCHAR NOT NULL,
 imported_at VARCHAR NOT NULL, added INTEGER NOT NULL, merged INTEGER NOT NULL,
 unchanged INTEGER NOT NULL, CONSTRAINT pk_imports PRIMARY KEY (id));
"""
DECLARED = """
CREATE TABLE declared_themes (id INTEGER NOT NULL, territory VARCHAR NOT NULL,
 theme VARCHAR NOT NULL, declared_on VARCHAR NOT NULL,
 CONSTRAINT pk_declared_themes PRIMARY KEY (id),
 CONSTRAINT uq_declared_themes_territory UNIQUE (territory, theme));
CREATE INDEX ix_declared_themes_territory ON declared_themes (territory);
"""
ROWS = """
INSERT INTO partnerships VALUES (1, 'geonames:2891122|geonames:3030300', 'geonames:3030300',
 'geonames:2891122', 'jumelage', 'active', 1964, '["sport"]', '[]', 'Objet', 'unknown', '[]', '');
INSERT INTO partnership_sources VALUES (1, 1, 'Wikidata', 'P190', NULL),
 (2, 1, 'CUF', 'p. 3', '2006');
INSERT INTO imports VALUES (1, 'a.csv', 'aa', '2026-01-01T00:00:00+00:00', 1, 0, 0),
 (2, 'b.csv', 'bb', '2026-02-01T00:00:00+00:00', 0, 1, 0);
"""


def write_first_store(path: Path, *, declared: bool) -> None:
    """Write it at this place: one partnership of two sources, `declared` with the second table."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(TABLES + (DECLARED if declared else "") + ROWS)

"""The tables of the local directory; `migrations` tells how they came to be.

What an import said is kept as it was said (`tellings`); `partnerships` is what all standing imports
say together, folded anew for each pair that an import or its undoing touches.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Integer,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _terms() -> tuple[Column[Any], ...]:
    """The columns of what is said of a partnership beyond its two ends."""
    return (
        Column("link", String, nullable=False),
        Column("status", String, nullable=False),
        Column("start_year", SmallInteger),
        Column("sectors", JSON, nullable=False),
        Column("challenges", JSON, nullable=False),
        Column("objectives", Text, nullable=False),
        Column("outcome", String, nullable=False),
        Column("difficulties", JSON, nullable=False),
        Column("outcome_note", Text, nullable=False),
    )


# `pair` is the unordered pair of ids: one row per partnership, whichever side tells of it.
partnerships = Table(
    "partnerships",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("pair", String, nullable=False, unique=True),
    Column("first", String, nullable=False, index=True),
    Column("second", String, nullable=False, index=True),
    *_terms(),
)

partnership_sources = Table(
    "partnership_sources",
    metadata,
    Column("id", Integer, primary_key=True),
    Column(
        "partnership_id",
        ForeignKey(partnerships.c.id, ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    Column("name", String, nullable=False),
    Column("locator", String, nullable=False),
    Column("date", String),
    UniqueConstraint("partnership_id", "name", "locator"),
)

# One row per command, whatever the number of its files; `undone_at` takes it back whole.
imports = Table(
    "imports",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("imported_at", String, nullable=False),
    Column("by", String, nullable=False),
    Column("as_of", String),
    Column("replaces", String),
    Column("undone_at", String),
)

import_files = Table(
    "import_files",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("import_id", ForeignKey(imports.c.id), nullable=False, index=True),
    Column("name", String, nullable=False),
    Column("format", String, nullable=False),
    Column("sha256", String, nullable=False),
    *(
        Column(name, Integer, nullable=False, server_default="0")
        for name in ("added", "merged", "changed", "ended", "unchanged", "unresolved", "rejected")
    ),
)

# `completes` is the import that left a row behind, where another one told whom it meant; `renewal`
# says that a new edition of a share of the source tells a pair anew, or leaves it out.
tellings = Table(
    "tellings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("import_id", ForeignKey(imports.c.id), nullable=False, index=True),
    Column("pair", String, nullable=False, index=True),
    Column("first", String, nullable=False),
    Column("second", String, nullable=False),
    *_terms(),
    Column("source_name", String, nullable=False, index=True),
    Column("source_locator", String, nullable=False),
    Column("source_date", String),
    Column("completes", ForeignKey(imports.c.id), index=True),
    Column("renewal", String),
)

# A row of which an end is no territory that we know, for the user to say which one it is.
left_behind = Table(
    "left_behind",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("import_id", ForeignKey(imports.c.id), nullable=False, index=True),
    Column("file", String, nullable=False),
    Column("line", Integer, nullable=False),
    Column("row", JSON, nullable=False),
    Column("settled_by", ForeignKey(imports.c.id), index=True),
)

# What a user said that a name means, as long as the import stands that brought it; an empty
# territory says that its rows are to be passed over.
resolutions = Table(
    "resolutions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("import_id", ForeignKey(imports.c.id), nullable=False, index=True),
    Column("name", String, nullable=False),
    Column("country", String, nullable=False),
    Column("level", String, nullable=False),
    Column("territory", String, nullable=False),
    UniqueConstraint("import_id", "name", "country", "level"),
)

# A place that the gazetteer lacks, or a fact of one of its own that is put right.
territories = Table(
    "territories",
    metadata,
    Column("id", String, primary_key=True),
    Column("name", String),
    Column("country", String),
    Column("level", String),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("population", Integer),
    Column("source", String, nullable=False),
    Column("noted_on", String, nullable=False),
)

# A list of French authorities as CSV, whole; the last row is in use in place of the one we ship.
editions = Table(
    "editions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("taken_over_at", String, nullable=False),
    Column("authorities", Text, nullable=False),
)

# What a territory's own people say that it works on and faces: keys alone, never their words.
declared_themes = Table(
    "declared_themes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("territory", String, nullable=False, index=True),
    Column("theme", String, nullable=False),
    Column("declared_on", String, nullable=False),
    UniqueConstraint("territory", "theme"),
)

# What became of a suggestion; the last word of each voice for a pair counts.
decisions = Table(
    "decisions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("origin", String, nullable=False, index=True),
    Column("partner", String, nullable=False, index=True),
    Column("state", String, nullable=False),
    Column("reason", String, nullable=False),
    Column("note", Text, nullable=False),
    Column("decided_at", String, nullable=False),
    Column("voice", String, nullable=False),
    Column("model", String, nullable=False),
)

# A partnership that a decision says was signed; nothing is known of it until it is reviewed.
proposals = Table(
    "proposals",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("decision_id", ForeignKey(decisions.c.id), nullable=False, unique=True),
    Column("first", String, nullable=False),
    Column("second", String, nullable=False),
    Column("start_year", SmallInteger),
    Column("state", String, nullable=False),
    Column("reviewed_at", String),
    Column("import_id", ForeignKey(imports.c.id)),
)

# The last row names the model in use; none, or an empty name, is the one that we ship.
publications = Table(
    "publications",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("model", String, nullable=False),
    Column("published_at", String, nullable=False),
    Column("by", String, nullable=False),
    Column("rollback", Boolean, nullable=False),
    Column("forced", Text, nullable=False),
)

api_keys = Table(
    "api_keys",
    metadata,
    Column("id", String, primary_key=True),
    Column("label", String, nullable=False),
    Column("scopes", JSON, nullable=False),
    Column("hash", String, nullable=False),
    Column("created_at", String, nullable=False),
    Column("revoked_at", String),
    Column("last_used_at", String),
)

# One row for each writing; the database itself refuses to change or to delete one.
audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", String, nullable=False),
    Column("by", String, nullable=False),
    Column("action", String, nullable=False),
    Column("detail", JSON, nullable=False),
)

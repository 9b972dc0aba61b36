"""What the standing imports told, read back for folding."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, or_, select

from data.records import Partnership, Source, Terms
from data.store.folding import Replacement, Replacements, Telling
from data.store.schema import imports, tellings
from data.store.shelf import LISTS, TERMS, in_chunks

Told = dict[str, list[Telling]]
COMPLETED = imports.alias("completed")


def now() -> str:
    """The moment, UTC, as ISO 8601 with seconds."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def tellings_of(connection: Connection, pairs: Collection[str]) -> Told:
    """What the imports that were not undone told of these pairs, oldest first."""
    found: Told = {}
    for chunk in in_chunks(pairs):
        rows = connection.execute(
            select(tellings)
            .join(imports, imports.c.id == tellings.c.import_id)
            .outerjoin(COMPLETED, COMPLETED.c.id == tellings.c.completes)
            .where(tellings.c.pair.in_(chunk), imports.c.undone_at.is_(None))
            .where(COMPLETED.c.undone_at.is_(None))
            .order_by(tellings.c.import_id, tellings.c.id)
        )
        for row in rows:
            found.setdefault(row.pair, []).append(_telling(row))
    return found


def replacements(connection: Connection) -> Replacements:
    """The latest standing import that replaced each source."""
    rows = connection.execute(
        select(imports.c.id, imports.c.replaces, imports.c.as_of)
        .where(imports.c.undone_at.is_(None), imports.c.replaces.is_not(None))
        .order_by(imports.c.id)
    )
    return {row.replaces: Replacement(row.id, row.as_of) for row in rows}


def pairs_of_source(connection: Connection, source: str | None) -> Iterable[str]:
    """The pairs of which a source ever told; none for no source."""
    if source is None:
        return ()
    found = select(tellings.c.pair).where(tellings.c.source_name == source).distinct()
    return connection.execute(found).scalars()


def pairs_of_import(connection: Connection, import_id: int) -> Iterable[str]:
    """The pairs of which an import told, by itself or once its rows were completed."""
    its_own = or_(tellings.c.import_id == import_id, tellings.c.completes == import_id)
    found = select(tellings.c.pair).where(its_own).distinct()
    return connection.execute(found).scalars()


def _telling(row: Row[Any]) -> Telling:
    said = row._mapping
    terms: dict[str, Any] = {
        name: tuple(said[name]) if name in LISTS else said[name] for name in TERMS
    }
    source = Source(said["source_name"], said["source_locator"], said["source_date"])
    return Telling(
        said["completes"] or said["import_id"],
        Partnership(said["first"], said["second"], Terms(**terms), (source,)),
        said["renewal"],
    )

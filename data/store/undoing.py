"""Taking an import back whole: what it told is kept, and no longer counts."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select, update

from data.errors import RefusedAction, UnknownRecord
from data.store.folding import fold
from data.store.schema import imports, tellings
from data.store.told import now, pairs_of_import, pairs_of_source, replacements, tellings_of
from data.store.writing import write_folded

Told = Sequence[tuple[str, int]]
"""Pairs, each with the number of an import."""


@dataclass(frozen=True, slots=True)
class Shared:
    """How many partnerships an import has to do with others for, and which imports those are."""

    count: int = 0
    imports: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Undone:
    """An import that was taken back: how many partnerships left, and how many read otherwise.

    `completed` are those of them that imports still standing had completed, by telling whom its
    rows meant; `gone` those that it had completed itself and that left before, with the imports
    whose rows they were.
    """

    import_id: int
    removed: int
    changed: int
    completed: Shared = Shared()
    gone: Shared = Shared()


def undo(connection: Connection, import_id: int) -> Undone:
    """Let an import count no more, and fold what it touched without it.

    Raises UnknownRecord for a number that no import has, RefusedAction where it is undone already.
    """
    row = connection.execute(select(imports).where(imports.c.id == import_id)).first()
    if row is None:
        raise UnknownRecord(
            "no import has the number {number}; `matcher imports` lists them.", number=import_id
        )
    if row.undone_at:
        raise RefusedAction(
            "the import {number} was undone on {day} already.",
            number=import_id,
            day=row.undone_at[:10],
        )
    pairs = {
        *pairs_of_import(connection, import_id),
        *pairs_of_source(connection, row.replaces),
    }
    told, replaced = tellings_of(connection, pairs), replacements(connection)
    before = {pair: fold(told.get(pair, ()), replaced) for pair in sorted(pairs)}
    connection.execute(update(imports).where(imports.c.id == import_id).values(undone_at=now()))
    told, replaced = tellings_of(connection, pairs), replacements(connection)
    after = {pair: fold(told.get(pair, ()), replaced) for pair in sorted(pairs)}
    write_folded(connection, before, after)
    removed = {pair for pair in pairs if before[pair] is not None and after[pair] is None}
    return Undone(
        import_id,
        len(removed),
        sum(before[pair] != after[pair] for pair in pairs) - len(removed),
        _shared(_completed(connection, import_id), removed),
        _shared(_gone(connection, import_id), {pair for pair in pairs if before[pair] is None}),
    )


def _completed(connection: Connection, import_id: int) -> Told:
    """The pairs of rows that this import left behind, with the standing ones that tell them."""
    found = (
        select(tellings.c.pair, tellings.c.import_id)
        .join(imports, imports.c.id == tellings.c.import_id)
        .where(tellings.c.completes == import_id, imports.c.undone_at.is_(None))
    )
    return [(pair, other) for pair, other in connection.execute(found)]


def _gone(connection: Connection, import_id: int) -> Told:
    """The pairs that this import completed for others which are undone, with those."""
    found = (
        select(tellings.c.pair, tellings.c.completes)
        .join(imports, imports.c.id == tellings.c.completes)
        .where(tellings.c.import_id == import_id, imports.c.undone_at.is_not(None))
    )
    return [(pair, other) for pair, other in connection.execute(found)]


def _shared(told: Told, pairs: Collection[str]) -> Shared:
    kept = [(pair, other) for pair, other in told if pair in pairs]
    return Shared(len({pair for pair, _ in kept}), tuple(sorted({other for _, other in kept})))

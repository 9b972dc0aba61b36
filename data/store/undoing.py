"""Taking an import back whole: what it told is kept, and no longer counts."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select, update

from data.errors import RefusedAction, UnknownRecord
from data.store.folding import fold
from data.store.schema import imports
from data.store.told import now, pairs_of_import, pairs_of_source, replacements, tellings_of
from data.store.writing import write_folded


@dataclass(frozen=True, slots=True)
class Undone:
    """An import that was taken back: how many partnerships left, and how many read otherwise."""

    import_id: int
    removed: int
    changed: int


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
    removed = sum(before[pair] is not None and after[pair] is None for pair in pairs)
    changed = sum(before[pair] != after[pair] for pair in pairs) - removed
    return Undone(import_id, removed, changed)

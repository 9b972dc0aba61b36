"""The territories that users added or put right: read over a shelf, written in a transaction."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from data.errors import RefusedAction, UnknownRecord
from data.noted import Noted
from data.store.shelf import Shelf

if TYPE_CHECKING:
    from sqlalchemy import Connection

TABLE = "territories"
MENTIONS = (
    ("tellings", "first"), ("tellings", "second"), ("decisions", "origin"),
    ("decisions", "partner"), ("declared_themes", "territory"), ("resolutions", "territory"),
)  # fmt: skip
"""Where an id may stand that is noted no more: each table with a column of it."""
FACTS = ("name", "country", "level", "latitude", "longitude", "population")
_COLUMNS = ("id", "source", "noted_on", *FACTS)
_READ = f"SELECT {', '.join(_COLUMNS)} FROM {TABLE}"


def noted_territories(shelf: Shelf) -> tuple[Noted, ...]:
    """All that is noted, by id."""
    if not shelf.has_table(TABLE):
        return ()
    return tuple(Noted(*row) for row in shelf.fetch(f"{_READ} ORDER BY id", {}))


def mentioned_ids(shelf: Shelf) -> set[str]:
    """The ids of territories of users of which anything is said, be they noted still or not."""
    return {
        row[0]
        for table, column in MENTIONS
        if shelf.has_table(table)
        for row in shelf.fetch(
            f"SELECT DISTINCT {column} FROM {table} WHERE {column} LIKE :local",
            {"local": "local:%"},
        )
    }


def add(connection: Connection, note: Noted) -> None:
    """Keep a territory that the gazetteer lacks; RefusedAction where its id is taken."""
    if _found(connection, note.id) is not None:
        raise RefusedAction(
            "{id} was added already; put it right with `matcher place correct`.", id=note.id
        )
    _insert(connection, note)


def correct(connection: Connection, note: Noted) -> Noted:
    """Keep what is put right, over what was noted of the same territory; what is noted then."""
    before = _found(connection, note.id)
    if before is not None:
        note = _over(before, note)
        remove(connection, note.id)
    _insert(connection, note)
    return note


def remove(connection: Connection, territory_id: str) -> None:
    """Forget what is noted of a territory; UnknownRecord where nothing is."""
    from sqlalchemy import delete

    from data.store.schema import territories

    found = connection.execute(delete(territories).where(territories.c.id == territory_id))
    if not found.rowcount:
        raise UnknownRecord(
            "nothing is noted under the id {id!r}; give the id that `matcher place list` prints.",
            id=territory_id,
        )


def _found(connection: Connection, territory_id: str) -> Noted | None:
    from sqlalchemy import text

    rows = connection.execute(text(f"{_READ} WHERE id = :id"), {"id": territory_id})
    return next((Noted(*row) for row in rows), None)


def _insert(connection: Connection, note: Noted) -> None:
    from sqlalchemy import insert

    from data.store.schema import territories

    connection.execute(insert(territories).values(asdict(note)))


def _over(before: Noted, note: Noted) -> Noted:
    """Both, the later one first; the earlier source stays while it still tells a fact."""
    told = {name: getattr(note, name) for name in FACTS if getattr(note, name) is not None}
    stays = any(getattr(before, name) is not None for name in FACTS if name not in told)
    known = note.source in before.source.split(" ; ")
    joined = before.source if known else f"{before.source} ; {note.source}"
    source = joined if stays else note.source
    return replace(before, **told, source=source, noted_on=note.noted_on)

"""The lists of French authorities that users took over in place of ours: the last one is in use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.store.shelf import Shelf

if TYPE_CHECKING:
    from sqlalchemy import Connection

TABLE = "editions"


def authorities_taken_over(shelf: Shelf) -> str | None:
    """The list in use as CSV (`data.tables.load_authorities`); None where ours is."""
    found = _last(shelf, "authorities")
    return None if found is None else str(found)


def edition_mark(shelf: Shelf) -> str:
    """What tells that another list is in use, without reading it.

    A backup may bring another one under the same number.
    """
    return str(_last(shelf, "id || ' ' || taken_over_at"))


def keep(connection: Connection, authorities: str) -> None:
    """Put a list in use."""
    from sqlalchemy import insert

    from data.store.schema import editions
    from data.store.told import now

    connection.execute(insert(editions).values(taken_over_at=now(), authorities=authorities))


def _last(shelf: Shelf, column: str) -> object:
    if not shelf.has_table(TABLE):
        return None
    rows = shelf.fetch(f"SELECT {column} FROM {TABLE} ORDER BY id DESC LIMIT 1", {})
    return rows[0][0] if rows else None

"""Which model is in use: the last row of `publications`, and all that were in use before it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from data.errors import RefusedAction
from data.store.shelf import Shelf

if TYPE_CHECKING:
    from sqlalchemy import Connection

TABLE = "publications"
SHIPPED = ""
"""The name under which the model that we ship is in use."""


@dataclass(frozen=True, slots=True)
class Publication:
    """A model put in use: when (UTC, ISO 8601), by whom, and why in spite of its figures.

    `rollback` says that it was gone back to; `forced` is empty where nothing had to be forced.
    """

    id: int
    model: str
    published_at: str
    by: str
    rollback: bool
    forced: str


def publications_of(shelf: Shelf) -> list[Publication]:
    """Every publication, oldest first."""
    if not shelf.has_table(TABLE):
        return []
    columns = 'id, model, published_at, "by", rollback, forced'
    rows = shelf.fetch(f"SELECT {columns} FROM {TABLE} ORDER BY id", {})
    return [
        Publication(number, model, at, by, bool(rollback), forced)
        for number, model, at, by, rollback, forced in rows
    ]


def published(shelf: Shelf) -> str:
    """The version of the model in use, empty for the one that we ship."""
    if not shelf.has_table(TABLE):
        return SHIPPED
    rows = shelf.fetch(f"SELECT model FROM {TABLE} ORDER BY id DESC LIMIT 1", {})
    return str(rows[0][0]) if rows else SHIPPED


def ladder(publications: Iterable[Publication]) -> list[str]:
    """The models that one can go back to, the one in use last; the shipped one is below all.

    Going back takes a step away, so that going back twice leads to the one before that.
    """
    steps = [SHIPPED]
    for each in publications:
        if not each.rollback:
            steps.append(each.model)
        elif each.model in steps:
            steps.pop()
            del steps[_last(steps, each.model) + 1 :]
    return steps


def publish(
    connection: Connection, model: str, *, by: str, rollback: bool, forced: str, after: int | None
) -> int:
    """Put a model in use, if the publication of the number `after` still is the last one.

    The number of the new publication.

    Raises RefusedAction where another was made since: what was compared is no longer in use.
    """
    from sqlalchemy import func, insert, select

    from data.store.schema import publications
    from data.store.told import now

    if connection.execute(select(func.max(publications.c.id))).scalar() != after:
        raise RefusedAction(
            "another model was put in use meanwhile; look at `matcher models` and try again."
        )
    found = connection.execute(
        insert(publications).values(
            model=model, published_at=now(), by=by, rollback=rollback, forced=forced
        )
    )
    (number,) = found.inserted_primary_key or (0,)
    return int(number)


def _last(steps: list[str], model: str) -> int:
    return len(steps) - 1 - steps[::-1].index(model)

"""What users chose for rows that imports left behind → one import that completes those."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, insert, or_, select, update

from data.errors import RefusedAction
from data.naming import Naming
from data.store.database import Store
from data.store.recording import Change, Recorded, record
from data.store.schema import imports, left_behind, resolutions

_SETTLING = imports.alias("settling")
_SETTLE = (
    update(left_behind)
    .where(left_behind.c.id == bindparam("row_id"))
    .values(settled_by=bindparam("by_import"))
)


@dataclass(frozen=True, slots=True)
class Settlement:
    """The choices, what they let the store hear, and the ids of the rows that are done with."""

    choices: Mapping[Naming, str]
    change: Change
    rows: Collection[int]


def settle(store: Store, settlement: Settlement) -> Recorded:
    """Record all of it as one import, which `undo` takes back like any other.

    Raises RefusedAction where one of the rows is no longer open.
    """
    change = settlement.change
    detail: dict[str, object] = {"files": list(dict.fromkeys(each.name for each in change.batches))}
    with store.writing("resolve", by=change.by, detail=detail) as connection:
        _check_open(connection, settlement.rows)
        recorded = record(connection, change)
        detail["import"] = recorded.import_id
        _keep_choices(connection, recorded.import_id, settlement.choices)
        done = [{"row_id": row, "by_import": recorded.import_id} for row in settlement.rows]
        if done:
            connection.execute(_SETTLE, done)
    return recorded


def _check_open(connection: Connection, rows: Collection[int]) -> None:
    found = connection.execute(
        select(left_behind.c.id)
        .join(imports, imports.c.id == left_behind.c.import_id)
        .outerjoin(_SETTLING, _SETTLING.c.id == left_behind.c.settled_by)
        .where(imports.c.undone_at.is_(None))
        .where(or_(left_behind.c.settled_by.is_(None), _SETTLING.c.undone_at.is_not(None)))
    )
    if not set(rows) <= set(found.scalars()):
        raise RefusedAction(
            "somebody else has just settled some of these rows or undone their import;"
            " nothing was written: run the command again."
        )


def _keep_choices(connection: Connection, import_id: int, choices: Mapping[Naming, str]) -> None:
    rows = [
        {"import_id": import_id, **naming._asdict(), "territory": territory}
        for naming, territory in choices.items()
    ]
    if rows:
        connection.execute(insert(resolutions), rows)

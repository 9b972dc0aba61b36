"""All tables as rows that JSON can hold, and back: what a backup keeps of the local directory."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from sqlalchemy import Column, Connection, Table, delete, func, insert, select, text, update
from sqlalchemy.exc import DataError, IntegrityError

from data.errors import InputError, RefusedAction
from data.store.schema import api_keys, audit, metadata

TABLES = tuple(table.name for table in metadata.sorted_tables)
"""Each after those that it refers to."""

Row = dict[str, Any]
Read = Callable[[str], Iterable[Row]]
"""The rows of a table, by its name."""

_CHUNK = 1_000
_LARGEST = 2**31 - 1
# What a sequence is set to outlives a rollback: it is never lowered.
_CONTINUE = text(
    "SELECT setval(numbers, greatest(:last, pg_sequence_last_value(numbers)))"
    " FROM (SELECT CAST(pg_get_serial_sequence(:name, :key) AS regclass) AS numbers) AS found"
)
_KINDS: dict[type, set[type]] = {
    int: {int},
    bool: {bool},
    float: {int, float},
    str: {str},
    object: {dict, list},
}


def rows_of(connection: Connection, name: str) -> Iterator[Row]:
    """Every row of a table, in the order of its keys."""
    table = metadata.tables[name]
    found = select(table).order_by(*table.primary_key.columns)
    for row in connection.execute(found.execution_options(yield_per=_CHUNK)):
        yield dict(row._mapping)


def is_row_of(name: str, row: object) -> bool:
    """Whether this has the columns of a table, each of its kind."""
    columns = metadata.tables[name].columns
    if not isinstance(row, dict) or row.keys() != set(columns.keys()):
        return False
    return all(_is_cell_of(columns[key], value) for key, value in row.items())


def _is_cell_of(column: Column[Any], value: object) -> bool:
    if value is None:
        return column.nullable or False
    if isinstance(value, str) and not _is_storable(value):
        return False
    if isinstance(value, int) and abs(value) > _LARGEST:
        return False
    return type(value) in _KINDS[column.type.python_type]


def _is_storable(text: str) -> bool:
    """Whether every database takes a text: PostgreSQL knows no zero, none knows half a letter."""
    return "\0" not in text and text.encode(errors="ignore").decode() == text


def refuse_unless_empty(connection: Connection) -> None:
    """Raise RefusedAction where any table holds a row."""
    for table in metadata.sorted_tables:
        if connection.execute(select(table).limit(1)).first() is not None:
            raise RefusedAction(
                "the local directory is not empty, and restoring replaces all that it holds; back"
                " it up first, then give --replace."
            )


def fill(connection: Connection, read: Read, *, replace: bool) -> int:
    """Put these rows in the place of all that there are; how many rows the audit gained.

    The audit is never rewound: what it tells already stays, and what the backup tells beside is
    added after it. A key that was revoked here stays revoked. RefusedAction where the store holds
    anything and must not be replaced.
    """
    if not replace:
        refuse_unless_empty(connection)
    try:
        return _fill(connection, read)
    except (IntegrityError, DataError) as error:
        raise InputError(
            "the rows of the backup contradict each other ({reason}); nothing was restored.",
            reason=str(error.orig).partition("\n")[0],
        ) from error


def _fill(connection: Connection, read: Read) -> int:
    revoked = _revocations(connection)
    others = [table for table in metadata.sorted_tables if table is not audit]
    for table in reversed(others):
        connection.execute(delete(table))
    for table in others:
        _insert(connection, table, read(table.name))
    for key, moment in revoked.items():
        unrevoked = (api_keys.c.id == key) & api_keys.c.revoked_at.is_(None)
        connection.execute(update(api_keys).where(unrevoked).values(revoked_at=moment))
    added = _insert(connection, audit, _untold(connection, read(audit.name)))
    _continue_numbers(connection)
    return added


def _revocations(connection: Connection) -> Mapping[str, str]:
    found = select(api_keys.c.id, api_keys.c.revoked_at).where(api_keys.c.revoked_at.is_not(None))
    return {row.id: row.revoked_at for row in connection.execute(found)}


def _insert(connection: Connection, table: Table, rows: Iterable[Row]) -> int:
    """Add rows; how many."""
    remaining, count = iter(rows), 0
    while chunk := list(islice(remaining, _CHUNK)):
        connection.execute(insert(table), chunk)
        count += len(chunk)
    return count


def _untold(connection: Connection, rows: Iterable[Row]) -> Iterator[Row]:
    """The rows that our audit lacks, numbered anew; with their own numbers where it is empty."""
    told = Counter(map(_said, rows_of(connection, audit.name)))
    renumber = bool(told)
    for row in rows:
        if told[_said(row)]:
            told[_said(row)] -= 1
        else:
            yield {name: row[name] for name in row if name != "id"} if renumber else row


def _said(row: Row) -> str:
    return json.dumps({**row, "id": None}, sort_keys=True)


def _continue_numbers(connection: Connection) -> None:
    """Let PostgreSQL number the next rows after those that came with their numbers."""
    if connection.dialect.name != "postgresql":
        return
    for table in metadata.sorted_tables:
        key = table.autoincrement_column
        if key is not None:
            last = connection.execute(select(func.max(key))).scalar()
            if last is not None:
                place = {"name": table.name, "key": key.name, "last": last}
                connection.execute(_CONTINUE, place)

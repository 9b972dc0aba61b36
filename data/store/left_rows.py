"""The rows that imports left behind and what users chose for them, read without SQLAlchemy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from data.naming import Naming
from data.records import Mention, MentionedPartnership, Source, Terms
from data.store.shelf import LISTS, Shelf, json_of

_LEFT = (
    " FROM left_behind JOIN imports ON imports.id = import_id"
    " LEFT JOIN imports AS settling ON settling.id = settled_by"
    " WHERE imports.undone_at IS NULL AND (settled_by IS NULL OR settling.undone_at IS NOT NULL)"
)
_OPEN = f"SELECT left_behind.id, import_id, file, line, row{_LEFT}"
_COUNTS = f"SELECT import_id, count(*){_LEFT} GROUP BY import_id"
_CHOICES = (
    "SELECT name, country, level, territory FROM resolutions"
    " JOIN imports ON imports.id = import_id"
    " WHERE imports.undone_at IS NULL ORDER BY resolutions.id"
)


@dataclass(frozen=True, slots=True)
class LeftRow:
    """A row of which an end is still to be told, with the import and the file that brought it."""

    id: int
    import_id: int
    file: str
    line: int
    row: MentionedPartnership


def open_rows(shelf: Shelf) -> list[LeftRow]:
    """The rows that standing imports left behind and no standing choice settled, oldest first."""
    return _rows(shelf)


def open_rows_of(shelf: Shelf, import_id: int, *, passed: int, most: int) -> list[LeftRow]:
    """Those of one import, at most so many, after those that are passed."""
    return _rows(shelf, f" AND import_id = {import_id:d}", f" LIMIT {most:d} OFFSET {passed:d}")


def open_counts(shelf: Shelf) -> dict[int, int]:
    """How many rows of each import are open; none of an import without any."""
    if not shelf.has_table("left_behind"):
        return {}
    return {int(number): int(count) for number, count in shelf.fetch(_COUNTS, {})}


def choices_of(shelf: Shelf) -> dict[Naming, str]:
    """The id of the territory that users chose for each naming, as the latest one of them said."""
    if not shelf.has_table("resolutions"):
        return {}
    return {
        Naming(name, country, level): territory
        for name, country, level, territory in shelf.fetch(_CHOICES, {})
    }


def _rows(shelf: Shelf, condition: str = "", page: str = "") -> list[LeftRow]:
    if not shelf.has_table("left_behind"):
        return []
    statement = f"{_OPEN}{condition} ORDER BY left_behind.id{page}"
    return [
        LeftRow(number, import_id, file, line, _row(content))
        for number, import_id, file, line, content in shelf.fetch(statement, {})
    ]


def _row(cell: str | Mapping[str, Any]) -> MentionedPartnership:
    told: Mapping[str, Any] = json_of(cell)
    terms = told["terms"] | {name: tuple(told["terms"][name]) for name in LISTS}
    return MentionedPartnership(
        Mention(**told["first"]),
        Mention(**told["second"]),
        Terms(**terms),
        Source(**told["source"]),
    )

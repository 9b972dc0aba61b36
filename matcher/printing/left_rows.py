"""Rows that an import left behind: what is open of each, and what may be meant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from data.records import Territory
from matcher.failures import error_text
from matcher.printing.cells import Cell
from matcher.printing.screen import grid, place, show, words
from matcher.translation import Translator, mark

if TYPE_CHECKING:
    from data.readers.reading import Refusal
    from data.resolving import OpenEnd, Unresolved

LISTED = 10
COLUMNS = (
    "file", "line", "state", "name", "country", "level", "naming", "reason", "nearest", "choice",
)  # fmt: skip
WORDS = {
    "state": {
        "counts": mark("file as a whole"),
        "unread": mark("column that is not read"),
        "unresolved": mark("territory to be told"),
        "rejected": mark("row refused"),
        "taken": mark("name to be checked"),
        "accepted": mark("new partnership"),
        "changed": mark("partnership said otherwise than before"),
        "ended": mark("partnership that has ended"),
        "conflict": mark("sources that contradict each other"),
        "skipped": mark("file passed over"),
    }
}
"""What the lines under COLUMNS are about."""


def show_open(rows: Sequence[tuple[str, Unresolved]], say: Translator) -> None:
    """Print the first rows that are open, each with the territories that come near."""
    if not rows:
        return
    show(words(""), words(say.text("To be told: which territory is meant"), "bold"))
    for file, row in rows[:LISTED]:
        for end in row.ends:
            show(words(told_at(file, row.line, said=error_text(end.error, say), say=say)))
            show(*(words(f"    {place(each, say)} · {each.id}") for each in end.nearest))
    show_rest(len(rows) - LISTED, say)


def show_refused(rows: Sequence[tuple[str, Refusal]], say: Translator) -> None:
    """Print the first rows that were refused, each with its reason."""
    if not rows:
        return
    show(words(""), words(say.text("Refused"), "bold"))
    for file, row in rows[:LISTED]:
        _show_faults(file, row, say)
    show_rest(len(rows) - LISTED, say)


def _show_faults(file: str, row: Refusal, say: Translator) -> None:
    """Print why a row was refused, each reason on a line of its own where there are several."""
    from data.readers.cells import faults_of

    faults = faults_of(row.error)
    if len(faults) == 1:
        show(words(told_at(file, row.line, said=error_text(row.error, say), say=say)))
        return
    count = say.plural(
        "{count} correction to make", "{count} corrections to make", count=len(faults)
    )
    table = grid("right", "wide")
    for fault in faults:
        table.add_row(words("   –"), words(error_text(fault, say)))
    show(words(told_at(file, row.line, said=count, say=say)), table)


def show_rest(count: int, say: Translator) -> None:
    """Say how many more there are than those that were shown."""
    if count > 0:
        more = say.plural(
            "and {count} more row; --format csv lists them all",
            "and {count} more rows; --format csv lists them all",
            count=count,
        )
        show(words(more))


def open_cells(file: str, row: Unresolved, say: Translator) -> list[list[Cell]]:
    """A line for each open end under COLUMNS, the choice empty unless it is known by now."""
    return [
        [
            file,
            row.line,
            "unresolved",
            end.mention.name,
            end.mention.country,
            end.mention.level,
            str(end.naming),
            error_text(end.error, say),
            " | ".join(f"{place(each, say)} {each.id}" for each in end.nearest),
            end.found.id if end.found else None,
        ]
        for end in row.ends
    ]


def said_cells(file: str, line: int | None, *, state: str, said: str) -> list[Cell]:
    """A line under COLUMNS that asks for no choice."""
    return [file, line, state, None, None, None, None, said, None, None]


def open_json(row: Unresolved, say: Translator) -> dict[str, Any]:
    """A row that is open, with each of its ends that is."""
    ends = [_end_json(end, say) for end in row.ends]
    return {"line": row.line, "state": "unresolved", "reason": ends[0]["reason"], "ends": ends}


def refused_json(row: Refusal, say: Translator) -> dict[str, Any]:
    """A row that was refused; it has no end to choose."""
    reason = error_text(row.error, say)
    return {"line": row.line, "state": "rejected", "reason": reason, "ends": []}


def named_json(territory: Territory) -> dict[str, Any]:
    """A territory as a choice tells it."""
    return {
        "id": territory.id,
        "name": territory.name,
        "country": territory.country,
        "level": territory.level,
        "population": territory.population,
    }


def in_lines(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows in the order of their lines."""
    return sorted(rows, key=lambda row: int(row["line"]))


def _end_json(end: OpenEnd, say: Translator) -> dict[str, Any]:
    return {
        "name": end.mention.name,
        "country": end.mention.country,
        "level": end.mention.level,
        "naming": str(end.naming),
        "reason": error_text(end.error, say),
        "nearest": [named_json(each) for each in end.nearest],
    }


def told_at(file: str, line: int, *, said: str, say: Translator) -> str:
    """A sentence with the file and the line that it is about."""
    return say.text("{file}, line {line}: {message}", file=file, line=line, message=said)

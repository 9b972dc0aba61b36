"""Rows that an import recorded and of which an end is to be looked at, and what else it may be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from matcher.printing.cells import Cell
from matcher.printing.left_rows import LISTED, named_json, show_rest, told_at
from matcher.printing.profiles import taken_line
from matcher.printing.screen import place, show, words
from matcher.results import Taken
from matcher.translation import Translator

if TYPE_CHECKING:
    from data.taking import TakenEnd, TakenRow


def show_taken(rows: Sequence[tuple[str, TakenRow]], say: Translator) -> None:
    """Print the first rows of which an end is to be looked at."""
    if not rows:
        return
    show(words(""), words(say.text("To be checked: how these names are understood"), "bold"))
    for file, row in rows[:LISTED]:
        for end in row.ends:
            show(words(told_at(file, row.line, said=_understood(end, say), say=say)))
    show_rest(len(rows) - LISTED, say)


def taken_cells(file: str, row: TakenRow, say: Translator) -> list[list[Cell]]:
    """A line for each such end under COLUMNS, the choice empty."""
    return [
        [
            file,
            row.line,
            "taken",
            end.mention.name,
            end.mention.country,
            end.mention.level,
            str(end.naming),
            _understood(end, say),
            " | ".join(f"{place(each, say)} {each.id}" for each in end.others),
            None,
        ]
        for end in row.ends
    ]


def taken_json(row: TakenRow, say: Translator) -> dict[str, Any]:
    """A row with each of its ends that is to be looked at."""
    ends = [_end_json(end, say) for end in row.ends]
    return {"line": row.line, "state": "taken", "reason": ends[0]["reason"], "ends": ends}


def _end_json(end: TakenEnd, say: Translator) -> dict[str, Any]:
    return {
        "name": end.mention.name,
        "country": end.mention.country,
        "level": end.mention.level,
        "naming": str(end.naming),
        "reason": _understood(end, say),
        "nearest": [named_json(each) for each in end.others],
        "territory": named_json(end.territory),
    }


def _understood(end: TakenEnd, say: Translator) -> str:
    taken = Taken(end.territory, end.others, approximate=True)
    return say.text("{name}: {message}", name=end.mention.name, message=taken_line(taken, say))

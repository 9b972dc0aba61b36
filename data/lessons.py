"""What known partnerships reported of their difficulties: our own table, `data/raw/lessons.csv`."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, cast, get_args

from data.embedded import read_rows
from data.errors import InputError
from data.records import Level, Source

Condition = Literal[
    "sanctions",
    "aid_suspended",
    "safety",
    "size_gap",
    "language",
    "distance",
    "level",
    "neighbours",
    "place",
]
Within = Literal["anywhere", "country", "region", "partner", "both_ends"]

CONDITIONS: tuple[Condition, ...] = get_args(Condition)
WITHIN: tuple[Within, ...] = get_args(Within)
FILE = "lessons.csv"

Rows = Mapping[tuple[str, str, str], Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Lesson:
    """What a source says went badly, or well in spite of all, and the condition that it blames.

    `first` and `second` are the ids of the two ends, the French one first, named as the source
    names them; `country` and `level` are the second's. `threshold` is how many times larger than
    the first the second is at least (size_gap), the least distance in km, or the greatest
    (neighbours); None for the other conditions. `within` says where else the condition is the
    same: anywhere, in the country of the second end, in its region, with that partner alone, or in
    its country for the French region of the first. `source` is that of the partnership, or another
    page of the same, whose date we do not know.
    """

    first: str
    first_name: str
    second: str
    second_name: str
    country: str
    level: Level
    condition: Condition
    threshold: float | None
    within: Within
    notes: Mapping[str, str]
    source: Source


@cache
def load_lessons() -> tuple[Lesson, ...]:
    """The table, each row with the names and the source of the partnership that it is about."""
    text = files("data.raw").joinpath(FILE).read_text(encoding="utf-8")
    known = {(row["first"], row["second"], row["source"]): row for row in read_rows()}
    return read_lessons(text, known)


def read_lessons(text: str, known: Rows) -> tuple[Lesson, ...]:
    """The lessons of a table, checked against the partnerships by (first, second, source)."""
    return tuple(
        _lesson(cells, line, known)
        for line, cells in enumerate(csv.DictReader(text.splitlines()), start=2)
    )


def _lesson(cells: Mapping[str, str], line: int, known: Rows) -> Lesson:
    row = known.get((cells["first"], cells["second"], cells["source"]))
    if row is None:
        raise InputError(
            "{file}, line {line}: no partnership between {first} and {second} has the source"
            " {source!r} in partnerships.jsonl; a lesson needs one.",
            file=FILE,
            line=line,
            **{key: cells[key] for key in ("first", "second", "source")},
        )
    return Lesson(
        first=row["first"],
        first_name=row["first_name"],
        second=row["second"],
        second_name=row["second_name"],
        country=row["country"],
        level=row["second_level"],
        condition=cast(Condition, _choice(cells, "condition", CONDITIONS, line=line)),
        threshold=float(cells["threshold"]) if cells["threshold"] else None,
        within=cast(Within, _choice(cells, "within", WITHIN, line=line)),
        notes={"fr": cells["note_fr"], "en": cells["note_en"]},
        source=Source(row["source"], cells["page"])
        if cells["page"]
        else Source(row["source"], row["locator"], row["date"]),
    )


def _choice(cells: Mapping[str, str], column: str, choices: tuple[str, ...], *, line: int) -> str:
    if cells[column] not in choices:
        raise InputError(
            "{file}, line {line}: {column} {value!r} is not one of {choices}.",
            file=FILE,
            line=line,
            column=column,
            value=cells[column],
            choices=", ".join(choices),
        )
    return cells[column]

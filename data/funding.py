"""Standing sources of money for partnerships: our own dated table, `data/raw/funding.csv`.

The table names programmes that last, never a call that is open: dates and amounts change every year
and are not in it.
"""

from __future__ import annotations

import csv
import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import cast

from data.errors import InputError
from data.memberships import GROUPS
from data.records import LEVELS, Level, Source
from data.vocabulary import THEMES

FILE = "funding.csv"


@dataclass(frozen=True, slots=True)
class FundingRow:
    """A programme, and for which pairs it is made.

    `french` where one end must be French. Every other end lies in one of `groups` or `places`
    (countries, or divisions as in "CA.10"), where any is named, and in none of `excluded`. The one
    who asks is of one of `levels`, where any is named; the other has `min_population` inhabitants
    or more; the two lie at most `max_km` apart. With `themes` it pays for these alone.
    `checked_on` is the day until which a public source vouches for the programme.
    """

    key: str
    french: bool
    groups: tuple[str, ...]
    places: frozenset[str]
    excluded: frozenset[str]
    themes: tuple[str, ...]
    levels: tuple[Level, ...]
    min_population: int | None
    max_km: float | None
    checked_on: datetime.date
    names: Mapping[str, str]
    pays: Mapping[str, str]
    source: Source


@cache
def load_funding() -> tuple[FundingRow, ...]:
    """The table, in the order in which programmes are shown."""
    return read_funding(files("data.raw").joinpath(FILE).read_text(encoding="utf-8"))


def read_funding(text: str) -> tuple[FundingRow, ...]:
    """The programmes of a table; InputError for a group, theme or level that nobody knows."""
    return tuple(
        _row(cells, line) for line, cells in enumerate(csv.DictReader(text.splitlines()), start=2)
    )


def _row(cells: Mapping[str, str], line: int) -> FundingRow:
    return FundingRow(
        key=cells["key"],
        french=cells["french"] == "yes",
        groups=_known(cells, "groups", line=line, among=GROUPS),
        places=frozenset(_parts(cells["countries"])),
        excluded=frozenset(_parts(cells["excluded"])),
        themes=_known(cells, "themes", line=line, among=THEMES),
        levels=cast(
            "tuple[Level, ...]",
            _known(cells, "levels", line=line, among=dict.fromkeys(LEVELS)),
        ),
        min_population=int(cells["min_population"]) if cells["min_population"] else None,
        max_km=float(cells["max_km"]) if cells["max_km"] else None,
        checked_on=datetime.date.fromisoformat(cells["checked_on"]),
        names={"fr": cells["name_fr"], "en": cells["name_en"]},
        pays={"fr": cells["pays_fr"], "en": cells["pays_en"]},
        source=Source(cells["source_name"], cells["source_url"], cells["checked_on"]),
    )


def _known(
    cells: Mapping[str, str], column: str, *, line: int, among: Mapping[str, object]
) -> tuple[str, ...]:
    for key in _parts(cells[column]):
        if key not in among:
            raise InputError(
                "{file}, line {line}: {column} {value!r} is not one of {choices}.",
                file=FILE,
                line=line,
                column=column,
                value=key,
                choices=", ".join(among),
            )
    return _parts(cells[column])


def _parts(text: str) -> tuple[str, ...]:
    return tuple(text.split("|")) if text else ()

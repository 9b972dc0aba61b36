"""Foreign first-level divisions: every one that has a place in GeoNames, with its names.

Rule: the name is GeoNames' own without « Province », « Region » and the like where a name is left
and no other division of the country then has the same; French and local names, and populations that
a source gives, come from `division_names.csv`, written by hand.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from data.derivation.geonames import OVERSEAS, Place
from data.tables import DivisionRow

BY_HAND = Path(__file__).with_name("division_names.csv")
SOURCE = "geonames"

_KIND = re.compile(
    r"^(?:Province of |State of )|"
    r" (?:Province|Region|Governorate|County|Department|District|Prefecture|Voivodeship|Parish"
    r"|Municipality|Canton|Emirate|Division|Wilaya)$",
)
_BRACKETS = re.compile(r" \([^)]*\)")
_ADJECTIVE = re.compile(
    r"(?:^| )(?:Autonomous|Federal|Capital|Metropolitan|Central|(?:North|South|East|West)(?:ern)?"
    r"|North[ -]?(?:East|West)(?:ern)?|South[ -]?(?:East|West)(?:ern)?|Far North)$"
)


@dataclass(frozen=True, slots=True)
class HandNames:
    """What is written by hand of one division."""

    names: tuple[str, ...]
    population: int | None
    year: int | None
    source: str


def division_rows(
    places: Iterable[Place], admin1_names: Mapping[str, str], *, by_hand: Mapping[str, HandNames]
) -> list[DivisionRow]:
    """The rows of `divisions.csv`, by id."""
    codes = {
        f"{place.country}.{place.admin1}"
        for place in places
        if place.country not in OVERSEAS and place.country != "FR"
    }
    official = {code: admin1_names[code] for code in sorted(codes) if code in admin1_names}
    short = {code: _shortened(name) for code, name in official.items()}
    shared = Counter((code[:2], name) for code, name in short.items())
    unknown = set(by_hand) - set(official)
    if unknown:
        raise ValueError(f"{BY_HAND.name}: no such division: {', '.join(sorted(unknown))}")
    return [
        _row(
            code,
            name if shared[(code[:2], short[code])] > 1 else short[code],
            name,
            by_hand.get(code),
        )
        for code, name in official.items()
    ]


def load_hand_names() -> dict[str, HandNames]:
    """The names written by hand, by `CC.NN`."""
    with BY_HAND.open(encoding="utf-8", newline="") as file:
        return {
            row["code"]: HandNames(
                names=tuple(name for name in row["names"].split("|") if name),
                population=int(row["population"]) if row["population"] else None,
                year=int(row["year"]) if row["year"] else None,
                source=row["source"],
            )
            for row in csv.DictReader(file)
        }


def _shortened(official: str) -> str:
    name = _BRACKETS.sub("", official)
    short = _KIND.sub("", name)
    return name if _ADJECTIVE.search(short) else short


def _row(code: str, name: str, official: str, by_hand: HandNames | None) -> DivisionRow:
    others = (by_hand.names if by_hand else ()) + (official,)
    return DivisionRow(
        id=f"admin1:{code}",
        country=code[:2],
        name=name,
        names=tuple(other for other in dict.fromkeys(others) if other != name),
        population=by_hand.population if by_hand else None,
        year=by_hand.year if by_hand else None,
        source=(by_hand.source if by_hand else "") or SOURCE,
    )

"""Dated, sourced warnings about a country or a division; they never change a score."""

from __future__ import annotations

import csv
import datetime
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from data.records import Source
from matcher.results import Gate
from matcher.translation import Translator

if TYPE_CHECKING:
    from data.gazetteer import Gazetteer

KEPT_FRESH = datetime.timedelta(days=365)


@dataclass(frozen=True, slots=True)
class GateRow:
    """One row of the table; `places` are codes of countries or divisions, or territory ids."""

    key: str
    places: frozenset[str]
    kind: str
    date: str
    checked_on: datetime.date
    texts: dict[str, str]
    source: Source


@cache
def load_gates() -> tuple[GateRow, ...]:
    """The table `data/raw/gates.csv`."""
    text = files("data.raw").joinpath("gates.csv").read_text(encoding="utf-8")
    return tuple(_row(row) for row in csv.DictReader(text.splitlines()))


def gates_for(
    places: Collection[str], *, today: datetime.date, say: Translator
) -> tuple[Gate, ...]:
    """The warnings for a place, by its country ("ML"), division ("UA.11") and id."""
    return tuple(
        _gate(warning, today, say)
        for warning in load_gates()
        if not warning.places.isdisjoint(places)
    )


def kinds_of(places: Collection[str]) -> frozenset[str]:
    """The kinds of the warnings for a place."""
    return frozenset(
        warning.kind for warning in load_gates() if not warning.places.isdisjoint(places)
    )


def places_of(gazetteer: Gazetteer, row: int) -> set[str]:
    """The names under which a warning may mean a row: its id, its country, its division."""
    places = {gazetteer.id(row), gazetteer.countries[gazetteer.country[row]]}
    if gazetteer.admin1[row] >= 0:
        places.add(gazetteer.admin1_codes[gazetteer.admin1[row]])
    return places


def _row(row: dict[str, str]) -> GateRow:
    return GateRow(
        key=row["key"],
        places=frozenset(row["places"].split("|")),
        kind=row["kind"],
        date=row["date"],
        checked_on=datetime.date.fromisoformat(row["checked_on"]),
        texts={"fr": row["text_fr"], "en": row["text_en"]},
        source=Source(row["source_name"], row["source_url"], row["date"]),
    )


def _gate(warning: GateRow, today: datetime.date, say: Translator) -> Gate:
    stale = today - warning.checked_on > KEPT_FRESH
    text = warning.texts[say.language]
    checked = warning.checked_on.isoformat()
    if stale:
        text = say.text(
            "{text} (not checked since {date}: check before you act)",
            text=text.rstrip("."),
            date=checked,
        )
    return Gate(warning.key, warning.kind, warning.date, checked, text, warning.source, stale)

"""Both profiles in a small table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from data.memberships import GROUPS
from data.records import Fact, Profile
from matcher.labels import label
from matcher.notes.fitting import shortened
from matcher.printing.facts import fact_name, fact_value
from matcher.translation import Translator, mark

if TYPE_CHECKING:
    from matcher.results import Comparison

DERIVED = "°"
CELL, GROUPS_CELL = 44, 84
NONE = "—"
RANK = "rank_in_country"
SHORT_GROUPS = {
    "eu": mark("European Union"),
    "dac": mark("development assistance"),
    "ldc": mark("least developed country"),
    "sids": mark("small island State"),
    "oif": mark("Francophonie"),
}
LANGUAGES_SHOWN = 3

Facts = Mapping[str, Fact]
Column = Callable[[Facts, str, Translator], str]
Cell = tuple[str, str]
"""The name of a fact and its value."""


@dataclass(frozen=True, slots=True)
class FactRow:
    """A fact of both, in words; a value that a rule derives ends in DERIVED."""

    name: str
    first: str
    second: str


def fact_rows(comparison: Comparison, say: Translator) -> tuple[FactRow, ...]:
    """One row for each of COLUMNS; no ranks where one of both, such as a grouping, has none."""
    profiles = (comparison.first, comparison.second)
    ranked = all(RANK in (fact.name for fact in profile.facts) for profile in profiles)
    columns = {name: make for name, make in COLUMNS.items() if ranked or name != RANK}
    cells = [_cells(profile, columns, say) for profile in profiles]
    return tuple(
        FactRow(name, first, second) for (name, first), (_, second) in zip(*cells, strict=True)
    )


def _cells(profile: Profile, columns: Mapping[str, Column], say: Translator) -> list[Cell]:
    facts = {fact.name: fact for fact in profile.facts}
    cells = [
        (say.text("Country"), _country(profile, facts, say)),
        (say.text("Level"), label(profile.territory.level, say)),
        *((_title(name, say), make(facts, name, say)) for name, make in columns.items()),
    ]
    groups = shortened(_groups(facts, say), GROUPS_CELL)
    return [*((name, shortened(cell, CELL)) for name, cell in cells), (say.text("Groups"), groups)]


def _title(name: str, say: Translator) -> str:
    words = say.text(SHORT_NAMES[name]) if name in SHORT_NAMES else fact_name(name, say)
    return words[:1].upper() + words[1:]


def _country(profile: Profile, facts: Facts, say: Translator) -> str:
    country = say.country(profile.territory.country)
    division = facts.get("division")
    return f"{country}, {division.value}" if division and division.value else country


def _plain(facts: Facts, name: str, say: Translator) -> str:
    fact = facts.get(name)
    if fact is None:
        return NONE
    said = fact_value(replace(fact, knowledge="declared"), say) if fact.value is not None else ""
    if not said:
        return say.text("unknown")
    return said + (DERIVED if fact.knowledge == "derived" else "")


def _rank(facts: Facts, name: str, say: Translator) -> str:
    rank = facts[name].value
    return say.ordinal(rank) + DERIVED if isinstance(rank, int) else NONE


def _port(facts: Facts, name: str, say: Translator) -> str:
    port, named = facts.get("port"), facts.get("port_name")
    if port is not None and port.value is True and named is not None and named.value:
        return f"{named.value}{DERIVED}"
    return _plain(facts, name, say)


def _languages(facts: Facts, name: str, say: Translator) -> str:
    fact = facts.get(name)
    if fact is None or not isinstance(fact.value, tuple):
        return _plain(facts, name, say)
    return ", ".join(say.language_names(fact.value)[:LANGUAGES_SHOWN]) + DERIVED


def _groups(facts: Facts, say: Translator) -> str:
    return ", ".join(say.text(SHORT_GROUPS[name]) for name in GROUPS if name in facts) or NONE


COLUMNS: dict[str, Column] = {
    "population": _plain,
    RANK: _rank,
    "coast_km": _plain,
    "port": _port,
    "climate": _plain,
    "languages": _languages,
}
SHORT_NAMES = {
    RANK: mark("national rank"),
    "coast_km": mark("to the sea"),
    "languages": mark("official languages"),
}
"""The facts of COLUMNS whose name is too long for a small table."""

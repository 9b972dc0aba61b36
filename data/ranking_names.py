"""Which of several namesakes is meant: the rules of the asking side, of levels and of size."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Literal

from data.gazetteer import NameKind
from data.names import name_key
from data.namesakes import Namesake
from data.records import Level

Side = Literal["any", "asker", "partner"]

EXACT = 1.0
DOUBTFUL = 2.0
OVERSHADOWED = 0.01
CAPITAL = 0.15
RESPELT = 60.0
_INTERCHANGEABLE: dict[Level, tuple[Level, ...]] = {
    "region": ("region", "department"),
    "department": ("department", "region"),
    "intercommunality": ("intercommunality",),
    "municipality": ("municipality",),
}


def of_level(found: Sequence[Namesake], level: Level) -> list[Namesake]:
    """The namesakes of a level; abroad a province is a région or a département alike.

    Where no foreign namesake is an intercommunality, the municipality stands for it.
    """
    for wanted in _INTERCHANGEABLE[level]:
        kept = [namesake for namesake in found if namesake.level == wanted]
        if wanted != level:
            kept = [namesake for namesake in kept if namesake.country != "FR"]
        if kept:
            return kept
    if level == "intercommunality":
        return [one for one in found if one.country != "FR" and one.level == "municipality"]
    return []


def ranked(found: Collection[Namesake], side: Side) -> list[Namesake]:
    """The namesakes, likeliest first.

    The asker is French first, a partner foreign first, doubtful names last. Then an exact name
    before others on the French side, elsewhere population in powers of ten less the penalty of the
    name. A municipality comes before an authority of its name, unless it has less than 1 % of its
    population, or only the authority bears that very name (abroad, as its main one: Nara is the
    city, that GeoNames calls Nara-shi, but Bahia is the state, not Salvador that was called so).
    """
    groups: dict[int, list[Namesake]] = {}
    for namesake in found:
        groups.setdefault(_group(namesake, side), []).append(namesake)
    order: list[Namesake] = []
    for group in sorted(groups):
        order += _municipality_first(sorted(groups[group], key=lambda one: _merit(one, side)))
    return order


def _group(namesake: Namesake, side: Side) -> int:
    doubtful = namesake.penalty >= DOUBTFUL
    if side == "any":
        return int(doubtful)
    wanted = (namesake.country == "FR") == (side == "asker")
    return 2 * doubtful + (not wanted)


def _merit(namesake: Namesake, side: Side) -> tuple[float, float, int]:
    exact_first = namesake.penalty if side == "asker" and namesake.country == "FR" else 0.0
    return exact_first, -namesake.weight, namesake.row


def _municipality_first(order: list[Namesake]) -> list[Namesake]:
    town = next((one for one in order if one.level == "municipality"), None)
    authority = next((one for one in order if one.level != "municipality"), None)
    first = order[0]
    if town and authority:
        overshadowed = town.population < OVERSHADOWED * authority.population
        better_named = _bears_it_alone(authority, town)
        first = authority if overshadowed or better_named else town
    return [first, *(one for one in order if one is not first)]


def _bears_it_alone(authority: Namesake, town: Namesake) -> bool:
    if authority.penalty >= EXACT or town.penalty < EXACT:
        return False
    if authority.country == "FR":
        return True
    return authority.kind == NameKind.MAIN and not _shares_name(authority, town)


def _shares_name(authority: Namesake, town: Namesake) -> bool:
    """Whether a town has the name of its division in another spelling, or within its own."""
    from rapidfuzz import fuzz

    division, city = name_key(authority.name), name_key(town.name)
    if division in city:
        return town.population >= CAPITAL * authority.population
    return abs(len(division) - len(city)) <= 2 and fuzz.ratio(division, city) >= RESPELT

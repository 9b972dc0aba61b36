"""The two ends of a pair as law and money see them: which is French, where the others lie."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from data.memberships import members
from data.records import Profile, Territory
from matcher.continents import FRANCE
from matcher.translation import Translator

if TYPE_CHECKING:
    from matcher.results import Comparison


@dataclass(frozen=True, slots=True)
class Ends:
    """The French end, if there is one, and the foreign ends: one, or two where none is French."""

    french: Territory | None
    foreign: tuple[Profile, ...]

    @classmethod
    def of(cls, comparison: Comparison) -> Ends:
        """The ends of a pair; both may be French, and then none is foreign."""
        profiles = (comparison.first, comparison.second)
        french = [one.territory for one in profiles if one.territory.country in FRANCE]
        foreign = tuple(one for one in profiles if one.territory.country not in FRANCE)
        return cls(french[0] if french else None, foreign)

    def all_in(self, group: str) -> bool:
        """Whether every foreign end is a member of a group, or has another status in it."""
        return all(codes_of(one) & members(group) for one in self.foreign)


def codes_of(profile: Profile) -> frozenset[str]:
    """The codes of the country and of the division in which a territory lies."""
    territory = profile.territory
    return frozenset({territory.country, territory.id.removeprefix("admin1:"), _division(profile)})


def place_words(profile: Profile, code: str, say: Translator) -> str:
    """The name of the country or of the division that a code of the territory means."""
    division = next((fact.value for fact in profile.facts if fact.name == "division"), None)
    if "." not in code:
        return say.country(code)
    return str(division or profile.territory.name)


def distance_km(first: Territory, second: Territory) -> float:
    """The great-circle distance between two territories."""
    import numpy as np

    from features.sphere import arc_km, unit_vectors

    here, there = unit_vectors(
        np.array([first.latitude, second.latitude]), np.array([first.longitude, second.longitude])
    )
    [distance] = arc_km(np.sqrt(((here - there) ** 2).sum(keepdims=True)))
    return float(distance)


def _division(profile: Profile) -> str:
    """The code of the division that the profile names; empty where it names none."""
    named = next((fact.value for fact in profile.facts if fact.name == "division"), None)
    return _codes_by_name().get((profile.territory.country, str(named)), "")


@cache
def _codes_by_name() -> dict[tuple[str, str], str]:
    """The code of every foreign division by its country and each of its names."""
    from data.tables import load_divisions

    codes: dict[tuple[str, str], str] = {}
    for row in load_divisions():
        for name in (row.name, *row.names):
            codes.setdefault((row.country, name), row.id.removeprefix("admin1:"))
    return codes

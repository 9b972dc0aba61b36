"""Two territories as one would tell them: how far apart, how unequal, what is the same."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from data.records import Territory
from features.tongues import common_languages, common_scripts
from matcher.continents import same_state
from matcher.gates import kinds_of, places_of

if TYPE_CHECKING:
    from features.world import World

FRANCE = same_state("FR")


@dataclass(frozen=True)
class Side:
    """One of the two, with its row unless it is a mere point."""

    world: World
    territory: Territory
    row: int | None

    @cached_property
    def country(self) -> int:
        """The index of its country, -1 where unknown."""
        countries, code = self.world.gazetteer.countries, self.territory.country
        return countries.index(code) if code in countries else -1

    @cached_property
    def region(self) -> str | None:
        """The code of its first-level region, as "CN.25"."""
        return region_of(self.world, self.row)

    @cached_property
    def warnings(self) -> frozenset[str]:
        """The kinds of the gates for it."""
        if self.row is None:
            return kinds_of({self.territory.country})
        return kinds_of(places_of(self.world.gazetteer, self.row))


@dataclass(frozen=True)
class Couple:
    """The one who asks and a candidate."""

    origin: Side
    candidate: Side

    @property
    def home(self) -> Side:
        """The French one of the two; the one who asks where neither or both are."""
        return self.candidate if self._turned else self.origin

    @property
    def abroad(self) -> Side:
        """The other one."""
        return self.origin if self._turned else self.candidate

    @cached_property
    def times(self) -> float | None:
        """The candidate's population over the other's; None where one is unknown."""
        own, other = self.origin.territory.population, self.candidate.territory.population
        return other / own if own and other else None

    @property
    def outgrown(self) -> float | None:
        """The population abroad over the one at home; None where one is unknown."""
        return 1 / self.times if self.times and self._turned else self.times

    @cached_property
    def km(self) -> float:
        """The distance as the crow flies."""
        here, rows = self.origin.territory, np.array([self.candidate.row])
        gazetteer = self.candidate.world.gazetteer
        return float(gazetteer.distances(rows, here.latitude, here.longitude)[0])

    @cached_property
    def strangers(self) -> bool:
        """Whether no language and no script is common to both, as far as those are known."""
        world, own, other = self.origin.world, self.origin.country, self.candidate.country
        known = own >= 0 and other >= 0 and world.languages(own) and world.languages(other)
        if not known or common_languages(world, own, other):
            return False
        return not common_scripts(world, own, other)

    @property
    def _turned(self) -> bool:
        asks, answers = self.origin.territory.country, self.candidate.territory.country
        return answers in FRANCE and asks not in FRANCE


def region_of(world: World, row: int | None) -> str | None:
    """The code of the first-level region of a row, None where unknown."""
    if row is None or row < 0:
        return None
    index = int(world.gazetteer.admin1[row])
    return world.gazetteer.admin1_codes[index] if index >= 0 else None

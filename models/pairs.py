"""Partnerships as rows of the gazetteer, ready to count and to learn from."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from data.records import LEVELS
from features.evidence import Evidence
from features.world import World

Rows = NDArray[np.int64]

LOCAL_LEVELS = (LEVELS.index("municipality"), LEVELS.index("intercommunality"))
SMALLEST_CANDIDATE = 1_000


@dataclass(frozen=True)
class Pairs:
    """Partnerships between local authorities of two countries.

    `french[i]` is linked with `foreign[i]`; `abroad` holds the pairs of which neither is French.
    """

    french: Rows
    foreign: Rows
    abroad: tuple[Rows, Rows]

    @classmethod
    def of_ends(cls, world: World, first: Rows, second: Rows) -> Pairs:
        """Sort these pairs of rows; those inside one country or between regions are left out."""
        gazetteer = world.gazetteer
        local = np.isin(gazetteer.level[first], LOCAL_LEVELS)
        local &= np.isin(gazetteer.level[second], LOCAL_LEVELS)
        crossing = local & (gazetteer.country[first] != gazetteer.country[second])
        first, second = first[crossing], second[crossing]
        home = gazetteer.countries.index("FR")
        second_is_french = gazetteer.country[second] == home
        ours = second_is_french | (gazetteer.country[first] == home)
        french = np.where(second_is_french, second, first)[ours]
        foreign = np.where(second_is_french, first, second)[ours]
        pairs = np.unique(np.stack([french, foreign], axis=1), axis=0)
        return cls(pairs[:, 0], pairs[:, 1], (first[~ours], second[~ours]))

    @property
    def origins(self) -> Rows:
        """The French rows, each once, ascending."""
        return np.unique(self.french)

    def partners(self, origin: int) -> Rows:
        """The foreign partners of a French row."""
        found: Rows = self.foreign[self.french == origin]
        return found

    def without(self, origins: Rows) -> Pairs:
        """These pairs less those of some French rows."""
        kept = ~np.isin(self.french, origins)
        return Pairs(self.french[kept], self.foreign[kept], self.abroad)

    def evidence(self, world: World) -> Evidence:
        """These pairs counted."""
        return Evidence.of_pairs(world, self.french, self.foreign, self.abroad)


def candidate_rows(world: World) -> Rows:
    """Every municipality of 1,000 inhabitants or more outside France, ascending."""
    gazetteer = world.gazetteer
    wanted = (gazetteer.level == LOCAL_LEVELS[0]) & (gazetteer.population >= SMALLEST_CANDIDATE)
    return np.flatnonzero(wanted & (gazetteer.country != gazetteer.countries.index("FR")))

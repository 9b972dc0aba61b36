"""Existing partnerships most like a suggested one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from data.records import LEVELS, Territory
from matcher.candidates import Rows
from matcher.continents import same_state
from matcher.results import KnownPartnership

if TYPE_CHECKING:
    from data.directory import Directory
    from data.gazetteer import Gazetteer

NEAR_KM = 150.0
LIKE_SIZE = 3.0
CONSIDERED = 8
"""As many as are looked up in detail: those whose outcome is known come first among them."""
LOCAL_LEVELS = LEVELS.index("municipality"), LEVELS.index("intercommunality")

Costs = NDArray[np.float64]
Pair = tuple[int, int]


@dataclass(frozen=True)
class PrecedentFinder:
    """Looks for precedents of the suggestions made to one origin.

    A precedent has one end in the origin's State, near the origin (150 km) or of like size (up to
    three times) and as local as it is, and the other in the candidate's country. The nearer both
    ends lie to the pair and the closer their sizes, the more alike; the origin's own partnerships,
    those of `own_rows`, are left out.
    """

    gazetteer: Gazetteer
    directory: Directory
    ends: tuple[Rows, Rows]
    origin: Territory
    own_rows: tuple[int, ...]

    def of_each(self, candidates: Sequence[int]) -> dict[int, tuple[KnownPartnership, ...]]:
        """The partnerships most like the one with each of these rows, best first."""
        nearest = {candidate: self._nearest(candidate) for candidate in candidates}
        known = self._details(
            list(dict.fromkeys(pair for each in nearest.values() for pair in each))
        )
        return {
            candidate: tuple(
                sorted((known[pair] for pair in pairs if pair in known), key=_outcome_unknown)
            )
            for candidate, pairs in nearest.items()
        }

    def _nearest(self, candidate: int) -> list[Pair]:
        """Home and foreign rows of the pairs most like the one with this candidate."""
        homes, abroad, costs = self._pairs
        here = np.flatnonzero(self.gazetteer.country[abroad] == self.gazetteer.country[candidate])
        there = self.gazetteer.territory(candidate)
        likeness = costs[here] + _costs(self.gazetteer, there, abroad[here])
        order = here[np.argsort(likeness, kind="stable")[:CONSIDERED]]
        return [(int(homes[index]), int(abroad[index])) for index in order]

    @cached_property
    def _pairs(self) -> tuple[Rows, Rows, Costs]:
        """Home ends that are alike, their foreign ends, the cost of each home end."""
        firsts, seconds = self.ends
        homes, abroad = np.concatenate([firsts, seconds]), np.concatenate([seconds, firsts])
        domestic = self._domestic
        kept = domestic[homes] & ~domestic[abroad] & ~np.isin(homes, self.own_rows)
        kept &= _local(self.gazetteer.level[homes]) == _local(LEVELS.index(self.origin.level))
        homes, abroad = homes[kept], abroad[kept]
        alike = self._alike(homes)
        homes, abroad = homes[alike], abroad[alike]
        return homes, abroad, _costs(self.gazetteer, self.origin, homes)

    @cached_property
    def _domestic(self) -> NDArray[np.bool_]:
        state = same_state(self.origin.country)
        flags = np.array([code in state for code in self.gazetteer.countries])
        domestic: NDArray[np.bool_] = flags[self.gazetteer.country]
        return domestic

    def _alike(self, homes: Rows) -> NDArray[np.bool_]:
        away = self.gazetteer.distances(homes, self.origin.latitude, self.origin.longitude)
        near: NDArray[np.bool_] = away <= NEAR_KM
        if self.origin.population is None:
            return near
        ratio = self.gazetteer.population[homes] / self.origin.population
        return near | ((ratio >= 1 / LIKE_SIZE) & (ratio <= LIKE_SIZE))

    def _details(self, pairs: list[Pair]) -> dict[Pair, KnownPartnership]:
        ends = {
            (self.gazetteer.id(home), self.gazetteer.id(there)): (home, there)
            for home, there in pairs
        }
        found = {}
        for partnership in self.directory.partnerships(list(ends)):
            pair = partnership.first, partnership.second
            home, there = ends.get(pair) or ends[pair[::-1]]
            found[home, there] = KnownPartnership(
                self.gazetteer.territory(home), self.gazetteer.territory(there), partnership
            )
        return found


def _costs(gazetteer: Gazetteer, territory: Territory, rows: Rows) -> Costs:
    """How unlike a territory the rows are: distance in units of 150 km up to 4, plus doublings."""
    away = gazetteer.distances(rows, territory.latitude, territory.longitude)
    costs: Costs = np.minimum(away / NEAR_KM, 4.0)
    if territory.population is not None:
        sizes = np.maximum(gazetteer.population[rows], 1)
        costs = costs + np.minimum(np.abs(np.log2(sizes / territory.population)), 6.0)
    return costs


def _local(levels: Any) -> Any:
    """Whether levels are those of communes and their groupings, not of provinces and regions."""
    return np.isin(levels, LOCAL_LEVELS)


def _outcome_unknown(known: KnownPartnership) -> bool:
    return known.partnership.terms.outcome == "unknown"

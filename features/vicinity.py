"""Which French rows lie around each of many origins, and what each weighs there."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from features.kernel import CUT
from features.origins import Kin, Origins
from features.sphere import EARTH_KM, arc_km

Floats = NDArray[np.float64]
Rows = NDArray[np.int64]


class FrenchEnds(NamedTuple):
    """French rows with partnerships, ascending, (f,): where they lie, (f, 3), and how many each."""

    rows: Rows
    vectors: Floats
    counts: Floats


@dataclass(frozen=True)
class Vicinity:
    """Weights exp(-d/km) of the rows within three times `km` of each of `height` origins.

    Those of the origin `origins[i]` stand from `starts[i]` on; `french` says which row each is of.
    """

    height: int
    origins: Rows
    starts: Rows
    french: NDArray[np.int32]
    weights: Floats
    counts: Floats

    @classmethod
    def of(cls, origins: Origins, kin: Kin, *, french: FrenchEnds, km: float) -> Vicinity:
        """What the French rows weigh for each origin, its own excepted."""
        near = _within(origins.vectors, french.vectors, CUT * km)
        apart = _apart(origins.vectors, french.vectors[near])
        own = np.flatnonzero(np.isin(kin.own_rows, french.rows[near]))
        apart[kin.own_at[own], np.searchsorted(french.rows[near], kin.own_rows[own])] = np.inf
        at, column = np.nonzero(apart < CUT * km)
        with_any, starts = np.unique(at, return_index=True)
        weights = np.exp(-apart[at, column] / km)
        ends = near[column].astype(np.int32)
        return cls(len(origins), with_any, starts, ends, weights, french.counts)

    @cached_property
    def total(self) -> Floats:
        """The counts of the French rows, weighed and summed around each origin, (m, 1)."""
        return self.sums(self.counts[None])

    def sums(self, values: Floats) -> Floats:
        """The values of the French rows, (k, f), weighed and summed around each origin, (m, k)."""
        found = np.zeros((self.height, len(values)))
        if len(self.starts):
            for column, each in enumerate(values):
                weighed = self.weights * each[self.french]
                found[self.origins, column] = np.add.reduceat(weighed, self.starts)
        return found


def _within(here: Floats, there: Floats, km: float) -> Rows:
    """Which of the vectors there may be so near to one of those here."""
    middle = here.mean(axis=0)
    reach = np.linalg.norm(here - middle, axis=1).max() + km / EARTH_KM
    return np.flatnonzero(np.linalg.norm(there - middle, axis=1) <= reach)


def _apart(here: Floats, there: Floats) -> Floats:
    """Km from each vector here (m, 3) to each there (f, 3)."""
    squares = sum((here[:, [axis]] - there[:, axis]) ** 2 for axis in range(3))
    return arc_km(np.sqrt(squares))

"""How much a place weighs around it: exp(-d/h) over the grid cells that hold territories."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from features.origin import MUNICIPALITY, SMALLEST_CANDIDATE
from features.regions import inhabited_cells
from features.sphere import EARTH_KM
from features.world import WORLDS_KEPT, World

Rows = NDArray[np.int64]
Floats = NDArray[np.float64]

REACHES_KM = {"near": 25.0, "wide": 80.0}
CUT = 3.0


@dataclass(frozen=True)
class Ring:
    """The cells around each place: those of place i are `cells[starts[i]:starts[i + 1]]`."""

    starts: Rows
    cells: NDArray[np.int32]
    weights: NDArray[np.float32]


@dataclass(frozen=True)
class Kernel:
    """Sorted `places` (gazetteer rows) and the ring of each for every reach.

    Cells are indices of `inhabited_cells`; `crowds` holds for each the municipalities of 1,000
    inhabitants or more around it, weighed by distance.
    """

    places: Rows
    rings: dict[str, Ring]
    crowds: dict[str, Floats]

    @classmethod
    def around(cls, world: World, places: Rows) -> Kernel:
        """Weigh every inhabited cell within three reaches of each place."""
        centres = _centres(world)
        vectors = np.asarray(world.vectors[places], dtype=np.float64)
        rings = {name: _ring(vectors, centres, km) for name, km in REACHES_KM.items()}
        crowds = {name: _crowd(world, km) for name, km in REACHES_KM.items()}
        return cls(places, rings, crowds)

    def spread(self, reach: str, places: Rows, amounts: Floats) -> Floats:
        """The sum of amount times weight in each cell, for places of this kernel."""
        ring = self.rings[reach]
        at = np.searchsorted(self.places, places)
        lengths = ring.starts[at + 1] - ring.starts[at]
        first = np.repeat(ring.starts[at] - np.r_[0, np.cumsum(lengths)[:-1]], lengths)
        entries = first + np.arange(int(lengths.sum()))
        weights = ring.weights[entries] * np.repeat(amounts, lengths)
        return np.asarray(np.bincount(ring.cells[entries], weights, len(self.crowds[reach])), float)

    def around_cells(self, reach: str, cells: Rows) -> Floats:
        """The weight of every place in each of these cells, (places, cells)."""
        ring, (wanted, back) = self.rings[reach], np.unique(cells, return_inverse=True)
        column = np.full(len(self.crowds[reach]), -1)
        column[wanted] = np.arange(len(wanted))
        entries = np.flatnonzero(column[ring.cells] >= 0)
        found = np.zeros((len(self.places), len(wanted)))
        place = np.searchsorted(ring.starts, entries, side="right") - 1
        found[place, column[ring.cells[entries]]] = ring.weights[entries]
        return found[:, back]


@lru_cache(maxsize=WORLDS_KEPT)
def _centres(world: World) -> Floats:
    """The middle of the territories of each inhabited cell, as unit vectors (n_cells, 3)."""
    at = np.searchsorted(inhabited_cells(world), world.cell25)
    vectors = np.asarray(world.vectors, dtype=np.float64)
    sums = np.stack([np.bincount(at, vectors[:, axis]) for axis in range(3)], axis=1)
    centres: Floats = sums / np.linalg.norm(sums, axis=1, keepdims=True)
    return centres


@lru_cache(maxsize=WORLDS_KEPT * len(REACHES_KM))
def _crowd(world: World, km: float) -> Floats:
    gazetteer, centres = world.gazetteer, _centres(world)
    counted = (gazetteer.level == MUNICIPALITY) & (gazetteer.population >= SMALLEST_CANDIDATE)
    at = np.searchsorted(inhabited_cells(world), world.cell25[counted])
    ring = _ring(centres, centres, km)
    weighed = ring.weights * np.bincount(at, minlength=len(centres))[ring.cells]
    return np.add.reduceat(weighed, ring.starts[:-1]).astype(float)


def _ring(vectors: Floats, centres: Floats, km: float) -> Ring:
    from scipy.spatial import cKDTree

    reach = 2 * np.sin(CUT * km / EARTH_KM / 2)
    found = cKDTree(vectors).sparse_distance_matrix(cKDTree(centres), reach, output_type="ndarray")
    found = found[np.lexsort((found["j"], found["i"]))]
    starts = np.searchsorted(found["i"], np.arange(len(vectors) + 1))
    weights = np.exp(-2 * np.arcsin(found["v"] / 2) * EARTH_KM / km)
    return Ring(starts.astype(np.int64), found["j"].astype(np.int32), weights.astype(np.float32))

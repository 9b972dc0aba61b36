"""Candidates as columns: one side of every pairing."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from features.regions import inhabited_cells
from features.world import World

Floats = NDArray[np.float32]
Rows = NDArray[np.int64]


class Pool:
    """Candidates as columns, gathered once and shared by every origin that is asked."""

    def __init__(self, world: World, rows: Rows) -> None:
        self.world = world
        self.rows = rows

    def __len__(self) -> int:
        return len(self.rows)

    @cached_property
    def log_population(self) -> Floats:
        """Natural logarithm of the population, nan where unknown."""
        population = self.world.gazetteer.population[self.rows].astype(np.float32)
        return np.log(np.where(population > 0, population, np.nan))

    @cached_property
    def country(self) -> Rows:
        """The country of each candidate, an index of the gazetteer."""
        return self.world.gazetteer.country[self.rows].astype(np.int64)

    @cached_property
    def admin1(self) -> Rows:
        """The first-level region of each candidate; the last index where unknown."""
        return self.world.gazetteer.admin1[self.rows].astype(np.int64)

    @cached_property
    def cell(self) -> Rows:
        """The 25 km grid cell of each candidate, as an index of `inhabited_cells`."""
        return np.searchsorted(inhabited_cells(self.world), self.world.cell25[self.rows])

    @cached_property
    def vectors(self) -> Floats:
        """Unit vectors, shape (n, 3)."""
        return np.asarray(self.world.vectors[self.rows], dtype=np.float32)

    @cached_property
    def profiles(self) -> tuple[NDArray[np.float64], Rows]:
        """The vectors of the distinct descriptions, and the place of each candidate's among them.

        In double precision, so that a product is the same whatever stands beside it.
        """
        distinct, place = np.unique(self.world.profile[self.rows], return_inverse=True)
        return self.world.profile_vectors[distinct].astype(np.float64), place

    @cached_property
    def log_rank_country(self) -> Floats:
        """Logarithm of the place by population in the country, nan where it has none."""
        return _log_rank(self.world.rank_country[self.rows])

    @cached_property
    def log_rank_admin1(self) -> Floats:
        """Logarithm of the place by population in the region, nan where it has none."""
        return _log_rank(self.world.rank_admin1[self.rows])

    @cached_property
    def coast_log(self) -> Floats:
        """Distance to the coast as log(km + 1), nan where unknown."""
        return np.log1p(self.world.coast_km[self.rows].astype(np.float32))

    @cached_property
    def port_log(self) -> Floats:
        """Distance to the nearest sea port as log(km + 1), nan where unknown."""
        return np.log1p(self.world.port_km[self.rows].astype(np.float32))


def _log_rank(ranks: Rows) -> Floats:
    return np.log(np.where(ranks > 0, ranks, np.nan)).astype(np.float32)

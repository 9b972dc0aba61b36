"""Every territory as a set of traits, for rankers that learn a vector for each trait."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from features.candidate_columns import grid_cells
from features.evidence import Evidence
from features.geography import COASTAL_KM, PORT_KM
from features.world import World

Rows = NDArray[np.int64]

CELL_KM = 100.0
SIZES = (1, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000)
RANKS = (1, 2, 11, 31, 101, 301, 1_001)
PARTNERSHIPS = (1, 2, 4, 8, 16)


def trait_matrix(world: World, evidence: Evidence) -> Any:
    """A sparse row for each territory, 1 where it has the trait, (n_rows, n_traits)."""
    from scipy import sparse

    classes = [np.unique(each, return_inverse=True)[1].reshape(-1) for each in _traits(world)]
    classes.append(np.searchsorted(PARTNERSHIPS, evidence.known_links.openness, "right"))
    counts = [int(each.max()) + 1 for each in classes]
    starts = np.r_[0, np.cumsum(counts)[:-1]]
    columns = np.stack(classes, axis=1) + starts
    ends = np.arange(len(columns) + 1) * len(classes)
    ones = np.ones(columns.size, dtype=np.float32)
    return sparse.csr_matrix((ones, columns.reshape(-1), ends), (len(columns), sum(counts)))


def _traits(world: World) -> list[Rows]:
    gazetteer = world.gazetteer
    return [
        np.asarray(gazetteer.country),
        np.asarray(gazetteer.admin1),
        grid_cells(gazetteer.latitude, gazetteer.longitude, CELL_KM).astype(np.int64),
        np.searchsorted(SIZES, gazetteer.population, "right"),
        np.searchsorted(RANKS, world.rank_country, "right"),
        (world.coast_km <= COASTAL_KM).astype(np.int64),
        (world.port_km <= PORT_KM).astype(np.int64),
        np.asarray(world.climate),
        np.asarray(world.island),
    ]

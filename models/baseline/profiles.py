"""Likeness of numeric profiles: what directories of towns and statistical neighbours offer.

Each territory is a row of standardised figures (size, ranks, coast, port, latitude, climate,
island, people around); two are alike where the cosine of their rows is high.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from features.candidate_columns import grid_cells
from features.climate import CLIMATES
from features.origin import Origin
from features.pairing import Pool
from features.world import World
from models.evaluate import Scorer
from models.pairs import candidate_rows

Floats = NDArray[np.float32]
Rows = NDArray[np.int64]

AROUND_KM = 100.0


def profile_scorer(world: World) -> Scorer:
    """The cosine of the profiles of the origin and of each candidate."""
    profiles = standard_profiles(world, candidate_rows(world))
    return cosine_scorer(profiles, np.arange(len(profiles)))


def cosine_scorer(vectors: Floats, vector_of: Rows) -> Scorer:
    """The cosine of the origin's vector and each candidate's.

    `vectors` (n, d) are of unit length; `vector_of` (n_rows,) says which is a territory's.
    """

    def score(origin: Origin, pool: Pool, known: Sequence[int]) -> NDArray[np.float64]:
        if origin.row is None:
            return np.zeros(len(pool))
        likeness = vectors @ vectors[vector_of[origin.row]]
        return np.asarray(likeness[vector_of[pool.rows]], dtype=float)

    return score


def standard_profiles(world: World, usual: Rows) -> Floats:
    """The figures of every territory (n_rows, d), standardised over the usual rows, unit length.

    What is unknown stands at the mean.
    """
    figures = np.stack(_figures(world), axis=1).astype(np.float64)
    known = figures[usual]
    standard = (figures - np.nanmean(known, axis=0)) / np.nanstd(known, axis=0)
    standard[np.isnan(standard)] = 0.0
    lengths = np.linalg.norm(standard, axis=1, keepdims=True)
    return np.asarray(standard / np.maximum(lengths, 1e-9), dtype=np.float32)


def _figures(world: World) -> list[NDArray[np.float64]]:
    gazetteer = world.gazetteer
    zones = np.array([*(zone[0] for zone in CLIMATES), ""])
    zone = zones[np.minimum(world.climate, len(CLIMATES))]
    groups = [np.where(zone == "", np.nan, zone == group) for group in sorted(set(zones) - {""})]
    return [
        _log(gazetteer.population),
        _log(world.rank_country),
        _log(world.rank_admin1),
        np.log1p(world.coast_km),
        np.log1p(world.port_km),
        np.abs(gazetteer.latitude),
        np.where(world.island < 0, np.nan, world.island),
        np.log1p(_people_around(world)),
        *groups,
    ]


def _log(amounts: Rows) -> NDArray[np.float64]:
    return np.log(np.where(amounts > 0, amounts, np.nan))


def _people_around(world: World) -> NDArray[np.float64]:
    """The inhabitants of the municipalities in the grid cell of each territory."""
    gazetteer = world.gazetteer
    cells = grid_cells(gazetteer.latitude, gazetteer.longitude, AROUND_KM)
    counted = np.where(world.counted, gazetteer.population, 0)
    return np.bincount(cells, counted)[cells].astype(float)

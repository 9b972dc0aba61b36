"""Columns over all territories that scoring needs: ranks, unit vectors, grid cells."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from data.columns import AnyArray, load_column, save_column
from data.gazetteer import Gazetteer
from features.districts import municipalities
from features.sphere import EARTH_KM, unit_vectors

CANDIDATE_COLUMNS = ("rank_country", "rank_admin1", "vectors", "cell25")


def build_candidate_columns(folder: Path) -> None:
    """Write the columns over the rows of the gazetteer in this folder.

    Ranks count municipalities of known population and no districts; abroad a district has the rank
    that it would have beside them, for it may be a municipality after all.
    """
    gazetteer = Gazetteer.open(folder)
    latitude, longitude = np.array(gazetteer.latitude), np.array(gazetteer.longitude)
    country, admin1 = np.array(gazetteer.country), np.array(gazetteer.admin1)
    population = np.array(gazetteer.population)
    known = municipalities(gazetteer) & (population > 0)
    counted = known & (load_column(folder, "district_of") < 0)
    columns = {
        "rank_country": rank_within(country, population, known, counted=counted),
        "rank_admin1": rank_within(admin1, population, known & (admin1 >= 0), counted=counted),
        "vectors": unit_vectors(latitude, longitude).astype(np.float32),
        "cell25": grid_cells(latitude, longitude, 25.0),
    }
    for name in CANDIDATE_COLUMNS:
        save_column(folder, name, columns[name])


def rank_within(
    group: AnyArray,
    population: AnyArray,
    ranked: NDArray[np.bool_],
    *,
    counted: NDArray[np.bool_],
) -> NDArray[np.int32]:
    """One more than the counted rows of a group that come before each ranked one by population.

    Equals come in their order; rows that are not ranked have 0.
    """
    ranks = np.zeros(len(group), dtype=np.int32)
    rows = np.flatnonzero(ranked)
    order = rows[np.lexsort((rows, -population[rows], group[rows]))]
    if len(order):
        sorted_group = group[order]
        starts = np.flatnonzero(np.r_[True, sorted_group[1:] != sorted_group[:-1]])
        lengths = np.diff(np.r_[starts, len(order)])
        before: NDArray[np.int64] = np.cumsum(counted[order]) - counted[order]
        ranks[order] = before - np.repeat(before[starts], lengths) + 1
    return ranks


def grid_cells(latitude: AnyArray, longitude: AnyArray, km: float) -> NDArray[np.int32]:
    """The cell of each point in a grid of bands so many km high, cut into cells as wide."""
    height = np.degrees(km / EARTH_KM)
    bands = int(np.ceil(180 / height))
    band = np.clip(np.floor((latitude + 90) / height), 0, bands - 1).astype(np.int64)
    middle = np.radians((np.arange(bands) + 0.5) * height - 90)
    around = np.maximum(1, np.round(2 * np.pi * EARTH_KM * np.cos(middle) / km)).astype(np.int64)
    first = np.concatenate([[0], np.cumsum(around)[:-1]])
    east = ((longitude + 180) % 360) / 360
    cells: NDArray[np.int32] = (first[band] + np.floor(east * around[band])).astype(np.int32)
    return cells

"""What lies within 20 km of every territory: people, the largest town, another country."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from data.columns import AnyArray, load_column, save_column
from data.gazetteer import Gazetteer
from data.records import LEVELS
from features.areas import areas
from features.districts import municipalities
from features.sphere import EARTH_KM, unit_vectors

AROUND_COLUMNS = ("people_around", "largest_around", "border")
AROUND_KM = 20.0
ROWS_AT_ONCE = 20_000


def build_around(folder: Path) -> None:
    """Write the columns over the rows of the gazetteer in this folder.

    `people_around` (float32) sums the inhabitants of all municipalities within 20 km, itself
    included, nan where there are none; `largest_around` (float32) is the population of the largest
    other one, 0 where there is none, nan for what is no municipality: a grouping is no rival of its
    seat. `border` (int8) is 1 where one of them lies in another country, seen from any place of a
    territory that is larger than a town. Districts of a city count with it alone, as
    features.districts tells them.
    """
    gazetteer = Gazetteer.open(folder)
    vectors = unit_vectors(np.array(gazetteer.latitude), np.array(gazetteer.longitude))
    country = np.array(gazetteer.country)
    counted = municipalities(gazetteer) & (load_column(folder, "district_of") < 0)
    population = np.array(gazetteer.population, dtype=np.float64)
    columns = measure_around(vectors, np.flatnonzero(counted), population, country=country)
    people, largest, border = columns
    people[people == 0] = np.nan
    largest[np.array(gazetteer.level) != LEVELS.index("municipality")] = np.nan
    for rows, places, codes in areas(gazetteer):
        bordering = codes[places[border[places] > 0]]
        border[rows[np.isin(codes[rows], bordering)]] = 1
    for name, values in zip(AROUND_COLUMNS, columns, strict=True):
        save_column(folder, name, values)


def measure_around(
    vectors: NDArray[np.float64], places: AnyArray, population: AnyArray, *, country: AnyArray
) -> tuple[AnyArray, AnyArray, AnyArray]:
    """The three columns for points (n, 3), of which `places` are municipalities."""
    from scipy.spatial import cKDTree

    tree, reach = cKDTree(vectors[places]), 2 * np.sin(AROUND_KM / EARTH_KM / 2)
    people, largest = np.zeros((2, len(vectors)), dtype=np.float32)
    border = np.zeros(len(vectors), dtype=np.int8)
    for start in range(0, len(vectors), ROWS_AT_ONCE):
        here = cKDTree(vectors[start : start + ROWS_AT_ONCE])
        near = here.sparse_distance_matrix(tree, reach, output_type="ndarray")
        row, other = near["i"] + start, places[near["j"]]
        people += np.bincount(row, population[other], len(vectors)).astype(np.float32)
        apart = row != other
        np.maximum.at(largest, row[apart], population[other[apart]].astype(np.float32))
        border[row[country[row] != country[other]]] = 1
    return people, largest, border

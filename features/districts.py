"""What is a municipality of its own, and what GeoNames lists beside the city that it is part of.

GeoNames does not say which of its places are districts. In France INSEE does. Abroad they are told
by density: a place is a district of a more populous one of the same region if its centre lies where
that city must reach, were it as dense as few cities are. Where many people live in such places, the
city's districts are listed: then smaller places count as its districts as far as it reaches at a
usual density, nearest first, until its districts and their quarters hold half as many again as it.
Two cities that have grown together may be taken for one (Cambridge for a part of Boston), and
districts far from the centre for towns (Lido di Ostia).
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from data.columns import AnyArray, save_column
from data.gazetteer import Gazetteer
from data.records import LEVELS
from features.sphere import EARTH_KM, arc_km, unit_vectors

DISTRICT_COLUMNS = ("district_of",)
FARTHEST_KM = 20.0
"""A district lies so near to the centre of its city: whoever counts what is around counts both."""
SMALLEST_CITY = 100_000
SMALLEST_METROPOLIS = 300_000
"""Only around a city so large does a district lie beyond where it must reach."""
DENSEST, USUAL = 20_000.0, 6_000.0
"""Inhabitants per km² of a city."""
LISTED = 0.25
"""The districts of a city are listed where those that are sure hold this share of it."""
PART = 0.28
"""A place that holds more of a city is its district only where the city must reach."""
HELD = 1.8
"""So many times its people may be held by districts and their quarters."""

Rows = NDArray[np.int64]
Mask = NDArray[np.bool_]


def municipalities(gazetteer: Gazetteer) -> Mask:
    """The rows of municipalities, of which those in France are communes and not their districts."""
    found: Mask = np.array(gazetteer.level) == LEVELS.index("municipality")
    found &= ~in_france(gazetteer) | (np.array(gazetteer.insee) != b"")
    return found


def in_france(gazetteer: Gazetteer) -> Mask:
    """The rows in France."""
    found: Mask = np.array(gazetteer.country) == gazetteer.countries.index("FR")
    return found


def build_districts(folder: Path) -> None:
    """Write `district_of` (int32): the row of the city that a row is a district of, or -1."""
    gazetteer = Gazetteer.open(folder)
    population = np.array(gazetteer.population, dtype=np.float64)
    region = np.array(gazetteer.admin1)
    known = (population > 0) & (region >= 0)
    places = np.flatnonzero(municipalities(gazetteer) & ~in_france(gazetteer) & known)
    vectors = unit_vectors(np.array(gazetteer.latitude), np.array(gazetteer.longitude))
    found = np.full(len(population), -1, dtype=np.int32)
    hosts = host_of(vectors[places], population[places], region[places])
    found[places[hosts >= 0]] = places[hosts[hosts >= 0]]
    save_column(folder, "district_of", found)


def host_of(vectors: NDArray[np.float64], population: AnyArray, region: AnyArray) -> Rows:
    """The position of the most populous city that each place is a district of, or -1."""
    from scipy.spatial import cKDTree

    tree, found = cKDTree(vectors), np.full(len(vectors), -1)
    cities = np.flatnonzero(population >= SMALLEST_CITY)
    for city in cities[np.argsort(-population[cities], kind="stable")].tolist():
        if found[city] >= 0:
            continue
        reach = 2 * np.sin(_radius_km(population[city], USUAL) / EARTH_KM / 2)
        near = np.array(tree.query_ball_point(vectors[city], reach))
        near = near[(region[near] == region[city]) & (population[near] < population[city])]
        apart = arc_km(np.linalg.norm(vectors[near] - vectors[city], axis=1))
        order = np.lexsort((near, apart))
        near = near[order]
        parts = near[_are_districts(apart[order], population[near], population[city])]
        found[parts[found[parts] < 0]] = city
    return found


def _are_districts(apart: AnyArray, population: AnyArray, whole: float) -> Mask:
    """Which places at these distances, nearest first, are districts of a city of `whole` people."""
    sure: Mask = apart < _radius_km(whole, DENSEST)
    if whole < SMALLEST_METROPOLIS or population[sure].sum() < LISTED * whole:
        return sure
    part = population < PART * whole
    held = np.cumsum(np.where(part, population, 0.0))
    return sure | (part & (held <= HELD * whole))


def _radius_km(population: float, density: float) -> float:
    return min(float(np.sqrt(population / density / np.pi)), FARTHEST_KM)

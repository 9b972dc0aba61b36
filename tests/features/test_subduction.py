"""Distances to trenches and the coasts of cyclones."""

from __future__ import annotations

import numpy as np
import pytest

from features.cyclone_basins import BASINS, basin_of
from features.sphere import arc_km, unit_vectors
from features.subduction import BELTS, STEP_KM, belts_near


def belt_at(latitude: float, longitude: float) -> tuple[str | None, float]:
    belt, km = belts_near(np.array([latitude]), np.array([longitude]))
    return (tuple(BELTS)[belt[0]] if belt[0] >= 0 else None), float(km[0])


@pytest.mark.parametrize("name", BELTS)
def test_a_corner_of_a_trench_lies_on_it(name: str) -> None:
    latitudes, longitudes = np.array(BELTS[name].line).T
    assert belts_near(latitudes, longitudes)[1].max() <= 0.01


def test_a_distance_is_measured_between_the_corners_too() -> None:
    belt, km = belt_at(-30.0, -72.2)
    assert belt == "andes"
    assert km < STEP_KM + 10


def test_a_belt_crosses_the_date_line() -> None:
    assert [belt_at(50.6, longitude)[0] for longitude in (179.9, -179.9)] == ["alaska"] * 2


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [(48.4, -4.5), (43.3, 5.4), (-3.7, -38.5), (14.7, -17.4), (1.3, 103.8)],
)
def test_most_of_the_world_lies_over_no_slab(latitude: float, longitude: float) -> None:
    belt, km = belt_at(latitude, longitude)
    assert belt is None
    assert np.isnan(km)


def test_the_nearest_trench_within_its_reach_counts() -> None:
    latitude, longitude = np.array([35.7]), np.array([139.7])
    here = unit_vectors(latitude, longitude)
    nearest = min(
        arc_km(np.linalg.norm(unit_vectors(*np.array(belt.line).T) - here, axis=1)).min()
        for belt in BELTS.values()
    )
    assert belts_near(latitude, longitude)[1][0] <= nearest


@pytest.mark.parametrize(
    ("latitude", "longitude", "basin"),
    [
        (19.8, -90.5, "north_atlantic"),
        (16.9, -99.9, "north_east_pacific"),
        (14.6, 121.0, "north_west_pacific"),
        (19.0, 72.8, "north_indian"),
        (-20.9, 55.5, "south_west_indian"),
        (-12.5, 130.8, "australian"),
        (-17.5, -149.6, "south_pacific"),
        (-3.7, -38.5, None),
        (-12.0, -77.0, None),
        (25.2, 55.3, None),
        (-4.0, 122.5, None),
        (36.0, -5.0, None),
    ],
)
def test_a_coast_faces_its_basin(latitude: float, longitude: float, basin: str | None) -> None:
    index = int(basin_of(np.array([latitude]), np.array([longitude]))[0])
    assert (tuple(BASINS)[index] if index >= 0 else None) == basin


def test_no_two_basins_overlap() -> None:
    latitudes, longitudes = (axis.ravel() for axis in np.mgrid[-60:60:0.5, -180:180:0.5])
    counts = np.zeros(len(latitudes), dtype=int)
    for boxes in BASINS.values():
        inside = [
            (latitudes > box.south)
            & (latitudes < box.north)
            & (longitudes > box.west)
            & (longitudes < box.east)
            for box in boxes
        ]
        counts += np.any(inside, axis=0)
    assert counts.max() == 1

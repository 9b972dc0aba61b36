"""How far a place lies from a subduction belt, where the strongest earthquakes happen.

The trenches are drawn by us with a point every few degrees, after the plate boundaries of Bird
(2003, PB2002) and the slabs of Hayes et al. (USGS, Slab2, 2018): right to some 50 km. `reach_km` is
how far from its trench a belt still shakes what lies above the slab; flat slabs reach farther.
Other seismic zones, as the Himalaya, Anatolia or the Pyrenees, are not in this table.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from features.sphere import EARTH_KM, arc_km, unit_vectors

Floats = NDArray[np.float64]
Point = tuple[float, float]

STEP_KM = 20.0


class Belt(NamedTuple):
    """A trench as a line of (latitude, longitude), and its reach."""

    reach_km: float
    line: tuple[Point, ...]


BELTS: Mapping[str, Belt] = {
    "andes": Belt(350, (
        (5.0, -78.2), (2.0, -79.7), (0.0, -81.0), (-4.0, -81.4), (-8.0, -80.9),
        (-12.0, -78.9), (-15.5, -76.2), (-17.3, -74.3), (-18.7, -72.4), (-20.0, -71.7),
        (-26.0, -71.5), (-33.0, -72.9), (-36.0, -74.3), (-40.0, -75.2), (-46.0, -75.9),
    )),
    "central_america": Belt(400, (
        (20.2, -106.0), (18.0, -103.8), (16.3, -100.0), (15.0, -96.0), (13.9, -93.0),
        (12.4, -89.3), (10.3, -86.5), (8.4, -84.0),
    )),
    "cascadia": Belt(350, ((49.5, -127.7), (47.5, -126.0), (44.0, -125.2), (40.5, -125.0))),
    "alaska": Belt(450, (
        (59.8, -144.5), (57.5, -149.0), (55.0, -155.0), (52.7, -163.0), (50.6, -172.5),
        (50.2, 179.0), (51.5, 173.0), (53.0, 167.5),
    )),
    "kuril_japan": Belt(450, (
        (55.0, 163.5), (52.0, 160.8), (48.0, 156.0), (44.0, 150.0), (42.0, 146.8),
        (40.0, 144.3), (38.0, 144.0), (36.0, 142.9), (34.2, 142.0),
    )),
    "nankai_sagami": Belt(350, (
        (34.2, 142.0), (34.6, 140.5), (35.0, 139.3), (34.5, 138.6), (33.5, 137.5),
        (32.8, 135.5), (31.8, 133.2), (30.5, 132.2),
    )),
    "ryukyu": Belt(250, (
        (30.5, 132.2), (28.0, 130.8), (26.0, 129.3), (24.3, 127.5), (23.2, 125.0), (23.0, 122.5),
    )),
    "izu_mariana": Belt(300, (
        (34.2, 142.0), (29.0, 142.8), (24.0, 144.2), (20.0, 147.2), (16.0, 147.7),
        (13.0, 146.0), (11.4, 142.5), (9.5, 138.4), (7.5, 136.0),
    )),
    "manila": Belt(300, ((22.0, 120.2), (19.5, 119.8), (16.5, 119.0), (13.2, 119.5))),
    "philippine": Belt(320, (
        (17.5, 123.0), (15.3, 123.6), (13.5, 125.0), (11.0, 126.5), (8.0, 127.1),
        (5.0, 127.6), (2.5, 128.4),
    )),
    "sulawesi_moluccas": Belt(300, (
        (-4.3, 124.0), (-3.2, 123.7), (-2.2, 123.2), (-1.0, 125.0), (1.0, 126.3), (3.5, 126.6),
    )),
    "north_sulawesi": Belt(300, ((1.2, 119.9), (2.1, 121.5), (2.3, 123.5))),
    "sunda": Belt(420, (
        (19.5, 93.0), (15.0, 92.6), (10.0, 91.6), (5.0, 92.6), (2.0, 95.3), (0.0, 97.0),
        (-3.0, 98.9), (-6.5, 102.3), (-9.0, 105.6), (-10.3, 109.0), (-11.2, 114.0),
        (-11.4, 119.0),
    )),
    "banda": Belt(250, (
        (-11.4, 119.0), (-10.6, 123.0), (-9.4, 126.5), (-8.3, 130.0), (-6.5, 132.6),
        (-4.0, 132.2), (-2.7, 129.0),
    )),
    "new_britain_solomon": Belt(250, (
        (-7.2, 147.8), (-6.6, 150.5), (-5.6, 152.6), (-6.6, 154.0), (-8.5, 156.3),
        (-10.3, 160.0), (-11.2, 164.0),
    )),
    "new_hebrides": Belt(250, (
        (-11.0, 165.0), (-14.5, 166.4), (-18.0, 167.6), (-20.7, 169.0), (-22.5, 172.0),
    )),
    "tonga_kermadec": Belt(300, (
        (-15.2, -173.0), (-16.0, -172.2), (-20.0, -173.3), (-24.0, -175.5), (-29.0, -177.0),
        (-34.0, -178.7), (-38.0, 179.6), (-40.5, 178.0), (-42.3, 175.3),
    )),
    "puysegur": Belt(250, ((-45.0, 166.4), (-48.0, 165.0))),
    "caribbean": Belt(400, (
        (20.3, -73.0), (20.0, -70.0), (19.7, -66.5), (18.9, -62.5), (17.0, -59.4),
        (14.5, -58.0), (12.0, -57.8),
    )),
    "hellenic": Belt(300, (
        (38.2, 20.2), (36.8, 20.8), (35.2, 22.6), (34.3, 24.5), (34.4, 26.2), (35.4, 28.3),
    )),
    "cyprus": Belt(200, ((36.0, 30.6), (34.6, 32.2), (34.4, 33.8), (35.2, 35.4))),
    "calabria": Belt(200, ((38.6, 17.8), (37.6, 17.2), (36.9, 16.0))),
    "makran": Belt(200, ((24.9, 57.6), (24.3, 60.0), (24.3, 63.0), (24.9, 66.0))),
}  # fmt: skip


def belts_near(latitude: Floats, longitude: Floats) -> tuple[NDArray[np.int8], Floats]:
    """The belt that reaches each point from the nearest trench, -1 for none; the km to it."""
    points = unit_vectors(latitude, longitude)
    nearest = np.full(len(points), -1, dtype=np.int8)
    km = np.full(len(points), np.inf)
    for index, (belt, trench) in enumerate(zip(BELTS.values(), _trenches(), strict=True)):
        rows = _around(points, trench, belt.reach_km)
        apart = _angle(points[rows] @ trench.T) * EARTH_KM
        closer = (apart <= belt.reach_km) & (apart < km[rows])
        nearest[rows[closer]], km[rows[closer]] = index, apart[closer]
    return nearest, np.where(nearest >= 0, km, np.nan)


def _around(points: Floats, trench: Floats, reach_km: float) -> NDArray[np.int64]:
    """The points in a circle that holds the belt: most of the world is not compared with it."""
    centre = trench.mean(axis=0)
    centre /= np.linalg.norm(centre)
    radius = np.arccos(np.min(trench @ centre)) + reach_km / EARTH_KM
    return np.flatnonzero(points @ centre >= np.cos(radius))


def _angle(cosines: Floats) -> Floats:
    """The smallest angle of each row."""
    angle: Floats = np.arccos(np.clip(cosines.max(axis=1), -1.0, 1.0))
    return angle


@cache
def _trenches() -> list[Floats]:
    """Each trench as points every 20 km, unit vectors (n, 3)."""
    return [_points_along(belt.line) for belt in BELTS.values()]


def _points_along(line: tuple[Point, ...]) -> Floats:
    corners = unit_vectors(*np.array(line).T)
    parts = []
    for start, end in pairwise(corners):
        count = int(arc_km(np.linalg.norm([end - start], axis=1))[0] // STEP_KM) + 2
        shares = np.linspace(0.0, 1.0, count)[:, None]
        straight = start * (1 - shares) + end * shares
        parts.append(straight / np.linalg.norm(straight, axis=1, keepdims=True))
    return np.concatenate(parts)

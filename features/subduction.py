"""How far a place lies from a subduction belt, where the strongest earthquakes happen.

The trenches follow the plate boundaries of Bird (2003, PB2002), a point every few degrees: of 254
points of that model half lie within 7 km of ours, all within 53. `reach_km` is our estimate of how
far from its trench a belt still shakes what lies above its slab; flat slabs reach farther. Other
seismic zones, as the Himalaya, Anatolia, Hispaniola's faults or the Pyrenees, are not in this
table.
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
        (5.0, -78.1), (2.8, -79.2), (1.0, -80.6), (-1.1, -81.4), (-3.2, -81.7), (-5.2, -82.0),
        (-8.0, -81.4), (-10.5, -80.0), (-13.0, -78.4), (-15.5, -76.2), (-17.0, -74.4),
        (-18.7, -72.3), (-20.2, -71.4), (-24.0, -71.4), (-27.0, -71.8), (-33.0, -72.8),
        (-36.7, -74.4), (-40.0, -75.1), (-43.0, -75.5), (-46.5, -76.0),
    )),
    "central_america": Belt(400, (
        (21.0, -106.4), (19.6, -106.1), (18.6, -105.0), (17.6, -103.2), (16.5, -100.5),
        (15.4, -97.5), (15.3, -96.0), (13.3, -92.2), (12.5, -90.3), (11.1, -87.5), (10.2, -86.6),
        (8.4, -84.0),
    )),
    "cascadia": Belt(350, ((49.5, -127.7), (47.5, -126.0), (44.0, -125.2), (40.5, -125.0))),
    "alaska": Belt(450, (
        (59.6, -145.0), (58.3, -146.8), (56.9, -149.3), (55.6, -153.2), (54.3, -157.1),
        (53.6, -161.0), (52.0, -168.0), (50.8, -174.9), (50.5, -178.5), (50.6, 178.5),
        (51.4, 174.2), (53.2, 168.8), (55.2, 164.1),
    )),
    "kuril_japan": Belt(450, (
        (55.2, 164.1), (53.0, 162.2), (51.5, 160.6), (49.8, 158.6), (46.4, 154.2), (43.2, 148.3),
        (40.8, 144.5), (38.0, 143.9), (36.0, 142.6), (34.2, 141.9),
    )),
    "nankai_sagami": Belt(350, (
        (34.2, 141.9), (34.6, 140.7), (34.9, 139.4), (35.0, 138.7), (34.1, 138.4), (32.7, 136.0),
        (32.0, 134.3), (31.0, 133.0), (30.6, 132.7),
    )),
    "ryukyu": Belt(250, (
        (30.6, 132.7), (28.5, 131.3), (26.2, 129.4), (24.5, 127.4), (23.4, 125.5), (23.5, 123.0),
        (24.2, 121.8),
    )),
    "izu_mariana": Belt(300, (
        (34.2, 141.9), (30.7, 142.2), (28.5, 143.0), (26.0, 143.2), (23.8, 144.0), (22.7, 145.3),
        (21.3, 146.8), (19.2, 147.6), (16.5, 147.8), (15.0, 147.5), (12.0, 144.6), (11.4, 142.5),
        (10.9, 140.1), (11.1, 138.8), (8.5, 138.0), (7.0, 136.2),
    )),
    "manila": Belt(300, (
        (21.6, 120.4), (19.9, 120.4), (18.0, 119.3), (16.5, 119.2), (13.2, 119.5),
    )),
    "philippine": Belt(320, (
        (14.7, 124.9), (12.8, 125.7), (11.1, 126.2), (9.4, 126.8), (7.3, 127.2), (5.5, 127.5),
        (4.3, 128.4), (2.7, 129.2),
    )),
    "sulawesi_moluccas": Belt(300, (
        (-4.6, 123.5), (-3.9, 123.7), (-2.8, 123.4), (-1.8, 123.4), (-0.5, 125.2), (0.2, 126.0),
        (1.7, 126.4), (2.3, 126.9),
    )),
    "north_sulawesi": Belt(300, (
        (0.7, 119.2), (1.6, 119.3), (2.2, 120.2), (2.3, 122.0), (2.0, 123.4),
    )),
    "sunda": Belt(420, (
        (19.5, 93.0), (15.0, 92.6), (10.0, 91.6), (5.0, 92.6), (2.0, 95.3), (0.0, 97.0),
        (-3.0, 98.9), (-6.5, 102.3), (-9.0, 105.6), (-10.3, 109.0), (-11.2, 114.0),
        (-11.4, 119.0),
    )),
    "banda": Belt(250, (
        (-11.5, 120.9), (-10.7, 124.0), (-9.2, 127.6), (-8.7, 130.5), (-7.0, 132.4),
        (-5.3, 133.4), (-3.4, 131.9), (-2.5, 130.1), (-2.3, 128.4),
    )),
    "new_britain_solomon": Belt(250, (
        (-7.4, 148.6), (-6.9, 149.9), (-5.7, 152.5), (-6.3, 153.9), (-7.3, 154.9), (-8.4, 156.5),
        (-10.0, 159.5), (-11.3, 161.5), (-11.4, 162.5), (-11.1, 164.2),
    )),
    "new_hebrides": Belt(250, (
        (-11.9, 165.6), (-13.8, 166.2), (-15.5, 166.2), (-17.4, 167.2), (-19.1, 167.7),
        (-20.7, 168.5), (-22.0, 169.5), (-22.9, 170.7), (-23.2, 172.0),
    )),
    "tonga_kermadec": Belt(300, (
        (-14.7, -173.3), (-15.6, -172.4), (-17.0, -172.3), (-19.8, -173.1), (-23.7, -175.0),
        (-27.3, -175.5), (-31.0, -176.9), (-34.5, -178.4), (-37.5, 179.8), (-40.1, 178.8),
        (-41.7, 177.1), (-42.1, 175.5),
    )),
    "puysegur": Belt(250, ((-45.0, 166.4), (-48.0, 165.0))),
    "caribbean": Belt(400, (
        (20.3, -73.0), (20.2, -71.3), (19.7, -69.0), (19.8, -65.5), (19.4, -62.5), (18.6, -60.7),
        (17.2, -59.4), (15.8, -58.7), (14.5, -57.8), (12.5, -57.5), (11.1, -57.5),
    )),
    "hellenic": Belt(300, (
        (38.0, 20.1), (36.8, 20.9), (35.2, 23.0), (34.3, 24.6), (34.2, 26.5), (35.1, 28.5),
        (35.4, 29.7),
    )),
    "cyprus": Belt(200, ((35.4, 29.7), (34.5, 32.2), (34.3, 33.5), (35.1, 34.9), (36.0, 36.4))),
    "calabria": Belt(200, ((39.0, 18.1), (38.0, 17.6), (37.4, 16.8), (37.3, 15.4))),
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

"""Where tropical cyclones come ashore: the seven basins of the world as coarse boxes.

The basins are those of the International Best Track Archive (IBTrACS, NOAA and WMO); the boxes are
ours: the coasts where landfalls are known to be regular, without the South Atlantic, the South-East
Pacific, the Persian Gulf and the equator, where they are not. They were not measured on its tracks.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


class Box(NamedTuple):
    """Degrees; longitudes run from west to east."""

    south: float
    north: float
    west: float
    east: float


BASINS: Mapping[str, tuple[Box, ...]] = {
    "north_atlantic": (
        Box(17.0, 42.0, -98.5, -58.0),
        Box(15.4, 17.0, -92.0, -58.0),
        Box(12.6, 15.4, -86.0, -58.0),
        Box(11.0, 12.6, -84.5, -81.0),
        Box(11.9, 12.6, -62.2, -58.0),
    ),
    "north_east_pacific": (
        Box(16.0, 29.0, -116.0, -98.5),
        Box(14.5, 17.0, -98.5, -92.0),
        Box(18.0, 23.0, -161.0, -154.0),
    ),
    "north_west_pacific": (Box(8.0, 42.0, 104.5, 150.0), Box(6.0, 21.0, 134.0, 170.0)),
    "north_indian": (
        Box(5.9, 23.5, 79.5, 97.8),
        Box(10.5, 19.5, 48.0, 56.0),
        Box(17.0, 25.2, 56.3, 61.0),
        Box(15.0, 25.5, 61.0, 74.0),
    ),
    "south_west_indian": (Box(-26.5, -10.5, 32.0, 64.0),),
    "australian": (Box(-28.3, -10.0, 113.0, 155.0),),
    "south_pacific": (Box(-25.0, -8.0, 155.0, 180.0), Box(-25.0, -8.0, -180.0, -145.0)),
}
"""No two basins overlap: a coast of Mexico faces the one or the other."""


def basin_of(latitude: Floats, longitude: Floats) -> NDArray[np.int8]:
    """The index of the basin of each point, -1 outside them all."""
    found = np.full(latitude.shape, -1, dtype=np.int8)
    for index, boxes in enumerate(BASINS.values()):
        for box in boxes:
            inside = (latitude >= box.south) & (latitude <= box.north)
            inside &= (longitude >= box.west) & (longitude <= box.east)
            found[inside] = index
    return found

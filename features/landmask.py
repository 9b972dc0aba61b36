"""The land and sea of the world at one cell per 30 arc seconds, from `global-land-mask`."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from features.packaged import packaged_file

ROWS, COLUMNS = 21_600, 43_200
PER_DEGREE = 120
STRIP = 1_200
COARSE = 4  # half a byte of the mask
SURVEYED_ROWS = 18_000  # to 60° S: nobody lives beyond

Cells = NDArray[np.bool_]


@dataclass(frozen=True)
class LandMask:
    """The sea as one bit per cell (117 MB instead of 933), north to south, west to east."""

    bits: NDArray[np.uint8]

    def sea(self, start: int, stop: int) -> Cells:
        """The rows from start to stop, true where there is sea; lakes count as land."""
        return np.unpackbits(self.bits[start:stop], axis=1).view(np.bool_)


def strips(rows: int) -> Iterator[tuple[int, int]]:
    """The bounds of the strips in which the mask is worked through, north to south."""
    return ((start, start + STRIP) for start in range(0, rows, STRIP))


def load_landmask(progress: Callable[[float], None]) -> LandMask:
    """Read the packaged mask strip by strip, without ever holding it whole."""
    bits = np.empty((ROWS, COLUMNS // 8), dtype=np.uint8)
    archive = packaged_file("global_land_mask", "globe_combined_mask_compressed.npz")
    with (
        zipfile.ZipFile(archive) as members,
        members.open("mask.npy") as stream,
    ):
        np.lib.format.read_magic(stream)
        np.lib.format.read_array_header_1_0(stream)
        for start, stop in strips(ROWS):
            strip = np.frombuffer(stream.read(STRIP * COLUMNS), dtype=np.uint8)
            bits[start:stop] = np.packbits(strip.reshape(STRIP, COLUMNS), axis=1)
            progress(stop / ROWS)
    return LandMask(bits)


def world_ocean(mask: LandMask) -> Cells:
    """The blocks of 4 by 4 cells that touch the sea connected to the world ocean."""
    from scipy import ndimage

    rows = np.bitwise_or.reduce(mask.bits.reshape(ROWS // COARSE, COARSE, COLUMNS // 8), axis=1)
    halves = np.stack([rows & 0xF0, rows & 0x0F], axis=-1)
    touched = halves.reshape(ROWS // COARSE, COLUMNS // COARSE) > 0
    labels, _ = ndimage.label(touched, structure=np.ones((3, 3)))
    sizes = np.bincount(labels.ravel())
    sizes[0] = 0
    ocean: Cells = labels == sizes.argmax()
    return ocean


def cell_of(
    latitude: NDArray[np.float64], longitude: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The row and column of the cell in which each point lies."""
    rows = np.clip(np.floor((90 - latitude) * PER_DEGREE), 0, ROWS - 1).astype(np.int64)
    columns = np.floor((longitude + 180) * PER_DEGREE).astype(np.int64) % COLUMNS
    return rows, columns

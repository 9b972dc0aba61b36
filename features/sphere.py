"""Points on the globe as unit vectors, and the distances between them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from data.gazetteer import EARTH_KM

Floats = NDArray[np.float64]

__all__ = ["EARTH_KM", "arc_km", "distances_km", "nearest_km", "unit_vectors"]


def unit_vectors(latitude: Floats, longitude: Floats) -> Floats:
    """The points as vectors of length 1, shape (n, 3)."""
    north, east = np.radians(latitude), np.radians(longitude)
    flat = np.cos(north)
    return np.stack([flat * np.cos(east), flat * np.sin(east), np.sin(north)], axis=-1)


def arc_km(chord: Floats) -> Floats:
    """The great-circle distance in km for the straight distance between two unit vectors."""
    distance: Floats = 2 * EARTH_KM * np.arcsin(np.minimum(chord / 2, 1.0))
    return distance


def distances_km(vectors: NDArray[np.float32], vector: Floats) -> NDArray[np.float32]:
    """The great-circle distance in km of each unit vector (n, 3) to another, to some metres."""
    return arc_km(np.sqrt(_squared_chords(vectors, vector))).astype(np.float32)


def nearest_km(vectors: NDArray[np.float32], others: Floats) -> NDArray[np.float32]:
    """The distance in km of each unit vector (n, 3) to the nearest of some others (m, 3), m > 0."""
    least = _squared_chords(vectors, others[0])
    for other in others[1:]:
        np.minimum(least, _squared_chords(vectors, other), out=least)
    return arc_km(np.sqrt(least)).astype(np.float32)


def _squared_chords(vectors: NDArray[np.float32], vector: Floats) -> NDArray[np.float32]:
    apart = vectors - vector.astype(np.float32)
    # Column by column: the same sum whatever the number of rows, so that parts add up exactly.
    squared: NDArray[np.float32] = apart[:, 0] ** 2 + apart[:, 1] ** 2 + apart[:, 2] ** 2
    return squared

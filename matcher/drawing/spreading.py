"""Signs that overlap are pushed apart until each can be read."""

from __future__ import annotations

from collections.abc import Sequence
from math import pi, sqrt

import numpy as np
from numpy.typing import NDArray

from matcher.drawing.projection import Point

ROUNDS = 80
FARTHEST = 60.0
TOLERATED = 4.0
GOLDEN = pi * (3 - sqrt(5))

Floats = NDArray[np.float64]


def spread(places: Sequence[Point], fixed: Sequence[bool], *, apart: float) -> list[Point]:
    """How far to move each place so that they lie `apart`, (0, 0) where it may stay.

    Those that are fixed stay; nobody moves farther than `FARTHEST`, however crowded it is.
    """
    if len(places) < 2:
        return [(0.0, 0.0)] * len(places)
    home = np.array(places, dtype=np.float64)
    free = ~np.array(fixed, dtype=bool)
    angles = GOLDEN * np.arange(len(home))  # places that coincide part in different directions
    now = home + 0.01 * np.stack([np.cos(angles), np.sin(angles)], axis=1)
    for _ in range(ROUNDS):
        pushed = _pushed(now, free, apart=apart)
        if np.abs(pushed).max() < 1e-3:
            break
        now = home + _bounded(now + pushed - home)
    moves = now - home
    moves[np.hypot(*moves.T) < TOLERATED] = 0
    return [(float(x), float(y)) for x, y in moves]


def _pushed(now: Floats, free: NDArray[np.bool_], *, apart: float) -> Floats:
    """How far each place is pushed by those too near: half the way, all of it by a fixed one."""
    share = free[:, None] / np.maximum(free[:, None].astype(int) + free[None, :], 1)
    gaps = now[:, None] - now[None, :]
    lengths = np.hypot(gaps[..., 0], gaps[..., 1])
    np.fill_diagonal(lengths, np.inf)
    push = np.clip(apart - lengths, 0, None) * share / np.maximum(lengths, 1e-9)
    pushed: Floats = (gaps * push[..., None]).sum(axis=1)
    return pushed


def _bounded(moves: Floats) -> Floats:
    lengths = np.hypot(*moves.T)
    bounded: Floats = moves * np.minimum(1, FARTHEST / np.maximum(lengths, 1e-9))[:, None]
    return bounded

"""Signs that overlap are pushed apart until each can be read."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from matcher.drawing.projection import Point

ROUNDS = 80
FARTHEST = 60.0
TOLERATED = 4.0
GOLDEN = np.pi * (3 - 5**0.5)


def spread(places: Sequence[Point], fixed: Sequence[bool], *, apart: float) -> list[Point]:
    """How far to move each place so that they lie `apart`, (0, 0) where it may stay.

    Those that are fixed stay; nobody moves farther than `FARTHEST`, however crowded it is.
    """
    if len(places) < 2:
        return [(0.0, 0.0)] * len(places)
    home = np.array(places, dtype=float)
    angles = GOLDEN * np.arange(len(home))
    now = home + 0.01 * np.stack([np.cos(angles), np.sin(angles)], axis=1)
    free = 1.0 - np.array(fixed, dtype=float)
    share = free[:, None] / np.maximum(free[:, None] + free[None, :], 1)
    for _ in range(ROUNDS):
        gaps = now[:, None] - now[None, :]
        lengths = np.hypot(gaps[..., 0], gaps[..., 1])
        np.fill_diagonal(lengths, np.inf)
        push = np.clip(apart - lengths, 0, None) * share / np.maximum(lengths, 1e-9)
        if push.max() < 1e-3:
            break
        now = _near(now + (gaps * push[..., None]).sum(axis=1), home)
    moves = now - home
    moves[np.hypot(*moves.T) < TOLERATED] = 0
    return [(float(x), float(y)) for x, y in moves]


def _near(
    now: np.ndarray[tuple[int, ...], np.dtype[np.float64]],
    home: np.ndarray[tuple[int, ...], np.dtype[np.float64]],
) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    moves = now - home
    lengths = np.hypot(*moves.T)
    return home + moves * np.minimum(1, FARTHEST / np.maximum(lengths, 1e-9))[:, None]

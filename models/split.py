"""Splits by territory: an origin is wholly in one part."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.int64]

HELD_OUT = 0.22
FOLDS = 8


@dataclass(frozen=True)
class Split:
    """The origins to learn from and those to judge on."""

    train: Rows
    test: Rows


def split_origins(origins: Rows, *, seed: int, held_out: float = HELD_OUT) -> Split:
    """Draw the share `held_out` of the origins for judgement."""
    order = np.random.default_rng(seed).permutation(origins)
    count = round(held_out * len(origins))
    return Split(np.sort(order[count:]), np.sort(order[:count]))


def folds(origins: Rows, *, seed: int, count: int = FOLDS) -> list[Rows]:
    """The origins in `count` parts of like size, for counts that never hold what they predict."""
    order = np.random.default_rng(seed).permutation(origins)
    return [np.sort(part) for part in np.array_split(order, min(count, len(origins)))]

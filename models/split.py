"""Splits by place: an origin is wholly in one part, with its grouping and its neighbours."""

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


def split_origins(origins: Rows, places: Rows, *, seed: int, held_out: float = HELD_OUT) -> Split:
    """Draw the share `held_out` of the places for judgement; origins of one place stay together."""
    drawn = _shuffled(origins, places, seed)
    judged = np.isin(places, drawn[: round(held_out * len(drawn))])
    return Split(origins[~judged], origins[judged])


def folds(origins: Rows, places: Rows, *, seed: int, count: int = FOLDS) -> list[Rows]:
    """The origins in `count` parts of like size, for counts that never hold what they predict."""
    drawn = _shuffled(origins, places, seed)
    parts = np.array_split(drawn, min(count, len(drawn)))
    return [origins[np.isin(places, part)] for part in parts]


def lots(rows: Rows, *, seed: int) -> NDArray[np.float64]:
    """A number from 0 to 1 drawn for each row, which no other row can change.

    One stream for all would deal anew to every origin when one partnership more is known, and the
    suggestions to all would change with it.
    """
    return np.array([np.random.default_rng([seed, row]).random() for row in rows.tolist()])


def _shuffled(origins: Rows, places: Rows, seed: int) -> Rows:
    """The places in the order of the lots of their first origins."""
    found, first = np.unique(places, return_index=True)
    shuffled: Rows = found[np.argsort(lots(origins[first], seed=seed), kind="stable")]
    return shuffled

"""Scores to ranks: the best first, ties in the order of the GeoNames numbers, then of the rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from matcher.candidates import Rows

if TYPE_CHECKING:
    from models.model import Model

Scores = NDArray[np.float64]


class Scored(NamedTuple):
    """Scores with the model that gave them: while it is kept, its identity tells it apart."""

    model: Model
    scores: Scores


def best_positions(scores: Scores, rows: Rows, *, geonames: Rows, count: int) -> Rows:
    """The positions of the `count` best scores, best first; `geonames` runs over all rows."""
    kept = np.arange(len(scores))
    if count < len(scores):
        threshold = np.partition(scores, len(scores) - count)[len(scores) - count]
        kept = np.flatnonzero(scores >= threshold)
    order = np.lexsort((rows[kept], geonames[rows[kept]], -scores[kept]))
    best: Rows = kept[order[:count]]
    return best


def rank_among(score: float, scores: Scores) -> int:
    """One more than the number of better scores."""
    return 1 + int(np.count_nonzero(scores > score))

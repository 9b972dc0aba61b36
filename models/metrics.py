"""Metrics of full ranking, with bootstrap intervals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Rows = NDArray[np.int64]

RESAMPLES = 2_000


@dataclass(frozen=True)
class Head:
    """The first candidates of a whole ranking, best first: their rows and scores, (k,)."""

    rows: Rows
    scores: Floats


@dataclass(frozen=True)
class Placing:
    """Where the true partners of one origin came: ranks from 1, in the world and in the country.

    `partners` are their rows, in the order of the ranks; `head` ranks them among all others.
    """

    origin: int
    partners: Rows
    ranks: Rows
    country_ranks: Rows
    head: Head


@dataclass(frozen=True)
class Interval:
    """A mean over origins and its 95 % bootstrap interval."""

    mean: float
    low: float
    high: float


def hit(ranks: Rows, depth: int = 10) -> float:
    """1 if a true partner is within the first `depth`, else 0."""
    return float((ranks <= depth).any())


def recall(ranks: Rows, depth: int) -> float:
    """The share of true partners within the first `depth`."""
    return float((ranks <= depth).mean())


def summarise(placings: Sequence[Placing], *, seed: int) -> dict[str, Interval]:
    """The protocol's metrics over origins; one placed in several splits counts once, averaged."""
    measured = {
        "hit@10": [hit(placing.ranks) for placing in placings],
        "recall@100": [recall(placing.ranks, 100) for placing in placings],
        "recall@1000": [recall(placing.ranks, 1000) for placing in placings],
        "mrr": [float((1 / placing.ranks).max()) for placing in placings],
        "hit@10 in country": [hit(placing.country_ranks) for placing in placings],
    }
    _, at = np.unique([placing.origin for placing in placings], return_inverse=True)
    times = np.bincount(at)
    return {
        name: interval(np.bincount(at, values) / times, seed=seed)
        for name, values in measured.items()
    }


def interval(values: Floats, *, seed: int) -> Interval:
    """Mean of one value per origin with its percentile bootstrap interval; nan without origins."""
    if not len(values):
        return Interval(float("nan"), float("nan"), float("nan"))
    draws = np.random.default_rng(seed).integers(0, len(values), (RESAMPLES, len(values)))
    low, high = np.quantile(values[draws].mean(axis=1), [0.025, 0.975])
    return Interval(float(values.mean()), float(low), float(high))

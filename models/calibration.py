"""Whether the odds that a score states come true, on origins that the model has not seen.

A score is log-odds, base 2, against the alternatives drawn beside each true partner at training: at
0 points a candidate is as likely the partner as one of them drawn. So every candidate counts for as
often as the lottery would draw it beside the true partners of the origin, and a true partner once;
what is stated is then the mean of 2^s / (1 + 2^s), and what came true the share of true partners.
Beside it stands the plain share: of so many candidates with such a score, how many are partners.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from features.pairing import Pool
from models.examples import FROM_THE_COUNTRY, FROM_THE_WORLD
from models.metrics import RESAMPLES, Interval, Placing

Floats = NDArray[np.float64]

EDGES = np.array([-6.0, -4.0, -2.0, 0.0, 2.0, 4.0, 6.0])
DEPTHS = (10, 1_000)
FEWEST = 30


@dataclass(frozen=True)
class Bin:
    """The candidates among the first `depth` whose score is from `low` up to `high` points.

    `stated` and `came_true` are chances against the drawn alternatives; `partners` is the plain
    share of true partners among all these candidates.
    """

    depth: int
    low: float
    high: float
    candidates: int
    stated: float
    came_true: Interval
    partners: Interval


@dataclass(frozen=True)
class _Judged:
    """Candidates of all heads as columns: the number of their origin, score, truth, draws."""

    origin: NDArray[np.int64]
    place: NDArray[np.int64]
    score: Floats
    true: Floats
    drawn: Floats


def calibrate(pool: Pool, placings: Sequence[Placing], *, seed: int) -> list[Bin]:
    """The bins of each depth that hold enough candidates, the lowest scores first."""
    if not placings:
        return []
    judged = _judge(pool, placings)
    bounds = np.r_[-np.inf, EDGES, np.inf]
    return [
        _bin(judged, inside, (depth, float(low), float(high)), seed=seed)
        for depth in DEPTHS
        for low, high in pairwise(bounds)
        for inside in [(judged.place < depth) & (judged.score >= low) & (judged.score < high)]
        if inside.sum() >= FEWEST
    ]


def _judge(pool: Pool, placings: Sequence[Placing]) -> _Judged:
    lengths = [len(placing.head.rows) for placing in placings]
    true = [np.isin(placing.head.rows, placing.partners) for placing in placings]
    drawn = [_draws(pool, placing) for placing in placings]
    _, numbers = np.unique([placing.origin for placing in placings], return_inverse=True)
    return _Judged(
        np.repeat(numbers, lengths),
        np.concatenate([np.arange(length) for length in lengths]),
        np.concatenate([placing.head.scores for placing in placings]),
        np.concatenate(true).astype(float),
        np.concatenate(drawn),
    )


def _draws(pool: Pool, placing: Placing) -> Floats:
    """How often each candidate of the head would be drawn beside the true partners, on average."""
    countries = pool.world.gazetteer.country
    homes = np.bincount(countries[placing.partners], minlength=len(pool.world.gazetteer.countries))
    there = countries[placing.head.rows]
    sizes = np.bincount(pool.country, minlength=len(homes))
    drawn: Floats = (
        len(placing.partners) * FROM_THE_WORLD / len(pool)
        + homes[there] * FROM_THE_COUNTRY / sizes[there]
    )
    return drawn


def _bin(
    judged: _Judged, inside: NDArray[np.bool_], bounds: tuple[int, float, float], *, seed: int
) -> Bin:
    true, origin = judged.true[inside], judged.origin[inside]
    weight = np.where(true == 1, 1.0, judged.drawn[inside])
    chance = 1 / (1 + np.exp2(-judged.score[inside]))
    return Bin(
        *bounds,
        candidates=int(inside.sum()),
        stated=float((weight * chance).sum() / weight.sum()),
        came_true=_share(true, weight, origin, seed=seed),
        partners=_share(true, np.ones(len(true)), origin, seed=seed),
    )


def _share(parts: Floats, wholes: Floats, origin: NDArray[np.int64], *, seed: int) -> Interval:
    """The sum of the parts over that of the wholes, origins drawn anew for the interval."""
    _, at = np.unique(origin, return_inverse=True)
    part, whole = np.bincount(at, parts), np.bincount(at, wholes)
    draws = np.random.default_rng(seed).integers(0, len(part), (RESAMPLES, len(part)))
    shares = part[draws].sum(axis=1) / whole[draws].sum(axis=1)
    low, high = np.quantile(shares, [0.025, 0.975])
    return Interval(float(part.sum() / whole.sum()), float(low), float(high))

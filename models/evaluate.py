"""Judge any scorer by full ranking; this module imports no estimator.

Cold: every partnership of the origin is hidden. Warm: one of three or more is hidden, the others
are known and left out of the ranking. Candidates: every municipality of 1,000 inhabitants or more
outside France. While one true partner is ranked, the other true partners are left out. Equal
scores count against the true partner by half.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from features.origin import Origin
from features.pairing import Pool
from models.metrics import Head, Placing
from models.pairs import Pairs
from models.split import folds

Rows = NDArray[np.int64]
Scores = NDArray[np.float64]
View = Literal["cold", "warm"]
Scorer = Callable[[Origin, Pool, Sequence[int]], Scores]
Ranking = Callable[[int], Sequence[int] | Rows]
"""From the row of an origin to the rows of its first suggestions, best first."""

VIEWS: tuple[View, ...] = ("cold", "warm")
WARM_PARTNERS = 3
HEAD = 1_000
FOLDS = 5
FIRST = 10


def place(
    scorer: Scorer,
    pool: Pool,
    pairs: Pairs,
    *,
    origins: Rows,
    view: View,
    seed: int,
) -> list[Placing]:
    """Rank the hidden partners of each origin among the rows of the pool, which ascend."""
    random = np.random.default_rng(seed)
    placings = []
    for row in origins.tolist():
        partners = pairs.partners(row)
        hidden = _hidden(partners[np.isin(partners, pool.rows)], partners, view, random)
        if not len(hidden):
            continue
        known = tuple(p for p in partners.tolist() if view == "warm" and p not in hidden)
        scores = scorer(Origin.of_row(pool.world, row), pool, known).astype(float)
        scores[_positions(pool, known)] = -np.inf
        placings.append(_place(row, scores, pool, true=_positions(pool, hidden)))
    return placings


def place_by_folds(
    pool: Pool, pairs: Pairs, learn: Callable[[Pairs], Scorer], *, seed: int
) -> list[Placing]:
    """Place every origin in the cold view by what was learned without its fold.

    For pairs that are too few to set a part of them aside.
    """
    return [
        placing
        for part in folds(pairs.origins, pairs.places(pool.world), seed=seed, count=FOLDS)
        for scorer in [learn(pairs.without(part))]
        for placing in place(scorer, pool, pairs, origins=part, view="cold", seed=seed)
    ]


def _hidden(true: Rows, partners: Rows, view: View, random: np.random.Generator) -> Rows:
    if view == "cold":
        return true
    if len(partners) < WARM_PARTNERS or not len(true):
        return true[:0]
    return random.choice(true, 1)


def _positions(pool: Pool, rows: Sequence[int] | Rows) -> Rows:
    wanted = np.asarray(rows, dtype=np.int64)
    at: Rows = np.minimum(np.searchsorted(pool.rows, wanted), len(pool.rows) - 1)
    found: Rows = at[pool.rows[at] == wanted]
    return found


def _place(origin: int, scores: Scores, pool: Pool, *, true: Rows) -> Placing:
    rest = np.ones(len(scores), dtype=bool)
    rest[true] = False
    ranks, country_ranks = [], []
    for position in true.tolist():
        ranks.append(_rank(scores[rest], scores[position]))
        same = rest & (pool.country == pool.country[position])
        country_ranks.append(_rank(scores[same], scores[position]))
    return Placing(
        origin, pool.rows[true], np.array(ranks), np.array(country_ranks), head_of(scores, pool)
    )


def head_of(scores: Scores, pool: Pool, count: int = HEAD) -> Head:
    """The best of these scores, ties in the order of the rows, without those left out (-inf)."""
    kept = np.arange(len(scores))
    if count < len(scores):
        kept = np.flatnonzero(scores >= np.partition(scores, -count)[-count])
    kept = kept[scores[kept] > -np.inf]
    best = kept[np.argsort(-scores[kept], kind="stable")][:count]
    return Head(pool.rows[best], scores[best])


def _rank(others: Scores, score: float) -> int:
    ahead, level = int((others > score).sum()), int((others == score).sum())
    return 1 + ahead + level // 2

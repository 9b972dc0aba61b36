"""Gravity: the classic model of exchange between places, fitted to partnerships."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from features.evidence import Evidence
from features.origin import Origin
from features.pairing import Pairing, Pool
from features.world import World
from models.baseline.popularity import popularity
from models.evaluate import Scorer
from models.examples import Lottery
from models.pairs import Pairs, candidate_rows
from models.split import folds

Floats = NDArray[np.float64]
SMALL = 1e-9


def gravity_scorer(world: World, pairs: Pairs, *, seed: int) -> Scorer:
    """Logistic regression on size ratio, distance, country share and popularity."""
    from sklearn.linear_model import LogisticRegression

    evidence = pairs.evidence(world)
    values, labels = _examples(world, pairs, evidence, seed)
    return _Gravity(evidence, LogisticRegression(max_iter=1000).fit(values, labels)).score


@dataclass(frozen=True)
class _Gravity:
    evidence: Evidence
    fitted: Any

    def score(self, origin: Origin, pool: Pool, known: Sequence[int]) -> Floats:
        pairing = Pairing(pool, self.evidence, origin, partners=known)
        scores: Floats = _values(pairing) @ self.fitted.coef_[0]
        return scores


def _examples(
    world: World, pairs: Pairs, evidence: Evidence, seed: int
) -> tuple[Floats, NDArray[np.int8]]:
    random, lottery = np.random.default_rng(seed), Lottery(world, candidate_rows(world))
    values, labels = [], []
    for part in folds(pairs.origins, pairs.places(world), seed=seed):
        seen = evidence.without(part)
        for row in part.tolist():
            origin = Origin.of_row(world, row)
            for rows, _ in lottery.draw(pairs.partners(row), random):
                values.append(_values(Pairing(Pool(world, rows), seen, origin)))
                labels.append(np.arange(len(rows)) == 0)
    return np.concatenate(values), np.concatenate(labels).astype(np.int8)


def _values(pairing: Pairing) -> Floats:
    pool, evidence = pairing.pool, pairing.evidence
    ratio = np.abs(pool.log_population - pairing.origin.log_population)
    return np.stack(
        [
            np.nan_to_num(ratio, nan=2.0),
            np.log(pairing.km + 5),
            np.log(evidence.country_share[pool.country] + SMALL),
            np.log1p(popularity(evidence)[pool.rows]),
        ],
        axis=1,
    ).astype(float)

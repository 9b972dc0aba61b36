"""What must be beaten: each a function of (origin, pool, known partners) to scores."""

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
from models.evaluate import Scorer
from models.examples import Lottery
from models.pairs import Pairs, candidate_rows
from models.split import folds

Scores = NDArray[np.float64]
SMALL = 1e-9


def random_scorer(seed: int) -> Scorer:
    """Every candidate alike: drawn by lot."""
    random = np.random.default_rng(seed)
    return lambda origin, pool, known: random.random(len(pool))


def size_scorer(origin: Origin, pool: Pool, known: Sequence[int]) -> Scores:
    """The nearest in population first."""
    apart = np.abs(pool.log_population - origin.log_population)
    found: Scores = -np.nan_to_num(apart, nan=np.inf).astype(float)
    return found


def popularity_scorer(evidence: Evidence) -> Scorer:
    """The candidate with most known partnerships first, whoever the partners are."""
    counts = _popularity(evidence)

    def score(origin: Origin, pool: Pool, known: Sequence[int]) -> Scores:
        found: Scores = counts[pool.rows]
        return found

    return score


def gravity_scorer(world: World, pairs: Pairs, *, seed: int) -> Scorer:
    """Logistic regression on size ratio, distance, country share and popularity."""
    from sklearn.linear_model import LogisticRegression

    evidence = pairs.evidence(world)
    values, labels = _gravity_examples(world, pairs, evidence, seed)
    return _Gravity(evidence, LogisticRegression(max_iter=1000).fit(values, labels)).score


@dataclass(frozen=True)
class _Gravity:
    evidence: Evidence
    fitted: Any

    def score(self, origin: Origin, pool: Pool, known: Sequence[int]) -> Scores:
        pairing = Pairing(pool, self.evidence, origin, partners=known)
        scores: Scores = _gravity_values(pairing) @ self.fitted.coef_[0]
        return scores


def _gravity_examples(
    world: World, pairs: Pairs, evidence: Evidence, seed: int
) -> tuple[NDArray[np.float64], NDArray[np.int8]]:
    random, lottery = np.random.default_rng(seed), Lottery(world, candidate_rows(world))
    values, labels = [], []
    for part in folds(pairs.origins, pairs.places(world), seed=seed):
        seen = evidence.without(part)
        for row in part.tolist():
            origin = Origin.of_row(world, row)
            for rows, _ in lottery.draw(pairs.partners(row), random):
                values.append(_gravity_values(Pairing(Pool(world, rows), seen, origin)))
                labels.append(np.arange(len(rows)) == 0)
    return np.concatenate(values), np.concatenate(labels).astype(np.int8)


def _gravity_values(pairing: Pairing) -> NDArray[np.float64]:
    pool, evidence = pairing.pool, pairing.evidence
    ratio = np.abs(pool.log_population - pairing.origin.log_population)
    return np.stack(
        [
            np.nan_to_num(ratio, nan=2.0),
            np.log(pairing.km + 5),
            np.log(evidence.country_share[pool.country] + SMALL),
            np.log1p(_popularity(evidence)[pool.rows]),
        ],
        axis=1,
    ).astype(float)


def _popularity(evidence: Evidence) -> Scores:
    links = evidence.known_links
    french = np.bincount(links.foreign, minlength=len(links.openness))
    counts: Scores = links.openness + french
    return counts

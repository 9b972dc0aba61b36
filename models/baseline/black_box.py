"""The black box: boosted trees on our own features, free to combine them; a ceiling, not a floor.

They see the examples that the additive model sees, with the origin's own values beside them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from data.errors import ModelError
from features.catalog import FEATURES
from features.evidence import Evidence
from features.origin import Origin
from features.pairing import Pairing, Pool
from features.world import World
from models.curves import BENDS, bend_value
from models.evaluate import Scorer
from models.examples import Examples, build_examples, measure
from models.pairs import Pairs

Scores = NDArray[np.float64]

ROUNDS = 300
PREDICTING_THREADS = 2
"""Rows are scored one by one: unlike in training, no thread waits for another."""
SETTINGS: dict[str, object] = {
    "objective": "lambdarank",
    "learning_rate": 0.05,
    "num_leaves": 31,
    "min_data_in_leaf": 60,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "lambdarank_truncation_level": 30,
    "deterministic": True,
    "force_row_wise": True,
    # Growing trees on a busy machine, two threads wait for each other: eight times the work of one.
    "num_threads": 1,
    "verbosity": -1,
}


def black_box_scorer(world: World, pairs: Pairs, *, seed: int) -> Scorer:
    """LightGBM's LambdaRank: each drawing is a list whose true pair belongs on top."""
    evidence = pairs.evidence(world)
    examples = build_examples(evidence, pairs, FEATURES, seed=seed)
    return _BlackBox(evidence, _grow(examples, seed)).score


@dataclass(frozen=True)
class _BlackBox:
    evidence: Evidence
    trees: Any

    def score(self, origin: Origin, pool: Pool, known: Sequence[int]) -> Scores:
        pairing = Pairing(pool, self.evidence, origin, partners=known)
        own = [np.full(len(pool), bend_value(origin, bend), dtype=np.float32) for bend in BENDS]
        values = np.column_stack([measure(pairing, FEATURES), *own])
        return np.asarray(self.trees.predict(values, num_threads=PREDICTING_THREADS), dtype=float)


def _grow(examples: Examples, seed: int) -> Any:
    lightgbm = _lightgbm()
    values = np.column_stack([examples.values, *(examples.bends[bend] for bend in BENDS)])
    lists = lightgbm.Dataset(values, label=examples.labels, group=examples.sizes)
    return lightgbm.train({**SETTINGS, "seed": seed}, lists, num_boost_round=ROUNDS)


def _lightgbm() -> Any:
    try:
        import lightgbm
    except OSError as error:
        raise ModelError(
            "lightgbm cannot be loaded ({reason}); install the system package libgomp1.",
            reason=error,
        ) from None
    return lightgbm

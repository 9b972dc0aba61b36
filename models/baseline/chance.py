"""By lot: what a ranker reaches that knows nothing."""

from __future__ import annotations

import numpy as np

from models.evaluate import Scorer


def random_scorer(seed: int) -> Scorer:
    """Every candidate alike: drawn by lot."""
    random = np.random.default_rng(seed)
    return lambda origin, pool, known: random.random(len(pool))

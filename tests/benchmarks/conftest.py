"""What speed is measured against, in the same run: machines are noisy, ratios less."""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np
import pytest

Work = Callable[[], object]
Cost = Callable[[Work], float]


def best_seconds(work: Work, *, times: int = 7) -> float:
    """The shortest of several runs: what the work takes when nothing else is in its way."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return min(taken)


@pytest.fixture
def cost() -> Cost:
    """How long work takes, in sorts of a million random numbers (some 70 ms each)."""
    numbers = np.random.default_rng(0).random(1_000_000)

    def measured(work: Work) -> float:
        return best_seconds(work) / best_seconds(lambda: np.sort(numbers))

    return measured

"""By size alone."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from features.origin import Origin
from features.pairing import Pool


def size_scorer(origin: Origin, pool: Pool, known: Sequence[int]) -> NDArray[np.float64]:
    """The nearest in population first."""
    apart = np.abs(pool.log_population - origin.log_population)
    found: NDArray[np.float64] = -np.nan_to_num(apart, nan=np.inf).astype(float)
    return found

"""How large the usual partner of a French territory is."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

# The usual partner of a French town in the Wikidata twinnings: 2.7 times larger (median) below
# 3,700 inhabitants, 1.6 times up to 7,100, 1.5 times up to 12,000, about its own size above.
REACH = 0.4
LOG_TOWN = float(np.log(20_000))


def usual_partner(log_population: float | Floats) -> Floats:
    """The logarithm of the usual partner's population, for that of the origin's."""
    found: Floats = log_population + np.maximum(0.0, REACH * (LOG_TOWN - log_population))
    return found

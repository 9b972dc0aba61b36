"""How large the usual partner of a French territory is."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

# The usual partner of a French town in the Wikidata twinnings: 2.7 times larger (median) below
# 3,700 inhabitants, 1.6 times up to 7,100, 1.5 times up to 12,000, about its own size above.
REACH = 0.4
LOG_TOWN = float(np.log(20_000))
GAP_SMOOTHING = 10.0
WIDEST_GAP = float(np.log(1.5))
FEWEST = 20
"""With fewer partnerships a country has no gap of its own, nor would its sum hide the pairs."""


def usual_partner(log_population: float | Floats) -> Floats:
    """The logarithm of the usual partner's population, for that of the origin's."""
    found: Floats = log_population + np.maximum(0.0, REACH * (LOG_TOWN - log_population))
    return found


def partner_gaps(populations: Floats, theirs: Floats) -> Floats:
    """How much larger each partner is than is usual (log), nan where a population is unknown."""
    own, other = (np.log(np.where(each > 0, each, np.nan)) for each in (populations, theirs))
    found: Floats = other - usual_partner(own)
    return found


def country_gap(gap: Floats, sized: Floats, mean: float | Floats) -> Floats:
    """Gaps summed over so many sized partnerships less the mean of all; 0 where these are few."""
    apart: Floats = (gap - sized * mean) / (sized + GAP_SMOOTHING)
    return np.where(sized < FEWEST, 0.0, np.clip(apart, -WIDEST_GAP, WIDEST_GAP))

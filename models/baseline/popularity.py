"""By the candidate's popularity, whoever asks."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from features.evidence import Evidence
from features.origin import Origin
from features.pairing import Pool
from models.evaluate import Scorer

Scores = NDArray[np.float64]


def popularity_scorer(evidence: Evidence) -> Scorer:
    """The candidate with most known partnerships first, whoever the partners are."""
    counts = popularity(evidence)

    def score(origin: Origin, pool: Pool, known: Sequence[int]) -> Scores:
        found: Scores = counts[pool.rows]
        return found

    return score


def popularity(evidence: Evidence) -> Scores:
    """The known partnerships of every territory, with French ones and with others."""
    links = evidence.known_links
    french = np.bincount(links.foreign, minlength=len(links.openness))
    counts: Scores = links.openness + french
    return counts

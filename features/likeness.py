"""Likeness of two territories as the text model reads their descriptions."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from features.feature import Column, Feature, Numbers
from features.pairing import Pairing
from features.world import UNREAD


def measure_likeness(pairing: Pairing) -> tuple[Numbers, ...]:
    """Profils proches : taille, littoral, port, climat et défis des deux, lus comme des textes."""
    vectors, theirs = pairing.pool.profiles
    ours = np.asarray(pairing.askers.profile)
    asking = pairing.world.profile_vectors[ours].astype(np.float64)
    found = (asking @ vectors.T)[..., theirs].reshape(pairing.shape)
    return (np.where(ours == UNREAD, np.float32(np.nan), found).astype(np.float32),)


def likeness_facts(pairing: Pairing, position: int) -> Mapping[str, object]:
    """The cosine of both descriptions, from -1 to 1; None where the asker's was never read."""
    cosine = float(measure_likeness(pairing)[0][position])
    return {"cosine": None if np.isnan(cosine) else cosine}


LIKENESS = Feature(
    "likeness", "place", (Column("cosine", shape="rising"),), measure_likeness, likeness_facts
)

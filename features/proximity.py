"""How far apart, in its two regimes: neighbours, and friends across the sea."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from features.feature import Column, Feature, Numbers
from features.pairing import Pairing


def measure_distance(pairing: Pairing) -> tuple[Numbers, ...]:
    """Distance : la distance à vol d'oiseau, jugée selon la taille de qui demande."""
    return (np.log(pairing.km + 5).astype(np.float32),)


def distance_facts(pairing: Pairing, position: int) -> Mapping[str, object]:
    """The great-circle distance in km."""
    return {"km": float(pairing.km[position])}


DISTANCE = Feature(
    "distance",
    "proximity",
    (Column("log_km", bend="origin_size"),),
    measure_distance,
    distance_facts,
)

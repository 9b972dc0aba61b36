"""Comparable standing: the centre of its area or the edge of another, in town or country."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from features.around import AROUND_KM
from features.feature import Column, Feature, Numbers
from features.pairing import Pairing

SMALLEST = 500.0


def measure_centrality(pairing: Pairing) -> tuple[Numbers, ...]:
    """Centralité : la ville-centre de ses alentours, ou la couronne d'une plus grande."""
    rows, world = pairing.pool.rows, pairing.world
    weight = pairing.pool.log_population - np.log(np.maximum(world.largest_around[rows], SMALLEST))
    own = np.log(np.maximum(pairing.askers.largest_around, SMALLEST))
    apart = weight - (pairing.askers.log_population - own)
    return weight.astype(np.float32), apart.astype(np.float32)


def centrality_facts(pairing: Pairing, position: int) -> Mapping[str, object]:
    """Both populations and those of the largest other municipality within 20 km of each."""
    row = int(pairing.pool.rows[position])
    return {
        "origin_level": pairing.origin.level,
        "origin_population": pairing.origin.territory.population,
        "origin_largest": pairing.origin.setting.largest_around,
        "candidate_population": int(pairing.world.gazetteer.population[row]) or None,
        "candidate_largest": pairing.world.setting(row).largest_around,
        "km": AROUND_KM,
    }


def measure_density(pairing: Pairing) -> tuple[Numbers, ...]:
    """Ville ou campagne : le nombre d'habitants à 20 km à la ronde."""
    own = np.log(np.maximum(pairing.askers.people_around, SMALLEST))
    theirs = np.maximum(pairing.world.people_around[pairing.pool.rows], SMALLEST)
    return ((np.log(theirs) - own).astype(np.float32),)


def density_facts(pairing: Pairing, position: int) -> Mapping[str, object]:
    """The inhabitants of the municipalities within 20 km of each."""
    setting = pairing.world.setting(int(pairing.pool.rows[position]))
    return {
        "origin_people": pairing.origin.setting.people_around,
        "candidate_people": setting.people_around,
        "km": AROUND_KM,
    }


CENTRALITY = Feature(
    "centrality",
    "size",
    (Column("weight"), Column("difference", shape="peak")),
    measure_centrality,
    centrality_facts,
)
DENSITY = Feature(
    "density", "size", (Column("difference", shape="peak"),), measure_density, density_facts
)

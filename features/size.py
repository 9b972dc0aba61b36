"""Comparable size: population, and standing in one's country and region."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from features.feature import Column, Feature, Numbers
from features.pairing import Pairing
from features.usual_size import usual_partner


def measure_ratio(pairing: Pairing) -> tuple[Numbers, ...]:
    """Taille comparable : le rapport des populations ; un village regarde un peu plus grand."""
    usual = usual_partner(pairing.askers.log_population)
    usual = usual + pairing.spread(pairing.ledger.country_gap, "country")
    return (np.abs(pairing.pool.log_population - usual).astype(np.float32),)


def ratio_facts(pairing: Pairing, position: int) -> Mapping[str, object]:
    """Both populations and how many times the larger holds the smaller."""
    own = pairing.origin.territory.population
    other = int(pairing.world.gazetteer.population[pairing.pool.rows[position]]) or None
    ratio = None if own is None or other is None else max(own, other) / min(own, other)
    return {"origin_population": own, "candidate_population": other, "ratio": ratio}


def measure_rank(pairing: Pairing) -> tuple[Numbers, ...]:
    """Rang : la place que chacun occupe par sa population dans son pays et dans sa région."""
    origin, pool = pairing.askers, pairing.pool
    return (
        (pool.log_rank_country - np.log(origin.rank_country)).astype(np.float32),
        (pool.log_rank_admin1 - np.log(origin.rank_admin1)).astype(np.float32),
    )


def rank_facts(pairing: Pairing, position: int) -> Mapping[str, object]:
    """The rank of both in their countries, and the countries."""
    world, row = pairing.world, int(pairing.pool.rows[position])
    own, other = pairing.origin.rank_country, int(world.rank_country[row])
    return {
        "origin_rank": int(own) if own == own else None,
        "origin_level": pairing.origin.level,
        "candidate_rank": other or None,
        "origin_country": pairing.origin.territory.country,
        "candidate_country": world.gazetteer.countries[world.gazetteer.country[row]],
    }


RATIO_KNOTS = (0.0, 0.25, 0.5, 0.8, 1.2, 1.8, 2.5, 3.5, 6.0)

SIZE_RATIO = Feature(
    "size_ratio",
    "size",
    (Column("distance_from_usual", bend="origin_size", knots=RATIO_KNOTS, shape="falling"),),
    measure_ratio,
    ratio_facts,
)
RANK = Feature(
    "rank",
    "size",
    (
        Column("log_rank_country_difference", bend="origin_size", shape="peak"),
        Column("log_rank_region_difference", bend="origin_size", shape="peak"),
    ),
    measure_rank,
    rank_facts,
)

"""Comparable size: population, and standing in one's country and region."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from features.feature import Column, Feature, Numbers
from features.pairing import Pairing


def measure_ratio(pairing: Pairing) -> tuple[Numbers, ...]:
    """Taille comparable : le rapport des populations, jugé selon la taille de qui demande."""
    apart = np.abs(pairing.pool.log_population - pairing.origin.log_population)
    return (apart.astype(np.float32),)


def ratio_facts(pairing: Pairing, position: int) -> Mapping[str, object]:
    """Both populations and how many times the larger holds the smaller."""
    own = pairing.origin.territory.population
    other = int(pairing.world.gazetteer.population[pairing.pool.rows[position]]) or None
    ratio = None if own is None or other is None else max(own, other) / min(own, other)
    return {"origin_population": own, "candidate_population": other, "ratio": ratio}


def measure_rank(pairing: Pairing) -> tuple[Numbers, ...]:
    """Rang : la place que chacun occupe par sa population dans son pays et dans sa région."""
    origin, pool = pairing.origin, pairing.pool
    in_country, in_region = np.log(origin.rank_country), np.log(origin.rank_admin1)
    return (
        pool.log_rank_country,
        (pool.log_rank_country - in_country).astype(np.float32),
        pool.log_rank_admin1,
        (pool.log_rank_admin1 - in_region).astype(np.float32),
    )


def rank_facts(pairing: Pairing, position: int) -> Mapping[str, object]:
    """The rank of both in their countries, and the countries."""
    world, row = pairing.world, int(pairing.pool.rows[position])
    own, other = pairing.origin.rank_country, int(world.rank_country[row])
    return {
        "origin_rank": int(own) if own == own else None,
        "candidate_rank": other or None,
        "origin_country": pairing.origin.territory.country,
        "candidate_country": world.gazetteer.countries[world.gazetteer.country[row]],
        "scope": "country",
    }


RATIO_KNOTS = (0.0, 0.25, 0.5, 0.8, 1.2, 1.8, 2.5, 3.5, 6.0)

SIZE_RATIO = Feature(
    "size_ratio",
    "size",
    (Column("log_ratio", bend="origin_size", knots=RATIO_KNOTS, shape="falling"),),
    measure_ratio,
    ratio_facts,
)
RANK = Feature(
    "rank",
    "size",
    (
        Column("log_rank_country", bend="origin_size", shape="falling"),
        Column("log_rank_country_difference", shape="peak"),
        Column("log_rank_region", bend="origin_size", shape="falling"),
        Column("log_rank_region_difference", shape="peak"),
    ),
    measure_rank,
    rank_facts,
)

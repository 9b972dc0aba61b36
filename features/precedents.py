"""What others have done: French partnerships with this country, region and neighbourhood."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from features.evidence import size_class
from features.feature import Column, Feature, Numbers
from features.pairing import Pairing
from features.regions import region_name

SMOOTHING = 5.0
COUNT_KNOTS = (0.0, 0.7, 1.1, 1.6, 2.2, 3.0, 4.0)


def measure_country(pairing: Pairing) -> tuple[Numbers, ...]:
    """Pays : les partenariats français avec ce pays, rapportés au nombre de ses communes."""
    evidence = pairing.evidence
    counts = evidence.counts
    lift = np.log((counts.country + 0.3) / (evidence.country_candidates + 30))
    return lift.astype(np.float32), _by_size(pairing)


def _by_size(pairing: Pairing) -> Numbers:
    counts, expected = pairing.evidence.counts, pairing.evidence.country_share
    population = pairing.origin.log_population
    if np.isnan(population):
        return np.full(len(expected), np.nan, dtype=np.float32)
    alike = counts.size_country[int(size_class(population))]
    by_size = (alike + SMOOTHING * expected) / (alike.sum() + SMOOTHING) / expected
    lift: Numbers = np.log(by_size).astype(np.float32)
    return lift


def country_facts(pairing: Pairing, position: int) -> Mapping[str, object]:
    """The number of known French partnerships with the country."""
    country = int(pairing.pool.country[position])
    return {
        "partnerships": int(pairing.evidence.counts.country[country]),
        "country": pairing.world.gazetteer.countries[country],
    }


def measure_region_country(pairing: Pairing) -> tuple[Numbers, ...]:
    """Région et pays : les partenariats de la région de qui demande avec ce pays."""
    evidence, at = pairing.evidence, _region(pairing)
    if at is None:
        return (np.full(len(evidence.counts.country), np.nan, dtype=np.float32),)
    seen = evidence.counts.region_country[at]
    expected = seen.sum() * evidence.country_share
    return (np.log((seen + 1) / (expected + 1)).astype(np.float32),)


def region_country_facts(pairing: Pairing, position: int) -> Mapping[str, object]:
    """The number of partnerships between the origin's French region and the country."""
    at, country = _region(pairing), int(pairing.pool.country[position])
    seen = None if at is None else int(pairing.evidence.counts.region_country[at, country])
    return {
        "partnerships": seen,
        "region": region_name(pairing.world.gazetteer, pairing.origin.admin1),
        "country": pairing.world.gazetteer.countries[country],
    }


def measure_region_pair(pairing: Pairing) -> tuple[Numbers, ...]:
    """Régions : les partenariats entre la région de qui demande et celle du candidat."""
    evidence, at = pairing.evidence, _region(pairing)
    counts = evidence.counts
    if at is None:
        unknown = np.full(len(counts.admin1), np.nan, dtype=np.float32)
        return unknown, unknown
    seen = counts.region_admin1[at]
    expected = seen.sum() * (counts.admin1 + 0.2) / max(counts.total, 1)
    found = np.log1p(seen), np.log((seen + 1) / (expected + 1))
    for values in found:
        values[-1] = np.nan
    return found[0].astype(np.float32), found[1].astype(np.float32)


def region_pair_facts(pairing: Pairing, position: int) -> Mapping[str, object]:
    """The number of partnerships between both regions, and their names."""
    at, theirs = _region(pairing), int(pairing.pool.admin1[position])
    known = at is not None and theirs >= 0
    return {
        "partnerships": int(pairing.evidence.counts.region_admin1[at, theirs]) if known else None,
        "origin_region": region_name(pairing.world.gazetteer, pairing.origin.admin1),
        "candidate_region": region_name(pairing.world.gazetteer, theirs),
    }


def _region(pairing: Pairing) -> int | None:
    regions = pairing.evidence.counts.regions
    at = int(np.searchsorted(regions, pairing.origin.admin1))
    return at if at < len(regions) and regions[at] == pairing.origin.admin1 else None


COUNTRY = Feature(
    "country",
    "precedents",
    (
        Column("country_lift", grain="country", shape="rising"),
        Column("country_by_size", grain="country", shape="rising"),
    ),
    measure_country,
    country_facts,
    of_the_french=True,
)
REGION_COUNTRY = Feature(
    "region_country",
    "precedents",
    (Column("region_country_lift", grain="country", shape="rising"),),
    measure_region_country,
    region_country_facts,
    of_the_french=True,
)
REGION_PAIR = Feature(
    "region_pair",
    "precedents",
    (
        Column("region_pair_count", grain="admin1", knots=COUNT_KNOTS, shape="rising"),
        Column("region_pair_lift", grain="admin1", shape="rising"),
    ),
    measure_region_pair,
    region_pair_facts,
    of_the_french=True,
)

"""What others have done: French partnerships with this country, region and neighbourhood."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from features.feature import Column, Feature, Numbers
from features.ledger import region_at
from features.pairing import Pairing
from features.regions import region_name

SMOOTHING = 5.0
COUNT_KNOTS = (0.0, 0.7, 1.1, 1.6, 2.2, 3.0, 4.0)


def measure_country(pairing: Pairing) -> tuple[Numbers, ...]:
    """Pays : les partenariats français avec ce pays, rapportés au nombre de ses communes."""
    ledger = pairing.ledger
    lift = np.log((ledger.country.seen + 0.3) / (ledger.country_candidates + 30))
    alike, expected = ledger.size_country, ledger.country_share
    by_size = (alike.seen + SMOOTHING * expected) / (alike.total + SMOOTHING) / expected
    return lift.astype(np.float32), np.log(by_size).astype(np.float32)


def country_facts(pairing: Pairing, position: int) -> Mapping[str, object]:
    """The number of known French partnerships with the country."""
    country = int(pairing.pool.country[position])
    return {
        "partnerships": int(pairing.evidence.counts.country[country]),
        "country": pairing.world.gazetteer.countries[country],
    }


def measure_region_country(pairing: Pairing) -> tuple[Numbers, ...]:
    """Région et pays : les partenariats de la région de qui demande avec ce pays."""
    seen, total = pairing.ledger.region_country
    expected = total * pairing.ledger.country_share
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
    (seen, total), everywhere = pairing.ledger.region_admin1, pairing.ledger.admin1
    expected = total * (everywhere.seen + 0.2) / np.maximum(pairing.ledger.country.total, 1)
    found = np.log1p(seen), np.log((seen + 1) / (expected + 1))
    return tuple(pairing.in_known_regions(values).astype(np.float32) for values in found)


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
    return region_at(pairing.evidence.counts.regions, pairing.origin.admin1)


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

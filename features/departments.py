"""What the département of the origin has done with the country and the region of the candidate."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from features.feature import Column, Feature, Numbers
from features.ledger import department_at, partners_of_department
from features.pairing import Pairing
from features.regions import department_name, region_name

COUNT_KNOTS = (0.0, 0.7, 1.1, 1.6, 2.2, 3.0)


def measure_department(pairing: Pairing) -> tuple[Numbers, ...]:
    """Département : les partenariats du département avec la région et le pays du candidat."""
    ledger = pairing.ledger
    (seen, total), (by_country, _) = ledger.department_admin1, ledger.department_country
    expected = total * (ledger.admin1.seen + 0.2) / np.maximum(ledger.country.total, 1.0)
    usual = total * ledger.country_share
    regions = np.log1p(seen), np.log((seen + 1) / (expected + 1))
    return (
        *(pairing.in_known_regions(values).astype(np.float32) for values in regions),
        np.log((by_country + 1) / (usual + 1)).astype(np.float32),
    )


def department_facts(pairing: Pairing, position: int) -> Mapping[str, object]:
    """Partnerships of the département with the candidate's region and country, and the names."""
    world, department = pairing.world, department_at(pairing.world, pairing.origin)
    gazetteer = world.gazetteer
    foreign = partners_of_department(world, pairing.evidence.known_links, department)
    country, admin1 = int(pairing.pool.country[position]), int(pairing.pool.admin1[position])
    known = department >= 0
    return {
        "in_country": int((gazetteer.country[foreign] == country).sum()) if known else 0,
        "in_region": int((gazetteer.admin1[foreign] == admin1).sum()) if known else 0,
        "department": department_name(gazetteer, department),
        "region": region_name(gazetteer, admin1),
        "country": gazetteer.countries[country],
    }


DEPARTMENT = Feature(
    "department",
    "precedents",
    (
        Column("region_count", grain="admin1", knots=COUNT_KNOTS, shape="rising"),
        Column("region_lift", grain="admin1", shape="rising"),
        Column("country_lift", grain="country", shape="rising"),
    ),
    measure_department,
    department_facts,
    needs_links=True,
    of_the_french=True,
)

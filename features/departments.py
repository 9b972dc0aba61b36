"""What the département of the origin has done with the country and the region of the candidate."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from features.evidence import Rows
from features.feature import Column, Feature, Numbers
from features.pairing import Pairing
from features.regions import department_name, region_name

COUNT_KNOTS = (0.0, 0.7, 1.1, 1.6, 2.2, 3.0)


def measure_department(pairing: Pairing) -> tuple[Numbers, ...]:
    """Département : les partenariats du département avec la région et le pays du candidat."""
    counts, foreign = pairing.evidence.counts, _partners_of_department(pairing)
    if foreign is None:
        regions = np.full(len(counts.admin1), np.nan, dtype=np.float32)
        return regions, regions, np.full(len(counts.country), np.nan, dtype=np.float32)
    gazetteer, total = pairing.world.gazetteer, max(counts.total, 1.0)
    admin1 = gazetteer.admin1[foreign].astype(np.int64) % len(counts.admin1)
    seen = np.bincount(admin1, minlength=len(counts.admin1)).astype(float)
    seen[-1] = np.nan
    expected = len(foreign) * (counts.admin1 + 0.2) / total
    country = gazetteer.country[foreign].astype(np.int64)
    by_country = np.bincount(country, minlength=len(counts.country))
    usual = len(foreign) * pairing.evidence.country_share
    return (
        np.log1p(seen).astype(np.float32),
        np.log((seen + 1) / (expected + 1)).astype(np.float32),
        np.log((by_country + 1) / (usual + 1)).astype(np.float32),
    )


def department_facts(pairing: Pairing, position: int) -> Mapping[str, object]:
    """Partnerships of the département with the candidate's region and country, and the names."""
    gazetteer, foreign = pairing.world.gazetteer, _partners_of_department(pairing)
    country, admin1 = int(pairing.pool.country[position]), int(pairing.pool.admin1[position])
    known = foreign is not None and len(foreign) > 0
    return {
        "in_country": int((gazetteer.country[foreign] == country).sum()) if known else 0,
        "in_region": int((gazetteer.admin1[foreign] == admin1).sum()) if known else 0,
        "department": department_name(gazetteer, _department(pairing)),
        "region": region_name(gazetteer, admin1),
        "country": gazetteer.countries[country],
    }


def _department(pairing: Pairing) -> int:
    """The département of the origin, that of the nearest place for a point; -1 outside France."""
    row = pairing.origin.setting.row
    return int(pairing.world.gazetteer.department[row]) if row >= 0 else -1


def _partners_of_department(pairing: Pairing) -> Rows | None:
    """The foreign ends of its partnerships, None where the origin has no département."""
    department, links = _department(pairing), pairing.evidence.known_links
    if department < 0:
        return None
    found: Rows = links.foreign[pairing.world.gazetteer.department[links.french] == department]
    return found


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

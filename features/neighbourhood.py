"""What the neighbours of the origin have done near the candidate."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from features.evidence import NEAR_KM, WIDE_KM
from features.feature import Column, Feature, Numbers
from features.kernel import CUT, REACHES_KM
from features.pairing import Pairing

COUNT_KNOTS = (0.0, 0.3, 0.7, 1.2, 1.8, 2.5, 3.5, 5.0)


def measure_neighbours(pairing: Pairing) -> tuple[Numbers, ...]:
    """Voisinage : les partenariats des voisins de qui demande autour du candidat."""
    near, wide = _around(pairing, NEAR_KM, "near"), _around(pairing, WIDE_KM, "wide")
    return (*near, *wide, _around(pairing, NEAR_KM, "wide")[1])


def _around(pairing: Pairing, km: float, reach: str) -> tuple[Numbers, Numbers]:
    ledger = pairing.ledger
    seen, total = ledger.around(km, reach)
    share = total / np.maximum(ledger.partnerships, 1)
    lift = np.log((seen + 0.05) / (share * (ledger.density(reach) + 0.3) + 0.05))
    return np.log1p(5 * seen).astype(np.float32), lift.astype(np.float32)


def neighbours_facts(pairing: Pairing, position: int) -> Mapping[str, object]:
    """Partnerships of origins within 120 km around the candidate (80 km), and how many times the
    number to expect, were the neighbours' partners spread as those of all France."""
    links, gazetteer = pairing.evidence.known_links, pairing.world.gazetteer
    found, _ = pairing.evidence.around_origin(pairing.origin.vector, WIDE_KM / CUT)
    row = int(pairing.pool.rows[position])
    here = float(gazetteer.latitude[row]), float(gazetteer.longitude[row])
    reached = gazetteer.distances(links.foreign, *here) <= REACHES_KM["wide"]
    expected = reached.sum() * len(found) / max(len(links.french), 1)
    count = int(reached[found].sum())
    return {
        "partnerships": count,
        "origin_km": WIDE_KM,
        "candidate_km": REACHES_KM["wide"],
        "ratio": float(count / expected) if expected else None,
    }


def measure_neighbour_country(pairing: Pairing) -> tuple[Numbers, ...]:
    """Voisins et pays : la part de ce pays dans les partenariats des voisins de qui demande."""
    seen, total = pairing.ledger.around_countries(WIDE_KM)
    expected = pairing.ledger.country_share
    lift = (seen + 5 * expected) / (total + 5) / expected
    return (np.log(lift).astype(np.float32),)


def neighbour_country_facts(pairing: Pairing, position: int) -> Mapping[str, object]:
    """How many partnerships with the country the neighbours within 120 km have, of how many."""
    links, gazetteer = pairing.evidence.known_links, pairing.world.gazetteer
    found, _ = pairing.evidence.around_origin(pairing.origin.vector, WIDE_KM / CUT)
    country = int(pairing.pool.country[position])
    same = gazetteer.country[links.foreign[found]] == country
    return {
        "partnerships": int(same.sum()),
        "of": len(found),
        "km": WIDE_KM,
        "country": gazetteer.countries[country],
    }


NEIGHBOURS = Feature(
    "neighbours",
    "precedents",
    (
        Column("near_count", knots=COUNT_KNOTS, shape="rising"),
        Column("near_lift", shape="rising"),
        Column("wide_count", knots=COUNT_KNOTS, shape="rising"),
        Column("wide_lift", shape="rising"),
        Column("near_wide_lift", shape="rising"),
    ),
    measure_neighbours,
    neighbours_facts,
    needs_links=True,
    of_the_french=True,
)
NEIGHBOUR_COUNTRY = Feature(
    "neighbour_country",
    "precedents",
    (Column("wide_share", grain="country", shape="rising"),),
    measure_neighbour_country,
    neighbour_country_facts,
    needs_links=True,
    of_the_french=True,
)

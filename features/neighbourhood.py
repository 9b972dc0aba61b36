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
    """Partnerships of neighbours around the candidate, as far as any counts, and how many times
    the number to expect, nearer ones weighing more, did neighbours spread theirs as all France."""
    links, gazetteer = pairing.evidence.known_links, pairing.world.gazetteer
    found, _ = pairing.evidence.around_origin(pairing.origin.vector, WIDE_KM)
    row, reach = int(pairing.pool.rows[position]), CUT * REACHES_KM["wide"]
    here = float(gazetteer.latitude[row]), float(gazetteer.longitude[row])
    return {
        "partnerships": int((gazetteer.distances(links.foreign[found], *here) <= reach).sum()),
        "origin_km": CUT * WIDE_KM,
        "candidate_km": reach,
        "ratio": _ratio(pairing, position),
    }


def _ratio(pairing: Pairing, position: int) -> float | None:
    ledger = pairing.ledger
    seen, total = ledger.around(WIDE_KM, "wide")
    spread = ledger.density("wide")[position] / np.maximum(ledger.partnerships, 1)
    expected = float(total * spread)
    return float(seen[position]) / expected if expected else None


def measure_neighbour_country(pairing: Pairing) -> tuple[Numbers, ...]:
    """Voisins et pays : la part de ce pays dans les partenariats des voisins de qui demande."""
    seen, total = pairing.ledger.around_countries(WIDE_KM)
    expected = pairing.ledger.country_share
    lift = (seen + 5 * expected) / (total + 5) / expected
    return (np.log(lift).astype(np.float32),)


def neighbour_country_facts(pairing: Pairing, position: int) -> Mapping[str, object]:
    """How many partnerships with the country the neighbours have, of how many that count."""
    links, gazetteer = pairing.evidence.known_links, pairing.world.gazetteer
    found, _ = pairing.evidence.around_origin(pairing.origin.vector, WIDE_KM)
    country = int(pairing.pool.country[position])
    same = gazetteer.country[links.foreign[found]] == country
    return {
        "partnerships": int(same.sum()),
        "of": len(found),
        "km": CUT * WIDE_KM,
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

"""Does the candidate cooperate at all, and is it already taken by French partners."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from features.feature import Column, Feature, Numbers
from features.kernel import REACHES_KM
from features.pairing import Pairing
from features.regions import region_name

MOST_FRENCH = 3
AROUND_KM = REACHES_KM["wide"]


def measure_openness(pairing: Pairing) -> tuple[Numbers, ...]:
    """Ouverture : les partenariats du candidat et de ses voisins hors de France."""
    links = pairing.evidence.known_links
    degrees = links.openness[pairing.pool.rows]
    around = links.openness_rate[pairing.pool.cell]
    return np.log1p(degrees).astype(np.float32), np.log(around + 0.002).astype(np.float32)


def openness_facts(pairing: Pairing, position: int) -> Mapping[str, object]:
    """The number of known partnerships of the candidate with countries other than France."""
    links = pairing.evidence.known_links
    return {"partnerships": int(links.openness[pairing.pool.rows[position]])}


def measure_french_partners(pairing: Pairing) -> tuple[Numbers, ...]:
    """Déjà pris : les partenaires français que le candidat a déjà."""
    return (np.minimum(pairing.ledger.french_partners, MOST_FRENCH).astype(np.float32),)


def french_partners_facts(pairing: Pairing, position: int) -> Mapping[str, object]:
    """The number of known French partners of the candidate."""
    return {"partnerships": int(pairing.ledger.french_partners[position])}


def measure_region_openness(pairing: Pairing) -> tuple[Numbers, ...]:
    """Région ouverte : les partenariats français de la région du candidat, par commune."""
    ledger = pairing.ledger
    by_country = ledger.by_region((ledger.country.seen + 0.3) / (ledger.country_candidates + 30))
    smooth = (ledger.admin1.seen + 20 * by_country) / (ledger.admin1_candidates + 20)
    return (pairing.in_known_regions(np.log(np.maximum(smooth, 1e-9))).astype(np.float32),)


def region_openness_facts(pairing: Pairing, position: int) -> Mapping[str, object]:
    """French partnerships of the candidate's region, its municipalities, and its name."""
    admin1 = int(pairing.pool.admin1[position])
    if admin1 < 0:
        return {"partnerships": None, "places": None, "region": None}
    return {
        "partnerships": int(pairing.evidence.counts.admin1[admin1]),
        "places": int(pairing.evidence.admin1_candidates[admin1]),
        "region": region_name(pairing.world.gazetteer, admin1),
    }


def measure_surroundings(pairing: Pairing) -> tuple[Numbers, ...]:
    """Alentours ouverts : les partenariats français à 25 et à 80 km du candidat, par commune."""
    rates = (pairing.ledger.rate(reach) for reach in ("near", "wide"))
    return tuple(np.log(rate + 0.0005).astype(np.float32) for rate in rates)


def surroundings_facts(pairing: Pairing, position: int) -> Mapping[str, object]:
    """The number of known French partnerships within 80 km of the candidate."""
    links, gazetteer = pairing.evidence.known_links, pairing.world.gazetteer
    row = int(pairing.pool.rows[position])
    km = gazetteer.distances(
        links.foreign, float(gazetteer.latitude[row]), float(gazetteer.longitude[row])
    )
    return {"partnerships": int((km <= AROUND_KM).sum()), "km": AROUND_KM}


OPENNESS = Feature(
    "openness",
    "openness",
    (
        Column(
            "log_partners",
            bend="origin_size",
            knots=(0.0, 0.7, 1.1, 1.6, 2.2, 3.0, 4.0),
            shape="rising",
        ),
        Column("around", shape="rising"),
    ),
    measure_openness,
    openness_facts,
    needs_links=True,
    of_the_french=True,
)
FRENCH_PARTNERS = Feature(
    "french_partners",
    "openness",
    (Column("french_partners", knots=(0.0, 1.0, 2.0, 3.0), shape="falling"),),
    measure_french_partners,
    french_partners_facts,
    needs_links=True,
    of_the_french=True,
)
REGION_OPENNESS = Feature(
    "region_openness",
    "openness",
    (Column("french_rate", grain="admin1", shape="rising"),),
    measure_region_openness,
    region_openness_facts,
    of_the_french=True,
)
SURROUNDINGS = Feature(
    "surroundings",
    "openness",
    (Column("near_rate", shape="rising"), Column("wide_rate", shape="rising")),
    measure_surroundings,
    surroundings_facts,
    needs_links=True,
    of_the_french=True,
)

"""What the origin's own partners say: theirs, and the places around them."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from features.acquaintance import chains_over_peers
from features.evidence import Rows
from features.feature import Column, Feature, Numbers
from features.kernel import CUT, REACHES_KM
from features.pairing import Pairing
from features.sphere import distances_km

MOST = 4
AROUND_KM = CUT * REACHES_KM["wide"]
DIRECT_KNOTS = (0.0, 1.0, 2.0, 4.0)
AROUND_KNOTS = (0.0, 0.4, 0.8, 1.3, 2.0, 3.0)


def measure_shared_partners(pairing: Pairing) -> tuple[Numbers, ...]:
    """Partenaires communs : le candidat est lié à un partenaire de qui demande, ou à ses pairs."""
    through = pairing.acquaintance
    columns = [
        (np.minimum(each.direct, MOST), np.log1p(3 * each.around))
        for each in (through.abroad, through.french)
    ]
    return tuple(values.astype(np.float32) for pair in columns for values in pair)


def shared_partners_facts(pairing: Pairing, position: int) -> Mapping[str, object]:
    """Names of the origin's partners, or of French peers, that are linked with the candidate.

    `around` counts the other places that they lead to within `km` of it.
    """
    links = pairing.evidence.known_links
    row, name = int(pairing.pool.rows[position]), pairing.world.gazetteer.name
    common = [name(p) for p in pairing.partners if row in links.by_abroad.of(p)]
    peers = {
        peer
        for partner in pairing.partners
        for peer in links.by_foreign.of(partner)
        if row in links.by_french.of(peer)
    }
    return {
        "partners": tuple(common),
        "peers": tuple(name(peer) for peer in sorted(peers)),
        "around": _led_to_around(pairing, row),
        "km": AROUND_KM,
    }


def _led_to_around(pairing: Pairing, row: int) -> int:
    """How many places other than this row partners of partners lead to around it."""
    links, gazetteer = pairing.evidence.known_links, pairing.world.gazetteer
    partners = np.array(pairing.partners, dtype=np.int64)
    ends = np.unique(
        np.r_[links.by_abroad.of_each(partners)[1], chains_over_peers(links, partners).ends]
    )
    here = float(gazetteer.latitude[row]), float(gazetteer.longitude[row])
    away = gazetteer.distances(ends[ends != row], *here)
    return int((away <= AROUND_KM).sum())


def measure_near_partner(pairing: Pairing) -> tuple[Numbers, ...]:
    """Près d'un partenaire : la distance du candidat au partenaire le plus proche de l'origine."""
    return (np.log(pairing.acquaintance.nearest_km + 5).astype(np.float32),)


def near_partner_facts(pairing: Pairing, position: int) -> Mapping[str, object]:
    """The origin's partner that lies nearest to the candidate, and how far in km."""
    if not pairing.partners:
        return {"partner": None, "km": None}
    km = _partner_distances(pairing, pairing.pool.rows[[position]])[:, 0]
    nearest = int(km.argmin())
    name = pairing.world.gazetteer.name(pairing.partners[nearest])
    return {"partner": name, "km": float(km[nearest])}


def _partner_distances(pairing: Pairing, rows: Rows) -> Numbers:
    vectors = pairing.world.vectors
    candidates = np.asarray(vectors[rows], dtype=np.float32)
    return np.stack(
        [distances_km(candidates, np.asarray(vectors[row], float)) for row in pairing.partners]
    )


def measure_country_partner(pairing: Pairing) -> tuple[Numbers, ...]:
    """Pays déjà partenaire : les partenaires que l'origine a déjà dans ce pays."""
    return (np.minimum(pairing.acquaintance.countries, MOST).astype(np.float32),)


def country_partner_facts(pairing: Pairing, position: int) -> Mapping[str, object]:
    """How many partners the origin has in this country; None where it has no partner at all."""
    gazetteer, country = pairing.world.gazetteer, int(pairing.pool.country[position])
    known = [p for p in pairing.partners if int(gazetteer.country[p]) == country]
    return {
        "partners": len(known) if pairing.partners else None,
        "country": gazetteer.countries[country],
    }


SHARED_PARTNERS = Feature(
    "shared_partners",
    "precedents",
    (
        Column("abroad", knots=DIRECT_KNOTS, shape="rising"),
        Column("abroad_around", knots=AROUND_KNOTS, shape="rising"),
        Column("french", knots=DIRECT_KNOTS, shape="rising"),
        Column("french_around", knots=AROUND_KNOTS, shape="rising"),
    ),
    measure_shared_partners,
    shared_partners_facts,
    needs_links=True,
)
NEAR_PARTNER = Feature(
    "near_partner", "precedents", (Column("log_km"),), measure_near_partner, near_partner_facts
)
COUNTRY_PARTNER = Feature(
    "country_partner",
    "precedents",
    (Column("partners", grain="country", knots=DIRECT_KNOTS, shape="rising"),),
    measure_country_partner,
    country_partner_facts,
)

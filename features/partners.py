"""What the origin's own partners say: theirs, and the places around them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import numpy as np

from features.evidence import Links, Rows
from features.feature import Column, Feature, Numbers
from features.pairing import Pairing
from features.sphere import distances_km

MOST = 4
DIRECT_KNOTS = (0.0, 1.0, 2.0, 4.0)
AROUND_KNOTS = (0.0, 0.4, 0.8, 1.3, 2.0, 3.0)


def measure_shared_partners(pairing: Pairing) -> tuple[Numbers, ...]:
    """Partenaires communs : le candidat est lié à un partenaire de qui demande, ou à ses pairs."""
    links = pairing.evidence.known_links
    abroad, french = _second_degree(pairing, links)
    return (*_reached(pairing, links, abroad), *_reached(pairing, links, french))


def _second_degree(pairing: Pairing, links: Links) -> tuple[Counter[int], Counter[int]]:
    abroad: Counter[int] = Counter()
    french: Counter[int] = Counter()
    for partner in pairing.partners:
        abroad.update(links.by_abroad.get(partner, ()))
        for peer in links.by_foreign.get(partner, ()):
            french.update(p for p in links.by_french.get(peer, ()) if p != partner)
    return abroad, french


def _reached(pairing: Pairing, links: Links, found: Counter[int]) -> tuple[Numbers, Numbers]:
    rows = np.array(sorted(found), dtype=np.int64)
    amounts = np.array([found[int(row)] for row in rows], dtype=float)
    direct = np.zeros(len(pairing.world.gazetteer), dtype=np.float32)
    direct[rows] = np.minimum(amounts, MOST)
    around = links.kernel.spread("wide", rows, amounts)[pairing.pool.cell]
    return direct[pairing.pool.rows], np.log1p(3 * around).astype(np.float32)


def shared_partners_facts(pairing: Pairing, position: int) -> Mapping[str, object]:
    """Names of the origin's partners, or of French peers, that are linked with the candidate."""
    links = pairing.evidence.known_links
    row, name = int(pairing.pool.rows[position]), pairing.world.gazetteer.name
    common = [name(p) for p in pairing.partners if row in links.by_abroad.get(p, ())]
    peers = {
        peer
        for partner in pairing.partners
        for peer in links.by_foreign.get(partner, ())
        if row in links.by_french.get(peer, ())
    }
    return {"partners": tuple(common), "peers": tuple(name(peer) for peer in sorted(peers))}


def measure_near_partner(pairing: Pairing) -> tuple[Numbers, ...]:
    """Près d'un partenaire : la distance du candidat au partenaire le plus proche de l'origine."""
    if not pairing.partners:
        return (pairing.constant(np.nan),)
    km = _partner_distances(pairing, pairing.pool.rows).min(axis=0)
    return (np.log(km + 5).astype(np.float32),)


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
    length = len(pairing.world.gazetteer.countries)
    if not pairing.partners:
        return (np.full(length, np.nan, dtype=np.float32),)
    countries = pairing.world.gazetteer.country[list(pairing.partners)].astype(np.int64)
    counts = np.bincount(countries, minlength=length)
    return (np.minimum(counts, MOST).astype(np.float32),)


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

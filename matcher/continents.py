"""Continents by their names; the States made of several country codes."""

from __future__ import annotations

from data.continents import CONTINENTS
from data.errors import InvalidOption

NAMES: dict[str, str] = {
    "africa": "AF",
    "afrique": "AF",
    "antarctica": "AN",
    "antarctique": "AN",
    "asia": "AS",
    "asie": "AS",
    "europe": "EU",
    "northamerica": "NA",
    "ameriquedunord": "NA",
    "oceania": "OC",
    "oceanie": "OC",
    "southamerica": "SA",
    "ameriquedusud": "SA",
}

FRANCE = frozenset(["FR", "RE", "GP", "MQ", "GF", "YT", "PF", "NC", "WF", "PM", "BL", "MF", "TF"])
"""The codes of one State: none of them is a foreign partner for another."""


def continent_code(text: str) -> str:
    """The code of a continent from its code or its French or English name."""
    from data.names import name_key

    if text.strip().upper() in CONTINENTS:
        return text.strip().upper()
    found = NAMES.get(name_key(text))
    if found is None:
        raise not_a_continent(text)
    return found


def not_a_continent(text: str) -> InvalidOption:
    """The failure that names all continents."""
    return InvalidOption(
        "--continent {text!r} is not a continent; give AF (Africa), AN (Antarctica), AS (Asia),"
        " EU (Europe), NA (North America), OC (Oceania) or SA (South America).",
        text=text,
    )


def same_state(country: str) -> frozenset[str]:
    """The country codes that belong to the same State as this one."""
    return FRANCE if country in FRANCE else frozenset({country})

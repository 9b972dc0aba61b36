"""What a user types for a territory, taken apart: an id, a point, a name and what narrows it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from data.countries import country_code
from data.errors import InvalidOption

LONGEST = 300

_NUMBER = r"[-+]?\d{1,3}(?:\.\d+)?"
_POINT = re.compile(rf"^(?:point:)?\s*({_NUMBER})\s*[,;]\s*({_NUMBER})$")
_NAME_AT = re.compile(rf"^(.+?)\s*@\s*({_NUMBER})\s*[,;]\s*({_NUMBER})$")
_ID = re.compile(r"^(?:geonames|insee|siren|admin1|local):\S+$")
_CODES = {
    "insee": re.compile(r"^\d[\dABab]\d{3}$"),
    "siren": re.compile(r"^\d{9}$"),
}
"""The codes that French authorities know themselves by, without saying which they are."""
_BRACKETS = re.compile(r"^(.*\S)\s*[(\[]([^()\[\]]+)[)\]]$")


@dataclass(frozen=True, slots=True)
class Query:
    """One of: an id; a point, perhaps with a name; a name, perhaps with a country or qualifiers."""

    name: str = ""
    text: str = ""
    id: str | None = None
    point: tuple[float, float] | None = None
    country: str | None = None
    qualifiers: tuple[str, ...] = ()


def parse_query(text: str) -> Query:
    """Take apart what a user typed."""
    if len(text) > LONGEST:
        raise InvalidOption(
            "a name of {length} characters is too long; expected at most {longest}.",
            length=len(text),
            longest=LONGEST,
        )
    text = " ".join(text.split())
    if _ID.match(text):
        return Query(id=text)
    for kind, code in _CODES.items():
        if code.match(text):
            return Query(id=f"{kind}:{text.upper()}")
    if point := _POINT.match(text):
        return Query(point=_checked(point[1], point[2]))
    if named := _NAME_AT.match(text):
        return Query(name=named[1], point=_checked(named[2], named[3]))
    return _named(text)


def _checked(latitude: str, longitude: str) -> tuple[float, float]:
    north, east = float(latitude), float(longitude)
    if not (-90 <= north <= 90 and -180 <= east <= 180):
        raise InvalidOption(
            "{latitude}, {longitude} lies outside the globe; give degrees, latitude first.",
            latitude=latitude,
            longitude=longitude,
        )
    return north, east


def _named(text: str) -> Query:
    """A name; what stands in brackets or behind a comma narrows it."""
    whole, qualifiers = text, list[str]()
    while found := _BRACKETS.match(text):
        text, inner = found[1], found[2].strip()
        qualifiers.insert(0, inner)
    name, *rest = (part.strip() for part in text.split(","))
    qualifiers = [part for part in rest if part] + qualifiers
    countries = [code for part in qualifiers if (code := country_code(part))]
    return Query(
        name=name or text,
        text=whole,
        country=countries[-1] if countries else None,
        qualifiers=tuple(qualifiers),
    )

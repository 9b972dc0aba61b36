"""Whether what a user says of a territory can be, as far as the gazetteer can tell."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from math import asin, cos, radians, sin, sqrt

from anyascii import anyascii

from data.errors import InputError, InvalidOption, RefusedAction
from data.gazetteer import EARTH_KM, Gazetteer
from data.names import name_key
from data.noted import Noted
from data.privacy import is_contact, is_personal
from data.records import Territory

COMPATRIOT_KM = 100.0
TWIN_KM = 5.0
GREATEST = 300_000_000
"""No division of any country has as many inhabitants."""
GREATEST_FACTOR = 10
LONGEST = 150
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s@~]+")


def free_id(territory: Territory, gazetteer: Gazetteer, taken: Collection[str]) -> str:
    """An id for a new territory that no other has: `local:fr-la-rochelle`, else with a number."""
    slug = "-".join(re.findall(r"[a-z0-9]+", anyascii(territory.name).lower()))
    first = f"local:{territory.country.lower()}-{slug}"
    number, found = 1, first
    while found in taken or int(gazetteer.rows_of([found])[0]) >= 0:
        number += 1
        found = f"{first}-{number}"
    return found


def check_territory(territory: Territory, gazetteer: Gazetteer) -> None:
    """Its name is one, its population can be, and it lies near a place of its country."""
    check_text("NAME", territory.name)
    if not name_key(territory.name) or is_contact(territory.name):
        raise InvalidOption("{name!r} is not the name of a territory.", name=territory.name)
    if (territory.population or 0) > GREATEST:
        raise InputError(
            "{name}: no territory has {population} inhabitants; give at most {greatest}.",
            name=territory.name,
            population=territory.population,
            greatest=GREATEST,
        )
    _check_country(territory, gazetteer)


def _check_country(territory: Territory, gazetteer: Gazetteer) -> None:
    rows, _ = gazetteer.near(territory.latitude, territory.longitude, COMPATRIOT_KM)
    countries = [gazetteer.countries[at] for at in gazetteer.country[rows].tolist()]
    if territory.country in countries:
        return
    raise InputError(
        "{name}: no place of {country} lies within {km} km of {latitude}, {longitude} (nearest:"
        " {nearest}); give degrees, latitude first.",
        name=territory.name,
        country=territory.country,
        km=round(COMPATRIOT_KM),
        latitude=territory.latitude,
        longitude=territory.longitude,
        nearest=f"{gazetteer.name(int(rows[0]))}, {countries[0]}" if countries else "-",
    )


def check_source(source: str) -> None:
    """A source is a document or a site: no person, no way to reach one."""
    check_text("--source", source)
    if is_personal(_ADDRESS.sub("", source)):
        raise InvalidOption(
            "--source: name a document or a site, with its year; a person, an e-mail, a telephone"
            " or an address is never kept."
        )


def check_text(option: str, text: str) -> None:
    """A short text on one line."""
    if not 0 < len(text) <= LONGEST or not text.isprintable() or text != text.strip():
        raise InvalidOption(
            "{option}: give 1 to {longest} characters, on one line.", option=option, longest=LONGEST
        )


def refuse_twin(territory: Territory, gazetteer: Gazetteer, noted: Iterable[Noted]) -> None:
    """RefusedAction where a territory of this level bears this name within 5 km."""
    known = _twins(territory, gazetteer, noted)
    if known:
        raise RefusedAction(
            "{name} is known within {km} km already, as {id}: put it right with `matcher place"
            " correct {id}`, or add it all the same with --force.",
            name=territory.name,
            km=round(TWIN_KM),
            id=known[0],
        )


def _twins(territory: Territory, gazetteer: Gazetteer, noted: Iterable[Noted]) -> list[str]:
    key = name_key(territory.name)
    there = [gazetteer.territory(row) for row in gazetteer.rows_named(key).tolist()]
    there += [one for note in noted if (one := note.territory) and name_key(one.name) == key]
    return [
        one.id
        for one in there
        if one.level == territory.level and _apart_km(one, territory) <= TWIN_KM
    ]


def _apart_km(one: Territory, other: Territory) -> float:
    north, south = radians(one.latitude), radians(other.latitude)
    across = sin(radians(one.longitude - other.longitude) / 2) ** 2
    chord = sin((north - south) / 2) ** 2 + cos(north) * cos(south) * across
    return 2 * EARTH_KM * asin(sqrt(min(chord, 1.0)))


def refuse_leap(before: Territory, population: int | None) -> None:
    """RefusedAction where a population is put right to ten times as many, or a tenth."""
    if not before.population or not population:
        return
    least, most = sorted((before.population, population))
    if most >= GREATEST_FACTOR * least:
        raise RefusedAction(
            "{name} has {before} inhabitants as far as is known, and {after} is ten times more or"
            " less; check the number, or keep it with --force.",
            name=before.name,
            before=before.population,
            after=population,
        )

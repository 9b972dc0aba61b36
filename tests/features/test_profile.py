from __future__ import annotations

import pytest

from data.records import Fact
from features.profile import build_profile
from features.world import World

ROCHELLE = "geonames:3006787"


def facts(world: World, id_: str) -> dict[str, Fact]:
    profile = build_profile(world, world.gazetteer.row_of(id_))
    assert profile.territory.id == id_
    return {fact.name: fact for fact in profile.facts}


def test_a_population_is_declared_by_its_source(world: World) -> None:
    population = facts(world, ROCHELLE)["population"]
    assert (population.value, population.knowledge) == (79_851, "declared")
    assert population.source is not None
    assert population.source.name == "INSEE and DGCL, official lists of French authorities"
    assert population.source.date == "2023"


def test_the_population_of_an_authority_has_its_year(world: World) -> None:
    source = facts(world, "insee:DEP-48")["population"].source
    assert source is not None
    assert source.date == "2023"


def test_a_sum_of_places_is_derived(world: World) -> None:
    population = facts(world, "admin1:CN.25")["population"]
    assert population.knowledge == "derived"
    assert population.source is not None
    assert "sum" in population.source.name


def test_a_population_that_nobody_states_is_unknown(world: World) -> None:
    population = facts(world, "local:cn-chongwen")["population"]
    assert (population.value, population.knowledge) == (None, "unknown")


@pytest.mark.parametrize("name", ["coast_km", "coastal", "port", "climate", "island", "languages"])
def test_geography_and_languages_are_derived_by_a_stated_rule(world: World, name: str) -> None:
    fact = facts(world, ROCHELLE)[name]
    assert fact.knowledge == "derived"
    assert fact.source is not None
    assert fact.source.name


def test_a_port_of_our_table_is_told_with_its_own_source(world: World) -> None:
    source = facts(world, "geonames:2972328")["port_name"].source
    assert source is not None
    assert "sea-ports" in source.name


def test_an_unknown_fact_has_neither_value_nor_source(world: World) -> None:
    gazetteer = world.gazetteer
    unknown = [
        fact
        for row in range(0, len(gazetteer), 997)
        for fact in build_profile(world, row).facts
        if fact.knowledge == "unknown"
    ]
    assert unknown
    assert all(fact.value is None and fact.source is None for fact in unknown)


def test_a_commune_states_its_code_its_region_and_what_it_is_the_seat_of(world: World) -> None:
    known = facts(world, ROCHELLE)
    assert known["insee"].value == "17300"
    assert known["division"].value == "Nouvelle-Aquitaine"
    assert "Charente-Maritime" in (known["seat_of"].value or ())  # type: ignore[operator]


def test_an_intercommunality_states_its_seat(world: World) -> None:
    assert facts(world, "siren:241700434")["seat"].value == "La Rochelle"


def test_other_names_are_names_in_use(world: World) -> None:
    names = facts(world, ROCHELLE)["other_names"].value
    assert isinstance(names, tuple)
    assert "LRH" not in names
    assert "La Rochelle" not in names


def test_the_groups_of_the_country_are_declared_with_their_source(world: World) -> None:
    union = facts(world, ROCHELLE)["eu"]
    assert (union.value, union.knowledge) == (("member", "since 1958-01-01"), "declared")
    assert union.source is not None
    assert union.source.date == "2020-02-01"


def test_a_group_of_which_the_country_is_no_member_is_not_told(world: World) -> None:
    assert facts(world, ROCHELLE).keys().isdisjoint({"ldc", "dac", "sids"})

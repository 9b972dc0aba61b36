"""People within 20 km: the orders of magnitude that are published."""

from __future__ import annotations

import numpy as np
import pytest

from features.world import World

MILLIONS = {
    # United Nations, World Urbanization Prospects 2018: agglomerations in 2020.
    "Turin": ("geonames:3165524", 1.79),
    "Madrid": ("geonames:3117735", 6.62),
    "Berlin": ("geonames:2950159", 3.56),
    "Vienna": ("geonames:2761369", 1.93),
    "Brussels": ("geonames:2800866", 2.08),
    "London": ("geonames:2643743", 9.30),
    "Athens": ("geonames:264371", 3.15),
    "Milan": ("geonames:3173435", 3.14),
    "Istanbul": ("geonames:745044", 15.19),
    "Moscow": ("geonames:524901", 12.54),
    "Shanghai": ("geonames:1796236", 27.06),
    # Census 2020: New York City with the counties of Hudson, Bergen and Essex.
    "New York": ("geonames:5128581", 11.35),
    # KSH: the agglomeration of Budapest (81 settlements), 2022.
    "Budapest": ("geonames:3054643", 2.6),
    # Àrea Metropolitana de Barcelona (36 municipalities), 2022.
    "Barcelona": ("geonames:3128760", 3.3),
    # INSEE, 2021: Paris and the three départements around it hold 6.8, those within 20 km about 9.
    "Paris": ("insee:75056", 9.0),
}


@pytest.mark.parametrize("name", MILLIONS)
def test_people_around_a_metropolis_are_counted_once(world: World, name: str) -> None:
    city, millions = MILLIONS[name]
    people = world.people_around[world.gazetteer.row_of(city)]
    assert people == pytest.approx(millions * 1e6, rel=0.3)


def test_the_largest_place_around_a_city_is_none_of_its_districts(world: World) -> None:
    new_york, brooklyn = world.gazetteer.rows_of(["geonames:5128581", "geonames:5110302"])
    assert world.largest_around[new_york] < 300_000
    assert world.largest_around[brooklyn] == world.gazetteer.population[new_york]


def test_whoever_lives_in_a_district_lives_beside_its_city(world: World) -> None:
    inside = np.flatnonzero(world.district_of >= 0)
    people = world.gazetteer.population[world.district_of[inside]]
    assert (world.people_around[inside] >= 0.999 * people).all()


def test_what_is_larger_than_a_town_lies_at_a_border_if_any_of_its_places_does(
    world: World,
) -> None:
    metz, moselle, lozere = world.gazetteer.rows_of(["insee:57463", "insee:DEP-57", "insee:DEP-48"])
    assert world.border[[metz, moselle, lozere]].tolist() == [0, 1, 0]

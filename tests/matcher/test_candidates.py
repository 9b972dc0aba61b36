from __future__ import annotations

import numpy as np

from data.records import LEVELS
from features.world import World
from matcher.candidates import Rows, candidate_rows
from matcher.requests import Filters
from tests.matcher.places import place_named


def countries_of(world: World, rows: Rows) -> set[str]:
    return {world.gazetteer.countries[code] for code in np.unique(world.gazetteer.country[rows])}


def levels_of(world: World, rows: Rows) -> set[str]:
    return {LEVELS[level] for level in np.unique(world.gazetteer.level[rows])}


def candidates(world: World, name: str = "La Rochelle", **filters: object) -> Rows:
    origin = place_named(world.gazetteer, name, "FR")
    return candidate_rows(world.gazetteer, origin, filters=Filters(**filters))  # type: ignore[arg-type]


def test_candidates_for_a_commune_are_foreign_municipalities_of_1000_and_more(
    world: World,
) -> None:
    rows = candidates(world)
    assert world.gazetteer.population[rows].min() >= 1000
    assert levels_of(world, rows) == {"municipality"}
    assert countries_of(world, rows) & {"FR", "NC", "PF"} == set()


def test_nearly_the_whole_world_is_a_candidate(world: World) -> None:
    assert len(candidates(world)) > 120_000


def test_a_region_gets_provinces_and_states(world: World) -> None:
    origin = place_named(world.gazetteer, "Bretagne", "FR", "region")
    rows = candidate_rows(world.gazetteer, origin, filters=Filters())
    assert levels_of(world, rows) <= {"region", "department"}
    assert len(rows) > 1000


def test_the_own_country_is_searched_where_it_is_asked_for(world: World) -> None:
    assert countries_of(world, candidates(world, countries=frozenset({"FR"}))) == {"FR"}


def test_an_excluded_country_is_left_out(world: World) -> None:
    rows = candidates(world, excluded_countries=frozenset({"DE"}))
    assert "DE" not in countries_of(world, rows)
    assert "GB" in countries_of(world, rows)


def test_continents_narrow_the_candidates(world: World) -> None:
    found = countries_of(world, candidates(world, continents=frozenset({"SA"})))
    assert {"BR", "AR"} <= found
    assert "MX" not in found


def test_populations_narrow_the_candidates(world: World) -> None:
    rows = candidates(world, min_population=50_000, max_population=60_000)
    population = world.gazetteer.population[rows]
    assert (population.min(), population.max()) >= (50_000, 50_000)
    assert population.max() <= 60_000


def test_smaller_municipalities_are_candidates_where_they_are_asked_for(world: World) -> None:
    assert world.gazetteer.population[candidates(world, min_population=500)].min() < 1000


def test_filters_that_exclude_each_other_leave_nobody(world: World) -> None:
    nobody = candidates(world, countries=frozenset({"DE"}), excluded_countries=frozenset({"DE"}))
    assert len(nobody) == 0

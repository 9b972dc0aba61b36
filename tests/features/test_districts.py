"""Which places are districts of a city, and the neighbours that are not."""

from __future__ import annotations

import numpy as np
import pytest

from features.districts import host_of, municipalities
from features.sphere import unit_vectors
from features.world import World

DISTRICTS = {
    "Brooklyn": ("5110302", "5128581"),
    "Queens": ("5133273", "5128581"),
    "Pest": ("3046446", "3054643"),
    "Eixample": ("6544100", "3128760"),
    "Neukölln": ("2864695", "2950159"),
    "Wandsbek": ("2911285", "2911298"),
    "Favoriten": ("8063098", "2761369"),
    "Setagaya": ("11790342", "1850147"),
    "Mokotów": ("764484", "756135"),
}
NEIGHBOURS = {
    "L'Hospitalet de Llobregat": "3120619",
    "Badalona": "3129028",
    "Leganés": "3118594",
    "Getafe": "3121437",
    "Alcorcón": "3130564",
    "Barakaldo": "3109453",
    "Amadora": "2271772",
    "Almada": "2271961",
    "Sesto San Giovanni": "3166598",
    "Moncalieri": "3173180",
    "Jersey City": "5099836",
    "Newark": "5101798",
    "Kawasaki": "1859642",
    "Laval": "6050610",
    "Peristéri": "255524",
    "Bochum": "2947416",
    "Gelsenkirchen": "2921466",
    "Oberhausen": "2860410",
    "Gizeh": "360995",
    "Potsdam": "2852458",
}


def hosts(*places: tuple[float, float], region: tuple[int, ...] = ()) -> list[int]:
    """The cities of places along the equator, each so many km east and with so many people."""
    east, people = (np.array(each) for each in zip(*places, strict=True))
    vectors = unit_vectors(np.zeros(len(east)), east / 111.195)
    found: list[int] = host_of(vectors, people, np.array(region or [1] * len(east))).tolist()
    return found


@pytest.mark.parametrize("name", DISTRICTS)
def test_a_district_is_told_with_its_city(world: World, name: str) -> None:
    district, city = world.gazetteer.rows_of([f"geonames:{each}" for each in DISTRICTS[name]])
    assert world.gazetteer.name(int(district)) == name
    assert world.district_of[district] == city


@pytest.mark.parametrize("name", NEIGHBOURS)
def test_a_neighbour_of_a_great_city_is_no_district(world: World, name: str) -> None:
    row = world.gazetteer.row_of(f"geonames:{NEIGHBOURS[name]}")
    assert world.gazetteer.name(row) == name
    assert world.district_of[row] == -1


def test_no_place_in_france_is_a_district_by_density(world: World) -> None:
    france = world.gazetteer.country == world.gazetteer.countries.index("FR")
    assert (world.district_of[france] == -1).all()


def test_the_districts_of_paris_are_no_municipalities(world: World) -> None:
    gazetteer, mask = world.gazetteer, municipalities(world.gazetteer)
    assert mask[gazetteer.rows_of(["insee:75056", "insee:93048"])].all()
    assert not mask[gazetteer.rows_named("paris 13 gobelins")].any()


def test_a_place_where_a_city_must_reach_is_its_district() -> None:
    assert hosts((0, 2e5), (1.7, 1.9e5), (-1.9, 1e4)) == [-1, 0, -1]


def test_a_place_of_another_region_is_no_district() -> None:
    assert hosts((0, 1e6), (1, 1e4), region=(1, 2)) == [-1, -1]


def test_where_districts_are_listed_they_are_told_farther_out() -> None:
    farther, town, great = (6.0, 1e5), (8.0, 1e5), (-6.5, 3e5)
    assert hosts((0, 1e6), (2.0, 2e5), farther, town, great) == [-1, 0, -1, -1, -1]
    assert hosts((0, 1e6), (2.0, 2.6e5), farther, town, great) == [-1, 0, 0, -1, -1]


def test_a_district_has_no_districts_of_its_own() -> None:
    assert hosts((0, 2e5), (1.7, 1.9e5), (3.0, 1e4)) == [-1, 0, -1]


def test_no_more_districts_are_told_than_a_city_and_its_quarters_hold() -> None:
    listed = [(1.0 + at / 10, 2e5) for at in range(9)]
    assert hosts((0, 1e6), *listed, (6.0, 1e5)) == [-1] + [0] * 9 + [-1]

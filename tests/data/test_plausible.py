from __future__ import annotations

from dataclasses import replace

import pytest

from data.errors import InputError, InvalidOption, RefusedAction
from data.gazetteer import Gazetteer
from data.noted import Noted
from data.plausible import check_source, check_territory, free_id, refuse_leap, refuse_twin
from data.records import Territory
from features.world import World

HAMLET = Territory("", "Le Hameau", "FR", "municipality", 46.2, -1.2, 320)
NOTED = Noted(
    "local:fr-le-hameau", "s", "2026-11-22", "Le Hameau", "FR", "municipality", 46.2, -1.2
)


@pytest.fixture(scope="module")
def gazetteer(world: World) -> Gazetteer:
    return world.gazetteer


def test_a_place_near_others_of_its_country_can_be(gazetteer: Gazetteer) -> None:
    check_territory(HAMLET, gazetteer)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"country": "SN"}, "no place of SN lies within 100 km"),
        ({"latitude": -1.2, "longitude": 46.2}, "latitude first"),
        ({"population": 400_000_000}, "at most 300000000"),
        ({"name": "…"}, "not the name"),
        ({"name": "mairie@example.org"}, "not the name"),
        ({"name": "A\nB"}, "on one line"),
    ],
)
def test_what_cannot_be_is_refused(
    gazetteer: Gazetteer, change: dict[str, object], reason: str
) -> None:
    with pytest.raises(InputError, match=reason):
        check_territory(replace(HAMLET, **change), gazetteer)  # type: ignore[arg-type]


@pytest.mark.parametrize("source", ["INSEE 2023", "https://www.ansd.sn/rapport, 2024", "Décret 12"])
def test_documents_and_sites_are_sources(source: str) -> None:
    check_source(source)


@pytest.mark.parametrize(
    "source", ["", " ", "M. Jean Dupont", "a@example.org", "tél. : 05 46 51 51 51", "x" * 151]
)
def test_persons_and_ways_to_reach_them_are_no_sources(source: str) -> None:
    with pytest.raises(InvalidOption):
        check_source(source)


def test_an_id_is_free_of_accents_and_of_others(gazetteer: Gazetteer) -> None:
    assert free_id(replace(HAMLET, name="Saint-Été (Île)"), gazetteer, []) == (
        "local:fr-saint-ete-ile"
    )
    assert free_id(HAMLET, gazetteer, [NOTED.id]) == "local:fr-le-hameau-2"
    chongwen = Territory("", "Chongwen", "CN", "municipality", 39.9, 116.4)
    assert free_id(chongwen, gazetteer, []) == "local:cn-chongwen-2"


def test_a_namesake_within_five_kilometres_is_told(gazetteer: Gazetteer) -> None:
    town = Territory("", "la rochelle", "FR", "municipality", 46.17, -1.16)
    with pytest.raises(RefusedAction, match="place correct geonames:3006787"):
        refuse_twin(town, gazetteer, [])
    refuse_twin(replace(town, latitude=46.3), gazetteer, [])
    refuse_twin(replace(town, level="region"), gazetteer, [])


def test_a_namesake_that_was_added_is_told_before_any_world_holds_it(gazetteer: Gazetteer) -> None:
    with pytest.raises(RefusedAction, match=NOTED.id):
        refuse_twin(replace(HAMLET, latitude=46.21), gazetteer, [NOTED])


@pytest.mark.parametrize(("population", "refused"), [(3_201, True), (31, True), (33, False)])
def test_a_population_ten_times_larger_or_smaller_is_doubted(
    population: int, refused: bool
) -> None:
    if refused:
        with pytest.raises(RefusedAction, match="--force"):
            refuse_leap(HAMLET, population)
    else:
        refuse_leap(HAMLET, population)

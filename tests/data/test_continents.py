from __future__ import annotations

from data.continents import CONTINENTS, continent_of
from data.gazetteer import Gazetteer
from features.world import World


def test_no_country_lies_on_two_continents() -> None:
    countries = [country for members in CONTINENTS.values() for country in members]
    assert len(countries) == len(set(countries))


def test_every_country_of_the_gazetteer_has_a_continent(world: World) -> None:
    gazetteer: Gazetteer = world.gazetteer
    assert set(gazetteer.countries) - set().union(*CONTINENTS.values()) == set()


def test_a_country_tells_its_continent() -> None:
    assert (continent_of("JP"), continent_of("BJ")) == ("AS", "AF")

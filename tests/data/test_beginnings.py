"""What a search gives while somebody types."""

from __future__ import annotations

import pytest

from data.beginnings import ShortNames, beginning, rows_beginning
from data.gazetteer import Gazetteer
from data.resolve import Resolver
from features.world import World


@pytest.fixture(scope="module")
def gazetteer(world: World) -> Gazetteer:
    return world.gazetteer


@pytest.fixture(scope="module")
def resolver(gazetteer: Gazetteer) -> Resolver:
    return Resolver(gazetteer)


def found(resolver: Resolver, text: str, limit: int = 5) -> list[str]:
    return [each.name for each in resolver.search(text, limit)]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("la roch", "La Rochelle"),
        ("LA-ROCHEL", "La Rochelle"),
        ("mün", "Munich"),
        ("munic", "Munich"),
        ("londr", "Londres"),
        ("lond", "Londres"),
        ("pek", "Pékin"),
        ("genè", "Gênes"),
        ("lom", "Lomé"),
        ("flor", "Florence"),
        ("ouaga", "Ouagadougou"),
        ("st-den", "Saint-Denis"),
        ("charente-m", "Charente-Maritime"),
        ("ro", "Rouen"),
        ("pays basq", "Communauté d'agglomération du Pays Basque"),
        ("grand poit", "Communauté urbaine du Grand Poitiers"),
    ],
)
def test_the_beginning_of_a_name_is_enough(resolver: Resolver, typed: str, meant: str) -> None:
    assert meant in found(resolver, typed)


@pytest.mark.parametrize("name", ["Brest", "Valence", "Vienne", "Rochefort", "Saint-Denis"])
def test_a_french_namesake_comes_first(resolver: Resolver, name: str) -> None:
    first = resolver.search(name)[0]
    assert (first.name, first.country) == (name, "FR")


def test_a_grouping_is_found_beside_the_many_towns_of_its_name(resolver: Resolver) -> None:
    assert "Métropole du Grand Paris" in found(resolver, "paris")


def test_a_town_comes_before_the_grouping_that_bears_its_name(resolver: Resolver) -> None:
    names = found(resolver, "la rochel")
    assert names.index("La Rochelle") < names.index("Communauté d'agglomération de La Rochelle")


def test_no_quarter_comes_before_a_commune(resolver: Resolver) -> None:
    assert not any(name[-1].isdigit() for name in found(resolver, "marseil"))


def test_every_main_name_that_begins_so_is_seen(gazetteer: Gazetteer) -> None:
    keys = gazetteer.main_keys.all()
    begun = sum(key.startswith("saint") for key in keys)
    assert len(rows_beginning(gazetteer, "saint")) == begun > 1000


def test_no_more_are_given_than_asked_for(gazetteer: Gazetteer) -> None:
    assert len(beginning(gazetteer, "s", short=ShortNames(gazetteer), count=7)) == 7

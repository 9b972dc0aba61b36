from __future__ import annotations

from data.directory import Directory
from data.records import Outcome, Partnership, Source, Terms
from features.world import World
from matcher.precedents import PrecedentFinder
from tests.matcher.places import place_named, row_named

Pair = tuple[str, str, str, Outcome]


def finder(world: World, *pairs: Pair) -> PrecedentFinder:
    gazetteer = world.gazetteer
    partnerships = [
        Partnership(
            place_named(gazetteer, home, "FR").id,
            place_named(gazetteer, there, country).id,
            Terms(outcome=outcome),
            (Source("test"),),
        )
        for home, there, country, outcome in pairs
    ]
    directory = Directory(gazetteer, partnerships)
    origin = row_named(gazetteer, "La Rochelle", "FR")
    return PrecedentFinder(
        gazetteer, directory, directory.ends(), gazetteer.territory(origin), (origin,)
    )


def names(world: World, found: PrecedentFinder, limit: int = 2) -> list[tuple[str, str]]:
    candidate = row_named(world.gazetteer, "Campeche", "MX")
    told = found.of_each([candidate])[candidate]
    return [(known.own.name, known.partner.name) for known in told[:limit]]


def test_a_precedent_has_its_foreign_end_in_the_country_of_the_candidate(world: World) -> None:
    found = finder(world, ("Brest", "Kiel", "DE", "positive"), ("Niort", "Mérida", "MX", "mixed"))
    assert names(world, found) == [("Niort", "Mérida")]


def test_the_nearer_and_the_more_alike_comes_first(world: World) -> None:
    found = finder(
        world, ("Niort", "Tijuana", "MX", "unknown"), ("Niort", "Mérida", "MX", "unknown")
    )
    assert names(world, found, limit=1) == [("Niort", "Mérida")]


def test_a_known_outcome_comes_before_an_unknown_one(world: World) -> None:
    found = finder(
        world, ("Niort", "Mérida", "MX", "unknown"), ("Niort", "Tijuana", "MX", "difficult")
    )
    assert names(world, found) == [("Niort", "Tijuana"), ("Niort", "Mérida")]


def test_the_own_partnerships_of_the_origin_are_no_precedents(world: World) -> None:
    assert names(world, finder(world, ("La Rochelle", "Mérida", "MX", "positive"))) == []


def test_a_giant_far_from_the_origin_sets_no_precedent(world: World) -> None:
    assert names(world, finder(world, ("Paris", "Mérida", "MX", "positive"))) == []


def test_without_partnerships_there_is_no_precedent(world: World) -> None:
    assert names(world, finder(world)) == []


def test_a_region_takes_no_precedent_from_a_commune(world: World) -> None:
    gazetteer = world.gazetteer
    found = finder(world, ("Rennes", "Mérida", "MX", "positive"))
    region = row_named(gazetteer, "Bretagne", "FR", "region")
    regional = PrecedentFinder(
        gazetteer, found.directory, found.ends, gazetteer.territory(region), own_rows=(region,)
    )
    assert names(world, regional) == []

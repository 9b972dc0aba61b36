from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

import pytest

from data.errors import AmbiguousTerritory, UnknownTerritory
from data.records import Mention
from data.resolve import Resolver
from features.world import World

TWINNINGS = Path("partnerships/wikidata-twinnings.tsv")
UNRESOLVED = (UnknownTerritory, AmbiguousTerritory)


@pytest.fixture(scope="module")
def resolver(world: World) -> Resolver:
    return Resolver(world.gazetteer)


@dataclass(frozen=True)
class Case:
    """A mention as Wikidata has it, and the id of the territory that it means."""

    mention: Mention
    id: str


def at(name: str, country: str, latitude: float, longitude: float, id_: str = "") -> Case:
    return Case(Mention(name, country, latitude=latitude, longitude=longitude), id_)


@pytest.mark.parametrize(
    "case",
    [
        at("Vimmerby Municipality", "Sweden", 57.667, 15.85, "geonames:2662881"),
        at("canton of Yvetot", "France", 49.617, 0.733, "geonames:2967189"),
        at("Frankfurt (Oder)", "Germany", 52.35, 14.55, "geonames:2925535"),
        at("Brest", "Belarus", 52.1, 23.7, "geonames:629634"),
        at("Cardiff", "United Kingdom", 51.48, -3.18, "geonames:2653822"),
        at("Xiamen", "People's Republic of China", 24.6, 118.733, "geonames:1790645"),
        at("Bad Kötzting", "Germany", 49.177, 12.855, "geonames:2885070"),
        at("Tartu County", "Estonia", 58.37, 26.72, "admin1:EE.18"),
    ],
    ids=lambda case: str(case.mention.name),
)
def test_a_name_near_its_point_is_found(resolver: Resolver, case: Case) -> None:
    assert resolver.resolve_mention(case.mention).territory.id == case.id


def test_a_point_counts_for_more_than_a_wrong_country(resolver: Resolver) -> None:
    gothenburg = at("Gothenburg", "Denmark", 57.707, 11.967).mention
    assert resolver.resolve_mention(gothenburg).territory.country == "SE"


def test_a_country_of_the_past_does_not_matter_beside_a_point(resolver: Resolver) -> None:
    found = resolver.resolve_mention(at("Gdańsk", "Prussia", 54.367, 18.633).mention)
    assert found.territory.country == "PL"


@pytest.mark.parametrize(
    "case",
    [
        at("Dongcheng District", "People's Republic of China", 39.927, 116.41),
        at("Daxing District", "People's Republic of China", 31.23, 121.47),
        at("Province of Rieti", "Italy", 42.399, 12.862),
        at("Miami-Dade County", "United States of America", 25.774, -80.194),
        at("Ballrechten-Dottingen", "Germany", 47.859, 7.697),
        at("Mossano", "Italy", 45.417, 11.55),
        at("Friesenheim", "Germany", 48.373, 7.883),
        at("Q16058312", "Greece", 37.9, 23.7),
    ],
    ids=lambda case: str(case.mention.name),
)
def test_a_neighbour_or_a_namesake_of_another_level_is_not_taken(
    resolver: Resolver, case: Case
) -> None:
    with pytest.raises(UNRESOLVED):
        resolver.resolve_mention(case.mention)


def test_a_label_that_is_no_name_needs_the_population_to_agree(resolver: Resolver) -> None:
    found = resolver.resolve_mention(
        Mention("Q8678", "Germany", latitude=54.323, longitude=10.123, population=240_000)
    )
    assert found.territory.name == "Kiel"
    assert found.approximate


@pytest.mark.parametrize("name", ["Kendari", "KENDARI", "Ville de Kendari"])
def test_without_a_point_the_name_and_the_country_decide(resolver: Resolver, name: str) -> None:
    found = resolver.resolve_mention(Mention(name, "Indonésie"), side="partner")
    assert found.territory.id == "geonames:1640344"


@pytest.mark.parametrize("country", ["Japon", "Prussia"])
def test_a_name_that_the_country_lacks_is_unresolved(resolver: Resolver, country: str) -> None:
    with pytest.raises(UnknownTerritory, match="Kendari"):
        resolver.resolve_mention(Mention("Kendari", country), side="partner")


def test_a_cell_too_long_to_be_a_name_is_unresolved(resolver: Resolver) -> None:
    with pytest.raises(UnknownTerritory) as raised:
        resolver.resolve_mention(Mention("Saint-" * 1_000, latitude=46.0, longitude=2.0))
    assert len(str(raised.value)) < 500


def test_the_same_mention_gives_the_same_answer_twice(resolver: Resolver) -> None:
    mention = Mention("Chaoyang", "Chine")
    for _ in range(2):
        with pytest.raises(AmbiguousTerritory):
            resolver.resolve_mention(mention, side="partner")


def test_nine_in_ten_wikidata_twinnings_have_both_ends(resolver: Resolver, shared: Path) -> None:
    with (shared / TWINNINGS).open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t"))[1:]
    both = sum(
        is_resolved(resolver, row[0], row[1], row[2:4])
        and is_resolved(resolver, row[5], row[9], row[6:8])
        for row in rows
    )
    assert both / len(rows) >= 0.90


def is_resolved(resolver: Resolver, name: str, country: str, point: list[str]) -> bool:
    latitude, longitude = (float(number) for number in point)
    mention = Mention(name, country, latitude=latitude, longitude=longitude)
    try:
        resolver.resolve_mention(mention)
    except UNRESOLVED:
        return False
    return True

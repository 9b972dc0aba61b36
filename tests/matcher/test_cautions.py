"""Cautions: true of the pair, quoting who reported them, the nearest first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from data.lessons import load_lessons
from data.records import Level, Territory
from features.world import World
from matcher.cautions import CautionFinder
from matcher.results import NEARNESSES, Caution
from matcher.translation import translator
from tests.matcher.places import place_named, row_named

ENGLISH = translator("en")
Place = tuple[str, str, Level]


def town(name: str, country: str = "FR") -> Place:
    return name, country, "municipality"


def region(name: str, country: str = "FR") -> Place:
    return name, country, "region"


LA_ROCHELLE, BREST, QINGDAO = town("La Rochelle"), town("Brest"), town("Qingdao", "CN")


def cautions(world: World, origin: Place, candidate: Place) -> tuple[Caution, ...]:
    row = row_named(world.gazetteer, *origin)
    finder = CautionFinder(world, world.gazetteer.territory(row), row, ENGLISH)
    return finder.of(row_named(world.gazetteer, *candidate))


def conditions(world: World, origin: Place, candidate: Place) -> set[str]:
    return {caution.lesson.condition for caution in cautions(world, origin, candidate)}


def of_territory(world: World, origin: Territory, candidate: Place) -> set[str]:
    finder = CautionFinder(world, origin, None, ENGLISH)
    found = finder.of(row_named(world.gazetteer, *candidate))
    return {caution.lesson.condition for caution in found}


def test_every_lesson_holds_for_the_pair_that_reported_it(world: World) -> None:
    gazetteer = world.gazetteer
    for lesson in load_lessons():
        home, abroad = gazetteer.rows_of([lesson.first, lesson.second]).tolist()
        found = CautionFinder(world, gazetteer.territory(home), home, ENGLISH).of(abroad)
        assert [(one.nearness, one.lesson) for one in found if one.lesson == lesson] == [
            ("partner", lesson)
        ]


def test_a_caution_quotes_who_reported_what_and_what_is_the_same_here(world: World) -> None:
    gap = cautions(world, BREST, QINGDAO)[0]
    assert gap.text.startswith("Communauté urbaine de Brest – Qingdao (China): the difference in")
    assert gap.text.endswith("; here, 50 times as many inhabitants")
    assert gap.lesson.source.name.startswith("Cités Unies France")


def test_a_foreign_city_of_like_size_draws_no_caution_about_size(world: World) -> None:
    assert "size_gap" in conditions(world, LA_ROCHELLE, town("Wenzhou", "CN"))
    assert "size_gap" not in conditions(world, LA_ROCHELLE, town("Yingkou", "CN"))


def test_a_far_smaller_partner_draws_no_caution_about_a_larger_one(world: World) -> None:
    assert "size_gap" not in conditions(world, town("Paris"), town("Saponé", "BF"))


def test_where_a_population_is_unknown_no_size_gap_is_claimed(world: World) -> None:
    origin = place_named(world.gazetteer, *LA_ROCHELLE)
    assert "size_gap" in of_territory(world, origin, QINGDAO)
    assert "size_gap" not in of_territory(world, replace(origin, population=None), QINGDAO)


def test_distance_is_told_from_five_thousand_kilometres(world: World) -> None:
    assert conditions(world, LA_ROCHELLE, town("Québec", "CA")) == {"distance"}
    assert conditions(world, LA_ROCHELLE, town("Kiel", "DE")) == set()


@pytest.mark.parametrize(
    ("candidate", "foreign"),
    [
        (town("Kishiwada", "JP"), True),
        (town("Casablanca", "MA"), False),
        (town("Hanoi", "VN"), False),
    ],
)
def test_language_is_told_where_neither_language_nor_script_is_common(
    world: World, candidate: Place, foreign: bool
) -> None:
    assert ("language" in conditions(world, LA_ROCHELLE, candidate)) is foreign


@pytest.mark.parametrize(
    ("country", "name", "told"),
    [
        ("RU", "Kazan", {"sanctions", "safety"}),
        ("NE", "Niamey", {"aid_suspended", "safety"}),
        ("HT", "Jacmel", {"safety"}),
        ("SN", "Dakar", set()),
    ],
)
def test_warnings_about_a_country_recall_what_others_met_under_them(
    world: World, country: str, name: str, told: set[str]
) -> None:
    found = conditions(world, LA_ROCHELLE, town(name, country))
    assert found & {"sanctions", "aid_suspended", "safety"} == told


def test_neighbours_across_a_border_are_told_what_other_neighbours_met(world: World) -> None:
    assert conditions(world, town("Lille"), town("Mouscron", "BE")) == {"neighbours"}


def test_regions_of_senegal_are_told_that_the_state_abolished_them(world: World) -> None:
    brittany = region("Bretagne")
    assert "level" in conditions(world, brittany, region("Dakar", "SN"))
    assert "level" not in conditions(world, brittany, town("Dakar", "SN"))


def test_the_dispute_about_mayotte_is_told_to_mayotte_alone(world: World) -> None:
    assert "place" in conditions(world, town("Mamoudzou"), town("Moroni", "KM"))
    assert "place" not in conditions(world, town("Marseille"), town("Moroni", "KM"))


def test_what_one_town_did_is_not_held_against_its_country(world: World) -> None:
    assert conditions(world, LA_ROCHELLE, town("Kraśnik", "PL")) == {"place"}
    assert conditions(world, LA_ROCHELLE, town("Lublin", "PL")) == set()


def test_the_nearest_comes_first_as_long_as_conditions_and_pairs_are_new(world: World) -> None:
    found = cautions(world, LA_ROCHELLE, town("Jinan", "CN"))
    assert found[0].nearness == "partner"
    first = found[: len({caution.lesson.condition for caution in found})]
    ranks = [NEARNESSES.index(caution.nearness) for caution in first]
    assert ranks == sorted(ranks)


def test_the_first_two_differ_in_condition_and_in_who_reported(world: World) -> None:
    one, two, *_ = (
        caution.lesson for caution in cautions(world, LA_ROCHELLE, town("Wenzhou", "CN"))
    )
    assert one.condition != two.condition
    assert (one.first, one.second) != (two.first, two.second)


def test_the_one_who_is_abroad_is_told_the_same(world: World) -> None:
    there, back = cautions(world, BREST, QINGDAO), cautions(world, QINGDAO, BREST)
    assert {one.lesson.condition for one in there} == {one.lesson.condition for one in back}
    assert [one.lesson for one in there] == [one.lesson for one in back]
    assert any(one.text.endswith("here, 50 times fewer inhabitants") for one in back)


def test_compatriots_draw_no_caution(world: World) -> None:
    assert cautions(world, BREST, LA_ROCHELLE) == ()

"""What is declared of territories, and what no asker may learn from its own partnerships."""

from __future__ import annotations

import numpy as np
import pytest

from data.vocabulary import mask_of
from features.theme_book import ThemeBook
from features.world import World

LA_ROCHELLE, BREST, QINGDAO = "geonames:3006787", "geonames:3030300", "geonames:1797929"
WATER, PORT, SPORT, WASTE = (
    mask_of([key]) for key in ("water_sanitation", "port_maritime", "sport", "waste")
)


@pytest.fixture(scope="module")
def book(world: World) -> ThemeBook:
    pairs = [(LA_ROCHELLE, QINGDAO, WATER), (QINGDAO, BREST, PORT), (BREST, "geonames:1", SPORT)]
    return ThemeBook.of(world, pairs, {QINGDAO: WASTE, "local:nowhere": SPORT})


def row(world: World, name: str) -> int:
    return world.gazetteer.row_of(name)


def test_a_territory_declares_what_both_kinds_of_sources_say(world: World, book: ThemeBook) -> None:
    assert book.declared[row(world, QINGDAO)] == WATER | PORT | WASTE
    assert book.declared[row(world, BREST)] == PORT


def test_an_asker_learns_nothing_from_its_own_partnership(world: World, book: ThemeBook) -> None:
    rows = np.array([row(world, QINGDAO), row(world, BREST)])
    assert book.of_candidates(rows, [row(world, LA_ROCHELLE)]).tolist() == [PORT | WASTE, PORT]


def test_an_asker_is_known_by_what_it_does_with_its_known_partners(
    world: World, book: ThemeBook
) -> None:
    own, partner = [row(world, LA_ROCHELLE)], row(world, QINGDAO)
    assert book.of_asker(own, [partner]) == WATER
    assert book.of_asker(own, []) == 0


def test_hidden_partnerships_say_nothing_of_their_other_ends(world: World, book: ThemeBook) -> None:
    hidden = book.without(np.array([row(world, LA_ROCHELLE)]))
    assert hidden.declared[row(world, QINGDAO)] == PORT | WASTE
    assert hidden.of_asker([row(world, LA_ROCHELLE)], [row(world, QINGDAO)]) == WATER


def test_what_a_partnership_faces_its_foreign_end_faces_alone(world: World) -> None:
    drought = mask_of(["drought_water_scarcity"])
    book = ThemeBook.of(world, [(BREST, QINGDAO, drought | SPORT)])
    assert book.declared[row(world, BREST)] == SPORT
    assert book.declared[row(world, QINGDAO)] == drought | SPORT


def test_who_learns_hears_of_partnerships_alone(world: World, book: ThemeBook) -> None:
    assert book.of_partnerships().declared[row(world, QINGDAO)] == WATER | PORT


def test_a_rare_theme_says_more_than_a_common_one(world: World) -> None:
    common = [(LA_ROCHELLE, QINGDAO, WATER), (BREST, "geonames:3017382", WATER | SPORT)]
    rarity = ThemeBook.of(world, common).rarity
    assert rarity[SPORT.bit_length() - 1] > rarity[WATER.bit_length() - 1]

"""The card that lies beside a trained model."""

from __future__ import annotations

import re

import pytest

from features.world import World
from matcher.holdings import Holdings
from matcher.model_card import model_card
from models.artifact import load_model
from models.model import Model

SOURCES = {"Wikidata, P190 (CC0)": 13_124, "brest.fr": 10}


@pytest.fixture(scope="module")
def card(portable: Model) -> str:
    return model_card(portable, SOURCES)


def test_a_card_is_saved_beside_the_model(learning: Holdings, portable: Model) -> None:
    saved = (learning.home / "portable" / "MODEL_CARD.md").read_text(encoding="utf-8")
    assert saved.startswith(f"# Carte du modèle {portable.version}\n")
    assert "Cités Unies France" in saved


def test_the_card_names_sources_seed_and_what_is_held(card: str) -> None:
    assert "Wikidata, P190 (CC0)\u00a0: 13\u202f124" in card
    assert "Graine 0" in card and "aucune paire" in card
    assert "matcher train --seed 0 --portable" in card


def test_the_card_describes_every_criterion_of_the_model(portable: Model, card: str) -> None:
    plain = card.replace("\u00a0", " ").replace("\u202f", " ")
    assert all(f"| {feature.description} | " in plain for feature in portable.features)


def test_the_families_weigh_what_their_criteria_weigh_together(card: str) -> None:
    points = [float(found.replace(",", ".")) for found in re.findall(r"\| ([+-]\d+,\d\d) \|", card)]
    families = card.split("**Par famille**")[1].split("**")[0].count("\n| ") - 2
    assert sum(points[:families]) == pytest.approx(sum(points[families:]), abs=0.2)


def test_the_card_says_how_often_it_is_right_and_what_it_does_not_know(card: str) -> None:
    for heading in ("qui demande", "continent", "niveau", "se vérifient", "ne sait pas", "English"):
        assert heading in card
    assert "nan" not in card and "None" not in card


def test_every_table_has_as_many_cells_in_each_row(card: str) -> None:
    for block in card.split("\n\n"):
        rows = [line for line in block.splitlines() if line.startswith("|")]
        assert len({row.count("|") for row in rows}) <= 1


def test_the_same_model_gives_the_same_card(
    world: World, learning: Holdings, portable: Model, card: str
) -> None:
    read_back = load_model(learning.home / "portable", world)
    assert model_card(read_back, dict(reversed(SOURCES.items()))) == card


def test_no_line_of_the_card_breaks_before_a_french_sign(card: str) -> None:
    assert not re.search(r" [:;?!»]|« ", card)

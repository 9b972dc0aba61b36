"""Tagging a need costs little more than encoding it."""

from __future__ import annotations

import pytest

from features.embedding import load_encoder
from features.tagging import load_tagger
from features.tagging_meaning import in_english
from tests.benchmarks.conftest import Cost, best_seconds

NEEDS = (
    "Nous cherchons une ville portuaire confrontée à la submersion marine.",
    "Nos rues débordent de voitures, les bus sont rares et l'air devient mauvais pour les enfants.",
    "Sewage runs in open drains after every storm, and the nearest clinic is two hours away.",
)


@pytest.mark.parametrize("need", NEEDS)
def test_a_need_is_tagged_in_the_time_of_four_encodings_of_it(need: str) -> None:
    encoder = load_encoder()
    tagger = load_tagger(encoder)
    encode = best_seconds(lambda: encoder.encode([in_english(need)]))
    assert best_seconds(lambda: tagger.tag(need)) < 4 * encode


@pytest.mark.parametrize("need", NEEDS)
def test_a_need_is_tagged_in_two_sorts_of_a_million_numbers(need: str, cost: Cost) -> None:
    tagger = load_tagger()
    tagger.tag("warm")
    assert cost(lambda: tagger.tag(need)) < 2

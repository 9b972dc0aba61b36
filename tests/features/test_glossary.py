"""French words become English ones, whatever their endings."""

from __future__ import annotations

import csv
from importlib.resources import files

import pytest

from features.glossary import Glossary, load_glossary
from features.tagging_meaning import in_english


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("les eaux usées", "wastewater"),
        ("l'école et les écoles", "school school"),
        ("ils inondent, elle inondait, nous inondons", "flood flood flood"),
        ("nos marchés", "market"),
        ("la marche", "walking"),
        ("les commerces ferment", "shop close"),
        ("des fermes", "farm"),
        ("nous mangeons", "eat"),
        ("elles finissent", "finish"),
        ("ils vendront", "sell"),
        ("les sages-femmes", "midwife"),
    ],
)
def test_words_are_known_in_their_forms(french: str, english: str) -> None:
    assert load_glossary().english(french) == english


def test_the_longest_phrase_wins() -> None:
    glossary = Glossary([("eau", "water"), ("eau potable", "drinking water"), ("potable", "safe")])
    assert glossary.english("l'eau potable, l'eau") == "drinking water water"


def test_a_word_that_is_not_known_stays() -> None:
    assert load_glossary().english("le zwinglianisme") == "zwinglianisme"


def test_an_english_text_stays_as_it_is() -> None:
    text = "We are looking for a town with a harbour."
    assert in_english(text) == text


def test_no_french_word_stands_twice() -> None:
    lines = files("data.raw").joinpath("glossary.csv").read_text(encoding="utf-8").splitlines()
    rows = list(csv.DictReader(lines))
    assert len({row["french"] for row in rows}) == len(rows) > 4_000
    assert all(row["french"].strip() and row["english"].strip() for row in rows)

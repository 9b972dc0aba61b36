"""What a card says besides the reasons: how populations compare, what is told once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from api.pages.cards import CardMaker, ratio_line
from data.records import Territory
from matcher.requests import Filters, SuggestRequest
from matcher.service import Matcher
from matcher.translation import translator

ASKER = Territory("geonames:1", "Ici", "FR", "municipality", 46.0, -1.0, 10_000)


@pytest.mark.parametrize(
    ("population", "line"),
    [
        (12_300, "1,2 fois plus d’habitants"),
        (4_000, "2,5 fois moins d’habitants"),
        (250_000, "25 fois plus d’habitants"),
        (10_400, "autant d’habitants"),
        (9_600, "autant d’habitants"),
        (None, ""),
    ],
)
def test_the_populations_are_compared_in_words(population: int | None, line: str) -> None:
    assert ratio_line(ASKER, replace(ASKER, population=population), translator("fr")) == line


def test_without_an_asker_nothing_is_compared() -> None:
    assert ratio_line(None, ASKER, translator("fr")) == ""


def test_a_testimony_is_told_on_the_first_card_that_it_holds_for(home: Path) -> None:
    mali = Filters(countries=frozenset({"ML"}))
    matcher = Matcher.open(home, language="fr")
    answer = matcher.suggest(SuggestRequest("Brest", top=1, filters=mali))
    maker = CardMaker(answer, matcher.say, kept=[])
    assert maker.card(answer.suggestions[0]).told
    assert maker.card(answer.suggestions[0]).told == ()

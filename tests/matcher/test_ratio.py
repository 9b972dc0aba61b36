"""How many times one population is another, in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from data.records import Territory
from matcher.sentences.ratio import say_ratio
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
    assert say_ratio(ASKER, replace(ASKER, population=population), translator("fr")) == line


def test_without_an_asker_nothing_is_compared() -> None:
    assert say_ratio(None, ASKER, translator("fr")) == ""

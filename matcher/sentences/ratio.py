"""Sentences about how many times one population is another."""

from __future__ import annotations

from data.records import Territory
from matcher.translation import Translator

ABOUT_THE_SAME = 1.05
"""Populations of which one is at most so many times the other are called the same."""


def say_ratio(origin: Territory | None, other: Territory, say: Translator) -> str:
    """How many times the inhabitants of the one who asks; empty where either is unknown."""
    if origin is None or not origin.population or not other.population:
        return ""
    ratio = other.population / origin.population
    if max(ratio, 1 / ratio) <= ABOUT_THE_SAME:
        return say.text("as many inhabitants")
    if ratio > 1:
        return say.text("{times} times more inhabitants", times=times_in_words(ratio, say))
    return say.text("{times} times fewer inhabitants", times=times_in_words(1 / ratio, say))


def times_in_words(ratio: float, say: Translator) -> str:
    """A ratio as one says it: one decimal below ten."""
    return say.number(ratio, 1 if ratio < 10 else 0)

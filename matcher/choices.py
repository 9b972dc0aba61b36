"""What may be chosen for a list, each choice in words."""

from __future__ import annotations

from matcher.labels import label
from matcher.translation import Translator, mark

SWITCHES = {
    "include_existing": mark("current partners too"),
    "include_hidden": mark("hidden territories too"),
    "standing": mark("rank of my territory for each"),
    "reciprocal": mark("interest of both sides"),
}


def without_country(code: str | None, say: Translator) -> str:
    """A country that is left out."""
    return say.text("without {name}", name=say.country(code))


def least_population(count: int, say: Translator) -> str:
    """The smallest number of inhabitants."""
    return say.plural("at least {count} inhabitant", "at least {count} inhabitants", count=count)


def greatest_population(count: int, say: Translator) -> str:
    """The greatest number of inhabitants."""
    return say.plural("at most {count} inhabitant", "at most {count} inhabitants", count=count)


def weight_of(family: str, weight: float, *, say: Translator) -> str:
    """How much a family of criteria weighs."""
    words = {"family": label(family, say), "weight": say.number(weight, 2)}
    return say.text("{family} × {weight}", **words)


def how_diverse(diversity: float, say: Translator) -> str:
    """How varied the list is."""
    return say.text("diversity {diversity}", diversity=say.number(diversity, 2))

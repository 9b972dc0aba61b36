"""What narrows or weighs a list, each with the address of the list without it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from api.pages.links import Given, address
from data.countries import country_code
from matcher.choices import (
    SWITCHES,
    greatest_population,
    how_diverse,
    least_population,
    weight_of,
    without_country,
)
from matcher.continents import continent_code
from matcher.labels import CONTINENTS, label
from matcher.requests import level_named, themes_named
from matcher.translation import Translator

WEIGHT = "weight_"
SEVERAL = ("country", "exclude_country", "continent")
"""Parameters that hold several values between commas."""
USUAL: Mapping[str, float] = {"top": 10.0, "diversity": 0.5}
"""Numbers that an address need not give; a weight need not be 1."""
LONGEST = 60


@dataclass(frozen=True, slots=True)
class Chip:
    """One thing that is asked, and where the list is without it."""

    text: str
    address: str


def chips_of(path: str, given: Given, *, say: Translator, language: Given) -> tuple[Chip, ...]:
    """A chip for each value that changes the list; those of the territory and of usual values none.

    `language` is what every address adds.
    """
    apart = [each for one in given for each in _apart(one)]
    return tuple(
        Chip(
            _words(name, value, say),
            address(path, [*apart[:place], *apart[place + 1 :], *language]),
        )
        for place, (name, value) in enumerate(apart)
        if name != "territory" and not _is_usual(name, value)
    )


def _apart(one: tuple[str, str]) -> Given:
    name, value = one
    values = value.split(",") if name in SEVERAL else [value]
    return [(name, each.strip()) for each in values if each.strip()]


def _is_usual(name: str, value: str) -> bool:
    if name.startswith(WEIGHT):
        return float(value) == 1
    if name in USUAL:
        return float(value) == USUAL[name]
    return name in SWITCHES and value.lower() in ("false", "0", "off", "no", "f", "n")


def _words(name: str, value: str, say: Translator) -> str:
    if name.startswith(WEIGHT):
        return weight_of(name.removeprefix(WEIGHT), float(value), say=say)
    if name in SWITCHES:
        return say.text(SWITCHES[name])
    return WORDS[name](value, say)


def _country(text: str, say: Translator) -> str:
    return say.country(country_code(text))


def _continent(text: str, say: Translator) -> str:
    return say.text(CONTINENTS[continent_code(text)])


def _quoted(text: str, say: Translator) -> str:
    short = text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"
    return say.text("“{words}”", words=short)


def _whole(text: str) -> int:
    """A whole number as an address may write it, `20.0` too."""
    return int(float(text))


WORDS: Mapping[str, Callable[[str, Translator], str]] = {
    "theme": lambda value, say: label(themes_named([value])[0], say),
    "need": _quoted,
    "country": _country,
    "exclude_country": lambda value, say: without_country(country_code(value), say),
    "continent": _continent,
    "level": lambda value, say: label(level_named(value), say),
    "min_population": lambda value, say: least_population(_whole(value), say),
    "max_population": lambda value, say: greatest_population(_whole(value), say),
    "top": lambda value, say: say.plural(
        "{count} suggestion", "{count} suggestions", count=_whole(value)
    ),
    "diversity": lambda value, say: how_diverse(float(value), say),
}

"""The languages and the scripts that two countries have in common, from Unicode CLDR."""

from __future__ import annotations

from functools import cache

from features.languages import Language
from features.world import World

SHARED_SHARE = 0.2
SCRIPT_LETTERS = 4


def common_languages(world: World, own: int, other: int) -> tuple[str, ...]:
    """Languages of a fifth of the people of both countries and official in one; -1 is unknown.

    A foreign language that both have learned at school is no common language.
    """
    ours, theirs = _languages(world, own), {each.code: each for each in _languages(world, other)}
    return tuple(
        tongue.code
        for tongue in ours
        if tongue.code in theirs
        and min(tongue.share, theirs[tongue.code].share) >= SHARED_SHARE
        and (tongue.official or theirs[tongue.code].official)
    )


def common_scripts(world: World, own: int, other: int) -> frozenset[str]:
    """The scripts in which an official language of each of the two countries is written."""
    return _official_scripts(world, own) & _official_scripts(world, other)


def _official_scripts(world: World, country: int) -> frozenset[str]:
    official = (each.code for each in _languages(world, country) if each.official)
    return frozenset(script for script in map(_script, official) if script)


def _languages(world: World, country: int) -> tuple[Language, ...]:
    return world.languages(country) if country >= 0 else ()


@cache
def _script(language: str) -> str | None:
    """The script of a language by its code, as "Cyrl" of "ru" or of "sr_Cyrl"."""
    from babel.core import get_global

    likely = get_global("likely_subtags")
    parts = language.split("_") + likely.get(language, "").split("_")
    return next((part for part in parts if len(part) == SCRIPT_LETTERS and part.isalpha()), None)

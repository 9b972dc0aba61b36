"""The languages of each country, from Unicode CLDR through Babel, kept at build."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

SMALLEST_SHARE = 0.005


class Language(NamedTuple):
    """A language of a country: its code, the share of people who speak it, its standing."""

    code: str
    share: float
    official: bool


def languages_of(countries: Iterable[str]) -> list[list[Language]]:
    """The languages of each country, most spoken first; those under 0.5 % only if official."""
    from babel.languages import get_territory_language_info

    found = []
    for country in countries:
        spoken = [
            Language(
                code,
                min(1.0, float(about["population_percent"] or 0) / 100),
                about["official_status"] in ("official", "de_facto_official"),
            )
            for code, about in get_territory_language_info(country).items()
        ]
        kept = [tongue for tongue in spoken if tongue.official or tongue.share >= SMALLEST_SHARE]
        found.append(sorted(kept, key=lambda tongue: (-tongue.share, tongue.code)))
    return found

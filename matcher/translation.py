"""Words in the user's language: gettext for sentences, Babel for numbers, lists and names."""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterable, Mapping
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from data.errors import MatcherError
from data.label import Label
from matcher.settings import help_language

if TYPE_CHECKING:
    from babel import Locale

LOCALE_FOLDER = Path(__file__).parent / "locale"
DOMAIN = "matcher"
UNKNOWN_COUNTRY = "—"
NUMBERS_KEPT = 10_000
MINUS = "−"

OF_NAME = (
    (r"Le ", "du ", 3),
    (r"Les ", "des ", 4),
    (r"(Communauté|Métropole|Province|Région|Ville|Collectivité)\b", "de la ", 0),
    (r"(Département|District|Grand Est|Centre-Val|Pays (?!de la Loire))\b", "du ", 0),
    (r"(Hauts-de-|Pays de la Loire)", "des ", 0),
    (r"(?i)[aeiouyàâäéèêëîïôöùûüœæ]|y(?![aeiou])|Hérault", "d’", 0),
    (r"", "de ", 0),
)
"""How a French name begins, what stands before it, how many letters of it that replaces."""


class Translator:
    """Says sentences, numbers and names in one language; the message ids are the English ones."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._catalogue = gettext.translation(DOMAIN, LOCALE_FOLDER, [language], fallback=True)

    def text(self, message: str, /, **fields: object) -> str:
        """The sentence in our language, its fields filled in."""
        # gettext answers the catalogue's header to an empty message
        translated = self._catalogue.gettext(message) if message else ""
        return translated.format(**self.spoken(fields)) if fields else translated

    def spoken(self, fields: Mapping[str, object]) -> dict[str, object]:
        """The fields of a sentence in our language: words in both, failures that it tells of."""
        return {name: self._spoken(value) for name, value in fields.items()}

    def plural(self, singular: str, plural: str, /, *, count: int, **fields: object) -> str:
        """The sentence that agrees with `count`, which it may show as `{count}`."""
        translated = self._catalogue.ngettext(singular, plural, count)
        return translated.format(count=self.number(count), **fields)

    def number(self, value: float, digits: int = 0) -> str:
        """A number with the separators of our language, at most `digits` decimals."""
        pattern = "#,##0" + ("." + "#" * digits if digits else "")
        return _decimal(value + 0.0, pattern, self.language)

    def points(self, value: float) -> str:
        """Points with their sign and two decimals."""
        return _decimal(value + 0.0, "+#,##0.00;-#,##0.00", self.language)

    def unit_of_points(self, value: float) -> str:
        """The word behind points: French says 1,9 point and 2 points, English 1.9 points."""
        singular = abs(value) < 2 if self.language == "fr" else abs(value) == 1
        return self.plural("point", "points", count=1 if singular else 2)

    def percent(self, share: float) -> str:
        """A share of one as a percentage."""
        from babel.numbers import format_percent

        return format_percent(
            share, "#,##0\u00a0%" if self.language == "fr" else "#,##0%", locale=self._locale
        )

    def distance(self, kilometres: float) -> str:
        """A distance in km: one decimal below ten."""
        return self.text(
            "{distance} km", distance=self.number(kilometres, 1 if kilometres < 9.95 else 0)
        )

    def ordinal(self, rank: int) -> str:
        """A rank: 1st, 2nd; 1re, 2e."""
        if self.language == "fr":
            return f"{self.number(rank)}{'re' if rank == 1 else 'e'}"
        last = rank % 100
        suffix = "th" if 10 < last < 14 else {1: "st", 2: "nd", 3: "rd"}.get(rank % 10, "th")
        return f"{self.number(rank)}{suffix}"

    def country(self, code: str | None) -> str:
        """The name of a country, its code where CLDR has none."""
        names: Mapping[str, str] = self._locale.territories
        return names.get(code or "", code or UNKNOWN_COUNTRY)

    def language_names(self, codes: Iterable[str]) -> list[str]:
        """The names of languages, each once; those that CLDR cannot name are left out."""
        names: Mapping[str, str] = self._locale.languages
        found = (names.get(code) or names.get(code.split("_")[0]) for code in codes)
        return list(dict.fromkeys(name for name in found if name))

    def of(self, name: str, english: str = "of") -> str:
        """The name behind "of" or "from", which French contracts or elides: du, de la, d’, de."""
        if self.language != "fr":
            return f"{english} {name}"
        return next(put + name[cut:] for start, put, cut in OF_NAME if re.match(start, name))

    def listing(self, items: Iterable[str]) -> str:
        """Several names in a row: "a, b and c"."""
        from babel.lists import format_list

        return format_list(list(items), locale=self._locale)

    def _spoken(self, value: object) -> object:
        if isinstance(value, Label):
            return value.in_language(self.language)
        if isinstance(value, MatcherError):
            sentence = self.text(value.template, **value.fields)
            return sentence[:1].upper() + sentence[1:]
        return value

    @cached_property
    def _locale(self) -> Locale:
        from babel import Locale

        return Locale.parse(self.language)


@lru_cache(maxsize=NUMBERS_KEPT)
def _decimal(value: float, pattern: str, language: str) -> str:
    """A number by a pattern; kept, since a page tells the same few hundred again and again."""
    from babel.numbers import format_decimal

    return format_decimal(value, pattern, locale=language).replace("-", MINUS)


@cache
def translator(language: str) -> Translator:
    """The one translator of a language."""
    return Translator(language)


def mark(message: str) -> str:
    """Leave the message as it is, but let the catalogue know that it will be translated."""
    return message


def _(message: str) -> str:
    """A text of the help, translated at once by the environment's language."""
    return translator(help_language()).text(message)

"""The options that commands share, and how each is read from its text."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import typer

from data.errors import InvalidOption
from matcher.translation import _

if TYPE_CHECKING:
    from matcher.requests import Filters


def option(name: str, metavar: str, *, text: str) -> Any:
    """An option with a value; `metavar` shows what kind."""
    return typer.Option(name, metavar=metavar, help=text)


TopOption = Annotated[str, option("--top", "N", text=_("How many suggestions, from 1 to 1000."))]
IncludeExistingOption = Annotated[
    bool, typer.Option("--include-existing", help=_("Suggest current partners too."))
]
IncludeHiddenOption = Annotated[
    bool,
    typer.Option(
        "--include-hidden",
        help=_("Show what was marked as refused or not relevant for this territory too."),
    ),
]
DiversityOption = Annotated[
    str,
    option(
        "--diversity",
        "0..1",
        text=_("Bring sizes and coasts nearer and vary countries: 0 gives the order of the score."),
    ),
]
StandingOption = Annotated[
    bool,
    typer.Option(
        "--standing",
        help=_("Tell the rank of the territory for each suggestion, among all the French."),
    ),
]
ReciprocalOption = Annotated[
    bool,
    typer.Option(
        "--reciprocal",
        help=_(
            "Order the best 100 by what they would find too: half a point less for each doubling"
            " of the rank that the origin has for them among the French."
        ),
    ),
]
ProfileOption = Annotated[
    str | None,
    option(
        "--profile",
        "FILE",
        text=_(
            "What the territory declares for this once, YAML or JSON: matcher profile template."
        ),
    ),
]
WeightsOption = Annotated[
    list[str] | None,
    option(
        "--weight",
        "FAMILY=0..3",
        text=_(
            "Weigh a family of criteria, as in size=2; may be repeated. Families: size, place,"
            " sectors, challenges, ties, proximity, precedents, openness, themes."
        ),
    ),
]


ThemesOption = Annotated[
    list[str] | None,
    option(
        "--theme",
        "THEME",
        text=_(
            "A sector or challenge that partners shall work on or face, by key or label (see"
            " matcher vocabulary); may be repeated."
        ),
    ),
]
NeedOption = Annotated[
    str | None,
    option("--need", "TEXT", text=_("The same in free text: what is sought, in a sentence.")),
]


@dataclass(frozen=True, slots=True)
class LanguageOption:
    """The language of the answers."""

    lang: Annotated[str | None, option("--lang", "fr|en", text=_("Language of the answers."))] = (
        None
    )


@dataclass(frozen=True, slots=True)
class OutputOptions:
    """The language and the format of the answers."""

    lang: Annotated[str | None, option("--lang", "fr|en", text=_("Language of the answers."))] = (
        None
    )
    form: Annotated[
        str, option("--format", "table|json|csv|xlsx", text=_("Format of the answers."))
    ] = "table"


@dataclass(frozen=True, slots=True)
class FilterOptions:
    """Who may be suggested, as texts."""

    country: Annotated[
        str | None,
        option("--country", "FR,CI…", text=_("Only these countries, by code or name.")),
    ] = None
    exclude_country: Annotated[
        str | None,
        option("--exclude-country", "FR,CI…", text=_("Not these countries, by code or name.")),
    ] = None
    continent: Annotated[
        str | None,
        option(
            "--continent",
            "AF,EU…",
            text=_(
                "Only these continents, by code or name: AF Africa, AN Antarctica, AS Asia,"
                " EU Europe, NA North America, OC Oceania, SA South America."
            ),
        ),
    ] = None
    level: Annotated[
        str | None,
        option(
            "--level",
            "LEVEL",
            text=_(
                "Only this level: municipality, intercommunality, department (or province),"
                " region (or state)."
            ),
        ),
    ] = None
    min_population: Annotated[
        str | None, option("--min-population", "N", text=_("At least so many inhabitants."))
    ] = None
    max_population: Annotated[
        str | None, option("--max-population", "N", text=_("At most so many inhabitants."))
    ] = None

    def filters(self) -> Filters:
        """The filters that the texts ask for, checked."""
        from matcher.continents import continent_code
        from matcher.requests import Filters, level_named

        return Filters(
            countries=countries("--country", self.country),
            excluded_countries=countries("--exclude-country", self.exclude_country),
            continents=frozenset(continent_code(name) for name in _parts(self.continent)),
            level=None if self.level is None else level_named(self.level),
            min_population=optional_number("--min-population", self.min_population),
            max_population=optional_number("--max-population", self.max_population),
        )


def countries(name: str, text: str | None) -> frozenset[str]:
    """The codes of the countries that an option names, separated by commas."""
    from matcher.requests import country_named

    return frozenset(country_named(name, part) for part in _parts(text))


def whole_number(name: str, text: str) -> int:
    """A whole number; blanks between its digits are allowed."""
    digits = "".join(text.split()).replace("_", "")
    try:
        return int(digits)
    except ValueError:
        raise InvalidOption(
            "{option} {text!r} is not a whole number; write it in digits.",
            option=name,
            text=text[:40],
        ) from None


def optional_number(name: str, text: str | None) -> int | None:
    """A whole number, or nothing where the option is not given."""
    return None if text is None else whole_number(name, text)


def decimal_number(name: str, text: str) -> float:
    """A number, with a point or a comma."""
    try:
        return float(text.replace(",", "."))
    except ValueError:
        raise InvalidOption(
            "{option} {text!r} is not a number; write it in digits, as in 0.5.",
            option=name,
            text=text[:40],
        ) from None


def weights(texts: Iterable[str]) -> dict[str, float]:
    """The weights that `family=number` options give."""
    return dict(_weight(text) for text in texts)


def _weight(text: str) -> tuple[str, float]:
    family, sign, number = text.partition("=")
    try:
        weight = float(number.replace(",", "."))
    except ValueError:
        weight = math.nan
    if not sign or math.isnan(weight):
        raise InvalidOption(
            "--weight {text!r} is not understood; write family=number, as in size=2.",
            text=text,
        )
    return family.strip().lower(), weight


def _parts(text: str | None) -> list[str]:
    return [part.strip() for part in (text or "").split(",") if part.strip()]

"""The form of suggestions: what can be asked, and what an address asks already."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache

from api.schemas.queries import TerritorySuggestionsQuery
from data.continents import continent_of
from data.countries import country_code
from data.errors import InvalidOption
from data.names import name_key
from data.records import LEVELS, Territory
from data.vocabulary import CHALLENGES, SECTORS, Theme
from data.vocabulary import FAMILIES as THEME_FAMILIES
from matcher import labels
from matcher.continents import FRANCE, continent_code
from matcher.requests import level_named, themes_named
from matcher.service import Matcher
from matcher.translation import Translator, mark, translator
from models.theme_worth import FAMILY as ASKED
from models.variety import DIVERSITY

COUNTS = (5, 10, 20, 50)
NOWHERE = "AN"
"""Nobody cooperates with Antarctica."""

WEIGHED = {
    "size": mark("population, rank in the country, density"),
    "place": mark("coast, sea port, climate, island"),
    "sectors": mark("fields of cooperation that both have"),
    "challenges": mark("challenges that both face"),
    "ties": mark("language, name"),
    "proximity": mark("distance, border"),
    "precedents": mark("partnerships of the neighbours and of the region"),
    "openness": mark("how much the candidate cooperates already"),
    ASKED: mark("what is ticked above or said in the sentence"),
}
"""What each family of criteria looks at."""

Choice = tuple[str, str]
"""A value and its words."""


@dataclass(frozen=True, slots=True)
class Group:
    """Choices under one title."""

    title: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Family:
    """The sectors and the challenges of one field of local policy."""

    title: str
    sectors: tuple[Choice, ...]
    challenges: tuple[Choice, ...]

    @property
    def keys(self) -> frozenset[str]:
        """The keys of all of them."""
        return frozenset(key for key, _ in (*self.sectors, *self.challenges))


@dataclass(frozen=True, slots=True)
class Form:
    """The form, filled in as an address asks; `asker_name` is who its territory turned out to be.

    `weights` hold the key of a family, its name, what it looks at and how much it weighs.
    """

    query: TerritorySuggestionsQuery
    families: tuple[Family, ...]
    continents_offered: tuple[Choice, ...]
    countries: tuple[Group, ...]
    levels: tuple[Choice, ...]
    counts: tuple[int, ...]
    weights: tuple[tuple[str, str, str, float], ...]
    ticked: frozenset[str]
    panel: frozenset[str]
    continents: frozenset[str]
    level: str
    asker_name: str

    @property
    def narrowed(self) -> bool:
        """Whether the query narrows who may be suggested, or asks for those left out too."""
        query = self.query
        sizes = (query.min_population, query.max_population)
        places = query.country or query.exclude_country or query.continent or query.level
        more = query.include_existing or query.include_hidden
        return more or bool(places) or sizes != (None, None)

    @property
    def weighed(self) -> bool:
        """Whether the query changes what weighs, or the order."""
        query = self.query
        ordered = query.standing or query.reciprocal or query.diversity != DIVERSITY
        return ordered or bool(query.weights())


def form_of(
    matcher: Matcher, query: TerritorySuggestionsQuery, asker: Territory | None = None
) -> Form:
    """The form that shows what a query asks; what it asks wrongly is left out."""
    say = matcher.say
    return Form(
        query=query,
        families=_families(say.language),
        continents_offered=_continents_offered(say),
        countries=_country_groups(say.language, matcher.holdings.gazetteer.countries),
        levels=tuple((level, labels.label(level, say)) for level in LEVELS),
        counts=tuple(sorted({*COUNTS, query.top})),
        weights=tuple(_weights(matcher, query)),
        ticked=frozenset(key for text in query.theme for key in _themes(text)),
        panel=frozenset(filter(None, map(country_code, query.country))),
        continents=frozenset(key for text in query.continent for key in _continents(text)),
        level=_level(query.level),
        asker_name=f"{asker.name}, {say.country(asker.country)}" if asker else "",
    )


@cache
def _families(language: str) -> tuple[Family, ...]:
    return tuple(
        Family(
            words.in_language(language),
            _themes_of(family, SECTORS, language),
            _themes_of(family, CHALLENGES, language),
        )
        for family, words in THEME_FAMILIES.items()
    )


def _themes_of(family: str, themes: Mapping[str, Theme], language: str) -> tuple[Choice, ...]:
    return tuple(
        (theme.key, theme.label.in_language(language))
        for theme in themes.values()
        if theme.family == family
    )


def _continents_offered(say: Translator) -> tuple[Choice, ...]:
    return tuple(
        (code, say.text(words)) for code, words in labels.CONTINENTS.items() if code != NOWHERE
    )


@cache
def _country_groups(language: str, codes: tuple[str, ...]) -> tuple[Group, ...]:
    """The foreign countries by continent and by name."""
    say = translator(language)
    foreign = [code for code in codes if code not in FRANCE]
    return tuple(
        Group(title, tuple(_named([code for code in foreign if continent_of(code) == key], say)))
        for key, title in _continents_offered(say)
    )


def _named(codes: Collection[str], say: Translator) -> list[Choice]:
    named = [(code, say.country(code)) for code in codes]
    return sorted(named, key=lambda choice: name_key(choice[1]))


def _weights(
    matcher: Matcher, query: TerritorySuggestionsQuery
) -> list[tuple[str, str, str, float]]:
    """Each family that the model weighs: its key, its name, what it looks at, its weight."""
    model, say = matcher.holdings.model, matcher.say
    models = [model, model.regional] if model.regional else [model]
    known = {feature.family for each in models for feature in each.features} | {ASKED}
    given = query.weights()
    return [
        (family, say.text(words), say.text(WEIGHED[family]), given.get(family, 1.0))
        for family, words in labels.FAMILIES.items()
        if family in known
    ]


def _themes(text: str) -> tuple[str, ...]:
    try:
        return themes_named([text])
    except InvalidOption:
        return ()


def _continents(text: str) -> tuple[str, ...]:
    try:
        return (continent_code(text),)
    except InvalidOption:
        return ()


def _level(text: str | None) -> str:
    try:
        return level_named(text) if text else ""
    except InvalidOption:
        return ""

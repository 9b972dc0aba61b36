"""The directory explored: its partnerships filtered, on a table, a map and charts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse
from markupsafe import Markup

from api.deps import MatcherIn
from api.pages.form import Choice
from api.pages.pictures import directory_map, frequencies, years
from api.pages.rendering import page
from api.pages.sheets import sheet_words
from api.schemas.queries import DirectoryQuery
from data.names import name_key
from data.records import LEVELS
from data.vocabulary import THEMES
from matcher.exploring import HOME, DirectoryFilter, Exploration
from matcher.labels import label
from matcher.service import Matcher
from matcher.translation import Translator

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Count:
    """How the partnerships spread in one way: drawn, and the same figures as rows."""

    key: str
    title: str
    of_what: str
    drawing: Markup
    rows: tuple[tuple[str, int], ...]


@router.get("/explore", response_class=HTMLResponse)
def explore_page(
    request: Request, matcher: MatcherIn, query: Annotated[DirectoryQuery, Query()]
) -> HTMLResponse:
    """One page of the partnerships that the filters keep, and how all of them spread."""
    wanted = query.filter()
    found = matcher.explore(wanted, page=query.page, per_page=query.per_page)
    return page(
        request,
        matcher,
        "explore.html",
        **sheet_words(matcher.say),
        query=query,
        wanted=wanted,
        found=found,
        pages=-(-found.total // found.per_page),
        kept=query.model_dump(exclude={"page", "lang"}, exclude_defaults=True),
        map=directory_map(found.partnerships, matcher.say),
        counts=_counts(found, matcher.say),
        **_choices(matcher),
    )


def _choices(matcher: Matcher) -> dict[str, Any]:
    """What the form offers: the countries of the directory, the themes, the levels."""
    say = matcher.say
    everywhere = matcher.explore(DirectoryFilter(), per_page=1)
    french = matcher.explore(DirectoryFilter(countries=frozenset([HOME])), per_page=1)
    codes = (HOME, *(code for code, _ in everywhere.by_country))
    countries = [(code, say.country(code)) for code in codes]
    by_kind = {
        kind: _sorted((key, label(key, say)) for key, theme in THEMES.items() if theme.kind == kind)
        for kind in ("sector", "challenge")
    }
    return {
        "countries": _sorted(countries),
        "sectors": by_kind["sector"],
        "challenges": by_kind["challenge"],
        "levels": [(level, label(level, say)) for level in LEVELS],
        "all_known": everywhere.total,
        "home": HOME,
        "french": french.total,
    }


def _sorted(choices: Iterable[Choice]) -> list[Choice]:
    return sorted(choices, key=lambda choice: name_key(choice[1]))


def _counts(found: Exploration, say: Translator) -> list[Count]:
    """The charts, those without any figure left out."""
    countries = tuple((say.country(code), count) for code, count in found.by_country)
    themes = tuple((label(key, say), count) for key, count in found.by_theme)
    levels = tuple((label(level, say), count) for level, count in found.by_level)
    told = [
        ("countries", say.text("Partnerships by foreign country"), say.text("Country"), countries),
        ("themes", say.text("Partnerships by theme"), say.text("Theme"), themes),
        ("levels", say.text("Partnerships by level of their ends"), say.text("Level"), levels),
    ]
    counts = [
        Count(key, title, of_what, frequencies(rows, title, key=key, say=say), rows)
        for key, title, of_what, rows in told
        if rows
    ]
    if found.by_year:
        title, rows = say.text("Partnerships by the year they began"), found.by_year
        drawing = years(rows, title, say)
        texts = tuple((str(year), count) for year, count in rows)
        counts.append(Count("years", title, say.text("Year"), drawing, texts))
    return counts

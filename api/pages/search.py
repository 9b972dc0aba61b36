"""The search page: who asks, what for, among whom."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from api.deps import MatcherIn
from api.pages.form import form_of
from api.pages.links import address, given_by, language_given
from api.pages.refusals import refusal
from api.pages.rendering import page
from api.problems import HANDLERS
from api.schemas.queries import TerritorySuggestionsQuery
from data.errors import AmbiguousTerritory, InputError
from data.records import Territory
from matcher.labels import label
from matcher.lookup import division_of
from matcher.printing.screen import inhabitants
from matcher.service import Matcher

NEAREST = "nearest_ids"
"""The field in which the failure to find a name holds the ids that come close."""

router = APIRouter()


@router.get("/")
def search_page(
    request: Request, matcher: MatcherIn, query: Annotated[TerritorySuggestionsQuery, Query()]
) -> HTMLResponse:
    """The empty form, or one filled in as the address asks."""
    return page(
        request, matcher, "search.html", form=form_of(matcher, query), refused=None, choices=()
    )


def refused_search(
    request: Request, matcher: Matcher, query: TerritorySuggestionsQuery, *, error: InputError
) -> HTMLResponse:
    """The form as it was filled in, what is wrong with it, and what the name could mean."""
    status = next(kind.status for each, kind in HANDLERS.items() if isinstance(error, each))
    return page(
        request,
        matcher,
        "search.html",
        status=status,
        form=form_of(matcher, query),
        refused=refusal(error, matcher.say),
        choices=tuple(_choices(request, matcher, error)),
    )


def _choices(
    request: Request, matcher: Matcher, error: InputError
) -> Iterator[tuple[str, str, str]]:
    """What the name could mean: where it lies, its inhabitants, the same request for it."""
    ids = error.choices if isinstance(error, AmbiguousTerritory) else error.fields.get(NEAREST)
    gazetteer = matcher.holdings.gazetteer
    others = [each for each in given_by(request) if each[0] != "territory"]
    for row in gazetteer.rows_of(list(ids) if isinstance(ids, tuple) else []).tolist():
        territory = gazetteer.territory(row)
        given = [("territory", territory.id), *others, *language_given(matcher.say.language)]
        yield (
            located(matcher, territory),
            inhabitants(territory, matcher.say),
            address(request.url.path, given),
        )


def located(matcher: Matcher, territory: Territory) -> str:
    """A territory with its level unless it is a municipality, its division and its country."""
    gazetteer, say = matcher.holdings.gazetteer, matcher.say
    row = int(gazetteer.rows_of([territory.id])[0])
    level = None if territory.level == "municipality" else label(territory.level, say)
    division = division_of(gazetteer, row) if row >= 0 else None
    parts = (level, division, say.country(territory.country))
    return f"{territory.name} ({', '.join(part for part in parts if part)})"

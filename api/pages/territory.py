"""The page of a territory: what is known of it, and its partnerships."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from api.deps import MatcherIn
from api.pages.links import reference
from api.pages.pictures import partners_map
from api.pages.rendering import page
from api.pages.sheets import sheet_words
from api.schemas.queries import LanguageQuery
from data.vocabulary import SECTORS
from matcher.likenesses import themes_of
from matcher.one_point import one_point_line
from matcher.printing.profiles import is_derived, shown_facts

router = APIRouter()


@router.get("/territories/{territory}", response_class=HTMLResponse)
def territory_page(
    request: Request,
    matcher: MatcherIn,
    territory: str,
    query: Annotated[LanguageQuery, Query()],
) -> HTMLResponse:
    """The profile of a territory with its sources, its relatives and its partnerships."""
    card, partners = matcher.territory(territory), matcher.partnerships(territory)
    themes = themes_of(card)
    return page(
        request,
        matcher,
        "territory.html",
        **sheet_words(matcher.say),
        card=card,
        reference=reference(card.profile.territory),
        facts=shown_facts(card.profile),
        measured=[one_point_line(card.profile, matcher.say)],
        population_derived=is_derived(card.profile),
        sectors={key: known for key, known in themes.items() if key in SECTORS},
        challenges={key: known for key, known in themes.items() if key not in SECTORS},
        partnerships=partners.partnerships,
        map=partners_map(partners, matcher.say),
    )

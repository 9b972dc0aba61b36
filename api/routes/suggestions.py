"""Suggestions for a theme, for any territory among the parameters, or for one told by its facts."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from api.deps import MatcherIn
from api.giving import GiverIn
from api.routes.answering import JSON_ALONE, OF_BODY, OF_TERRITORY, FormIn, give_suggestions
from api.schemas.bodies import SuggestionsBody
from api.schemas.listing import SuggestAnyQuery
from api.schemas.suggestions import Suggestions

router = APIRouter(prefix="/suggestions", tags=["suggestions"])


@router.get(
    "",
    operation_id="suggest_partners_for",
    response_model=Suggestions,
    responses=OF_TERRITORY,
    summary="Suggest partners to a territory, or on a theme",
)
def suggest_partners_for(
    query: Annotated[SuggestAnyQuery, Query()], matcher: MatcherIn, giver: GiverIn
) -> Response:
    """The same answer under the parameters of the page; without a territory the theme decides."""
    return give_suggestions(matcher.suggest(query.asked()), giver)


@router.post(
    "",
    operation_id="suggest_partners_to_stranger",
    response_model=Suggestions,
    responses=OF_BODY,
    dependencies=[JSON_ALONE],
    summary="Suggest partners to a territory that is not in the gazetteer",
)
def suggest_partners_to_stranger(
    body: SuggestionsBody, query: FormIn, matcher: MatcherIn, giver: GiverIn
) -> Response:
    """Its coast, climate and region are those of its point; it has no partnership of its own."""
    return give_suggestions(matcher.suggest(body.asked()), giver)

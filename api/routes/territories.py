"""Territories: found as one types, and what is known of one."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from api.deps import MatcherIn
from api.giving import GiverIn
from api.routes.answering import (
    OF_TERRITORY,
    SIMPLE,
    FormIn,
    TerritoryIn,
    give_suggestions,
)
from api.schemas.listing import SearchQuery, SuggestQuery
from api.schemas.partnerships import TerritoryPartnerships
from api.schemas.suggestions import Suggestions
from api.schemas.territories import FoundTerritory, TerritoryCard
from data.errors import InputError
from matcher.results import Listing

router = APIRouter(prefix="/territories", tags=["territories"])

NOTHING = Listing((), frozenset())


@router.get(
    "",
    operation_id="search_territories",
    response_model=list[FoundTerritory],
    responses=SIMPLE,
    summary="Search as one types",
)
def search_territories(
    query: Annotated[SearchQuery, Query()], matcher: MatcherIn, giver: GiverIn
) -> Response:
    """The territories whose names come closest to a text; an empty list where none does."""
    try:
        found = matcher.listing(query.q, query.limit) if query.q else NOTHING
    except InputError:
        # What is being typed is no name or no id yet.
        found = NOTHING
    return giver.give(found, "territories", query.q)


@router.get(
    "/{territory}",
    operation_id="get_territory",
    response_model=TerritoryCard,
    responses=OF_TERRITORY,
    summary="What is known of a territory",
)
def get_territory(
    territory: TerritoryIn,
    query: FormIn,
    matcher: MatcherIn,
    giver: GiverIn,
) -> Response:
    """Its facts, each declared, derived or unknown, with their sources; its themes."""
    card = matcher.territory(territory)
    return giver.give(card, "territory", card.taken.territory.name)


@router.get(
    "/{territory}/partnerships",
    operation_id="list_territory_partnerships",
    response_model=TerritoryPartnerships,
    responses=OF_TERRITORY,
    summary="The partnerships of a territory",
)
def list_territory_partnerships(
    territory: TerritoryIn,
    query: FormIn,
    matcher: MatcherIn,
    giver: GiverIn,
) -> Response:
    """All that are known, with their sources; those of its grouping or seat count as its own."""
    found = matcher.partnerships(territory)
    return giver.give(found, "partnerships", found.taken.territory.name)


@router.get(
    "/{territory}/suggestions",
    operation_id="suggest_partners",
    response_model=Suggestions,
    responses=OF_TERRITORY,
    summary="Suggest partners to a territory",
)
def suggest_partners(
    territory: TerritoryIn,
    query: Annotated[SuggestQuery, Query()],
    matcher: MatcherIn,
    giver: GiverIn,
) -> Response:
    """The foreign territories that suit it best, each with the reasons that sum to its score."""
    return give_suggestions(matcher.suggest(query.request(territory)), giver)

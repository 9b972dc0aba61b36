"""Sectors and challenges: the vocabulary, and the themes of a text."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from api.deps import MatcherIn
from api.giving import GiverIn
from api.routes.answering import SIMPLE, FormIn
from api.schemas.listing import TextQuery
from api.schemas.vocabulary import Tags, Theme
from matcher.vocabulary import list_vocabulary

router = APIRouter(tags=["themes"])


@router.get(
    "/themes",
    operation_id="find_themes",
    response_model=Tags,
    responses=SIMPLE,
    summary="The themes of a text",
)
def find_themes(
    query: Annotated[TextQuery, Query()], matcher: MatcherIn, giver: GiverIn
) -> Response:
    """The sectors and challenges that a text is about, with the words that say so."""
    return giver.give(matcher.tag(query.text), "themes")


@router.get(
    "/vocabulary",
    operation_id="list_vocabulary",
    response_model=list[Theme],
    responses=SIMPLE,
    summary="All sectors and challenges",
)
def get_vocabulary(query: FormIn, giver: GiverIn) -> Response:
    """Each with its words, its family and its goals."""
    return giver.give(list_vocabulary(), "vocabulary")

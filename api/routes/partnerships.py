"""The directory of partnerships, filtered and counted."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from api.deps import MatcherIn
from api.giving import GiverIn
from api.routes.answering import SIMPLE
from api.schemas.listing import PartnershipsQuery
from api.schemas.partnerships import PartnershipPage

router = APIRouter(prefix="/partnerships", tags=["partnerships"])


@router.get(
    "",
    operation_id="list_partnerships",
    response_model=PartnershipPage,
    responses=SIMPLE,
    summary="The known partnerships, page by page",
)
def list_partnerships(
    query: Annotated[PartnershipsQuery, Query()], matcher: MatcherIn, giver: GiverIn
) -> Response:
    """Those that the filters keep, with how they spread over countries, themes, years, levels."""
    answer = matcher.explore(query.filter(), page=query.page, per_page=query.per_page)
    return giver.give(answer, "partnerships")

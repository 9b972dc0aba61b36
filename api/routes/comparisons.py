"""Two territories side by side."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from api.deps import MatcherIn
from api.giving import GiverIn
from api.routes.answering import OF_TERRITORY
from api.schemas.listing import ComparisonQuery
from api.schemas.suggestions import Comparison

router = APIRouter(prefix="/compare", tags=["suggestions"])


@router.get(
    "",
    operation_id="compare_territories",
    response_model=Comparison,
    responses=OF_TERRITORY,
    summary="Compare two territories",
)
def compare_territories(
    query: Annotated[ComparisonQuery, Query()], matcher: MatcherIn, giver: GiverIn
) -> Response:
    """Both profiles, the score of their partnership as the sum of its parts, the ranks either way.

    As a file: the contributions.
    """
    answer = matcher.compare(query.a, query.b, themes=query.theme, need=query.need)
    return giver.give(answer, *(taken.territory.name for taken in answer.taken))

"""The model in use."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from api.deps import MatcherIn
from api.giving import GiverIn
from api.routes.answering import SIMPLE, FormIn
from api.schemas.model import Model

router = APIRouter(prefix="/model", tags=["model"])


@router.get(
    "",
    operation_id="get_model",
    response_model=Model,
    responses=SIMPLE,
    summary="What the model has learned from, and how good it is",
)
def get_model(query: FormIn, matcher: MatcherIn, giver: GiverIn) -> Response:
    """Its version, its criteria and what they weigh, its metrics with their intervals."""
    return giver.give(matcher.model_in_use(), "model")

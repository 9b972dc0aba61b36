"""What became of suggestions; who reads or tells it shows a key."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from api.access import FeedbackWriter
from api.deps import LiveIn, MatcherIn
from api.giving import GiverIn
from api.problem import problem_responses
from api.routes.answering import JSON_ALONE, OF_TERRITORY, FormIn
from api.schemas.feedback import FeedbackBody, FeedbackQuery, Mark, Marked

router = APIRouter(prefix="/feedback", tags=["feedback"])


@router.post(
    "",
    operation_id="mark_suggestion",
    response_model=Marked,
    responses={**OF_TERRITORY, **problem_responses(413, 415)},
    dependencies=[JSON_ALONE],
    summary="Say what became of a suggestion",
)
def mark_suggestion(
    writer: FeedbackWriter,
    body: FeedbackBody,
    *,
    query: FormIn,
    matcher: MatcherIn,
    live: LiveIn,
    giver: GiverIn,
) -> Response:
    """The last word of each key for a pair counts; a signed one proposes a partnership."""
    marked = matcher.mark(body.said(), voice=writer.label)
    live.notice()
    return giver.give(marked, "feedback")


@router.get(
    "",
    operation_id="list_feedback",
    response_model=list[Mark],
    responses=OF_TERRITORY,
    summary="What became of suggestions",
)
def list_feedback(
    writer: FeedbackWriter,
    *,
    query: Annotated[FeedbackQuery, Query()],
    matcher: MatcherIn,
    giver: GiverIn,
) -> Response:
    """The marks that stand, of one territory or of all; on demand all that were ever made."""
    return giver.give(matcher.marks(query.territory, everything=query.everything), "feedback")

"""The partnerships that were told as signed, and their review."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from api.access import ImportWriter
from api.deps import MatcherIn
from api.giving import GiverIn
from api.problem import problem_responses
from api.routes.answering import OF_TERRITORY, SIMPLE, FormIn, NumberIn
from api.schemas.feedback import Proposal, ProposalsQuery

router = APIRouter(prefix="/proposals", tags=["feedback"])

REVIEWED = {**OF_TERRITORY, **problem_responses(413)}


@router.get(
    "",
    operation_id="list_proposals",
    response_model=list[Proposal],
    responses=SIMPLE,
    summary="The partnerships that wait for a review",
)
def list_proposals(
    writer: ImportWriter,
    *,
    query: Annotated[ProposalsQuery, Query()],
    matcher: MatcherIn,
    giver: GiverIn,
) -> Response:
    """Each with the word that told it, and with who else tells of it."""
    return giver.give(matcher.proposals(everything=query.everything), "proposals")


@router.post(
    "/{number}/accept",
    operation_id="accept_proposal",
    response_model=Proposal,
    responses=REVIEWED,
    summary="Record a proposed partnership",
)
def accept_proposal(
    writer: ImportWriter, number: NumberIn, *, query: FormIn, matcher: MatcherIn, giver: GiverIn
) -> Response:
    """As an import of its own, which can be undone."""
    return giver.give(matcher.review(number, accepted=True, by=writer.label), "proposal")


@router.post(
    "/{number}/decline",
    operation_id="decline_proposal",
    response_model=Proposal,
    responses=REVIEWED,
    summary="Turn a proposed partnership down",
)
def decline_proposal(
    writer: ImportWriter, number: NumberIn, *, query: FormIn, matcher: MatcherIn, giver: GiverIn
) -> Response:
    """Nothing is recorded."""
    return giver.give(matcher.review(number, accepted=False, by=writer.label), "proposal")

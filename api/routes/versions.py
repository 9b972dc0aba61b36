"""The trained models: which there are, what would change with another, which is in use."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query
from starlette.responses import Response

from api.access import PublishWriter
from api.deps import MatcherIn
from api.giving import GiverIn
from api.problem import problem_responses
from api.routes.answering import JSON_ALONE, SIMPLE, FormIn, Responses, unkept
from api.schemas.versions import (
    LONGEST_VERSION,
    DiffQuery,
    ModelDiff,
    Models,
    PublishBody,
    Published,
)

router = APIRouter(prefix="/models", tags=["model"])

TERRITORIES = 40
"""So few that an answer takes about a quarter of a minute; `matcher models diff` ranks for 300."""
CHANGING: Responses = {**SIMPLE, **problem_responses(409)}
OF_TWO: Responses = {**SIMPLE, **problem_responses(404, 409)}

VersionIn = Annotated[
    str,
    Path(
        min_length=1,
        max_length=LONGEST_VERSION,
        description="Name of a model: see `/api/v1/models`.",
        examples=["5aa6b036c4b6"],
    ),
]


@router.get(
    "",
    operation_id="list_models",
    response_model=Models,
    responses=SIMPLE,
    summary="The trained models, and which one is in use",
)
def list_models(query: FormIn, matcher: MatcherIn, giver: GiverIn) -> Response:
    """Each with what it has learned from and its metrics with their intervals."""
    return unkept(giver.give(matcher.models(), "models"))


@router.get(
    "/diff",
    operation_id="diff_models",
    response_model=ModelDiff,
    responses=OF_TWO,
    summary="What users would see otherwise with another model",
)
def diff_models(
    writer: PublishWriter,
    query: Annotated[DiffQuery, Query()],
    *,
    matcher: MatcherIn,
    giver: GiverIn,
) -> Response:
    """Metrics, the first ten of forty French territories of all levels, the weights that moved.

    It takes a core for many seconds: it is for who chooses the model that is in use.
    """
    found = matcher.diff_models(query.a, query.b, territories=TERRITORIES)
    return giver.give(found, "models", found.before.name, found.after.name)


@router.post(
    "/rollback",
    operation_id="roll_back_model",
    response_model=Published,
    responses=CHANGING,
    summary="Go back to the model that was in use before",
)
def roll_back_model(
    query: FormIn, matcher: MatcherIn, giver: GiverIn, *, writer: PublishWriter
) -> Response:
    """Twice leads to the one before that, and in the end to the shipped one."""
    return giver.give(matcher.roll_back_model(by=writer.label), "model")


@router.post(
    "/{version}/publish",
    operation_id="publish_model",
    response_model=Published,
    responses={**CHANGING, **problem_responses(404, 413, 415)},
    dependencies=[JSON_ALONE],
    summary="Put a model in use",
)
def publish_model(
    version: VersionIn,
    body: PublishBody,
    query: FormIn,
    matcher: MatcherIn,
    *,
    giver: GiverIn,
    writer: PublishWriter,
) -> Response:
    """Refused with 409 where a headline falls by more than its interval and nothing is forced.

    The headlines are cold hit@10, cold recall@1000 and warm hit@10. All workers follow within five
    seconds.
    """
    found = matcher.publish_model(version, force=body.force, by=writer.label)
    return giver.give(found, "model")

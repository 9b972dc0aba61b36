"""Whether the worker lives, whether it can answer, and what it measures."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter, Response
from fastapi.responses import PlainTextResponse
from prometheus_client import CONTENT_TYPE_LATEST
from pydantic import BaseModel, Field

from api.deps import LiveIn
from api.metrics import exposition
from api.problem import problem_responses
from data.errors import WorldError

router = APIRouter(tags=["service"])


class Health(BaseModel):
    """The worker runs."""

    status: Literal["live"] = Field(
        default="live", description="Whether it runs.", examples=["live"]
    )


class Readiness(BaseModel):
    """The world and the model are loaded."""

    status: Literal["ready"] = Field(
        default="ready", description="Whether it answers.", examples=["ready"]
    )
    model: str = Field(description="Version of the model in use.", examples=["58d75bccafa6"])


@router.get("/health", operation_id="get_health", summary="Whether the worker lives")
async def health() -> Health:
    """Answer as soon as the worker runs, before the world is open."""
    return Health()


@router.get(
    "/ready",
    operation_id="get_readiness",
    summary="Whether the world and the model are loaded",
    responses=problem_responses(503),
)
async def readiness(live: LiveIn) -> Readiness:
    """Answer 200 once requests can be answered, 503 before."""
    if not live.ready:
        raise WorldError("The world is still being opened; ask again soon.")
    return Readiness(model=live.holdings.model.version)


@router.get(
    "/metrics",
    operation_id="get_metrics",
    summary="What Prometheus may ask",
    response_class=PlainTextResponse,
)
async def metrics() -> Response:
    """Requests by route and status, their durations, the model in use, the memory."""
    return Response(exposition(), headers={"Content-Type": CONTENT_TYPE_LATEST})

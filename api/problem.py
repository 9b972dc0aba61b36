"""The problem document of RFC 9457: what every failure looks like on the wire."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

MEDIA_TYPE = "application/problem+json"


class NamedPlace(BaseModel):
    """A territory that a name could stand for."""

    model_config = ConfigDict(frozen=True)

    id: str = Field(description="Id of the territory.", examples=["geonames:3006787"])
    name: str = Field(description="Its main name.", examples=["La Rochelle"])
    country: str = Field(description="Code of its country.", examples=["FR"])
    level: str = Field(description="Its level.", examples=["municipality"])
    population: int | None = Field(
        default=None, description="Its inhabitants, where known.", examples=[79_851]
    )


class WrongParameter(BaseModel):
    """A parameter that cannot be used, and why."""

    model_config = ConfigDict(frozen=True)

    parameter: str = Field(description="Name of the parameter.", examples=["top"])
    detail: str = Field(
        description="What is wrong with it, in the language of the request.",
        examples=["top : 5000 est hors limites ; 1000 au plus."],
    )


class Problem(BaseModel):
    """Why a request has no answer."""

    model_config = ConfigDict(frozen=True)

    type: str = Field(
        description="The kind of problem; it never changes.",
        examples=["urn:problem:unknown-territory"],
    )
    title: str = Field(description="The kind in words.", examples=["Territoire inconnu"])
    status: int = Field(description="The HTTP status.", examples=[404])
    detail: str = Field(
        description="What happened and what to do, in the language of the request.",
        examples=["aucun territoire ne s’appelle « La Rochele » ; les noms les plus proches…"],
    )
    instance: str = Field(
        description="The path that was asked for.", examples=["/api/v1/territories/La%20Rochele"]
    )
    request_id: str | None = Field(
        default=None, description="The id of the request in the log.", examples=["5f0c1b9e4a7d"]
    )
    nearest: tuple[NamedPlace, ...] | None = Field(
        default=None, description="Territories whose names come close to an unknown one."
    )
    choices: tuple[NamedPlace, ...] | None = Field(
        default=None, description="The territories that an ambiguous name may mean."
    )
    errors: tuple[WrongParameter, ...] | None = Field(
        default=None, description="Each parameter that cannot be used."
    )


MARKUP = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "<>&"})


class ProblemResponse(Response):
    """A problem as JSON, whose texts are no markup even where they are taken for a page."""

    media_type = MEDIA_TYPE

    def __init__(self, problem: Problem, headers: Mapping[str, str] | None = None) -> None:
        text = problem.model_dump_json(exclude_none=True)
        super().__init__(text.translate(MARKUP), status_code=problem.status, headers=headers)


DESCRIPTIONS = {
    400: "The request cannot be read: its body is no text, or its header Host names no host.",
    401: "The operation needs a key, and none that is valid was shown.",
    403: "The key that was shown is meant for something else.",
    404: "There is nothing at this address, or no such territory or record; for a territory the"
    " nearest names are given.",
    406: "The answer does not exist in this format.",
    409: "Several territories bear this name, and the choices are given; or what is asked cannot"
    " be done as things stand.",
    413: "The body of the request is too large.",
    414: "The address is too long.",
    415: "The body of the request is of another type.",
    421: "The service does not answer under the name in the header Host.",
    422: "A parameter is unknown, missing or out of its range.",
    429: "An address or a key asked too often; Retry-After says when to ask again.",
    503: "The service is busy or not ready; Retry-After says when to ask again.",
}


def problem_responses(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The problems of a route for its OpenAPI: pass them as its `responses`."""
    return {
        status: {
            "description": DESCRIPTIONS[status],
            "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
        for status in statuses
    }

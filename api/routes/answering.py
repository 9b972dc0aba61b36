"""What routes share: the territory in a path, the answers and problems that they tell of."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Depends, HTTPException, Path, Query, Request
from starlette.responses import Response

from api.giving import FORMS, Giver
from api.problem import problem_responses
from api.schemas.asking import LONGEST_NAME
from api.schemas.listing import FormQuery
from matcher.results import Suggestions

Responses = dict[int | str, dict[str, Any]]

FILES: Responses = {
    200: {
        "content": {
            FORMS["csv"]: {"schema": {"type": "string"}},
            FORMS["xlsx"]: {"schema": {"type": "string", "format": "binary"}},
        }
    }
}
"""The forms of an answer beside JSON."""

SIMPLE: Responses = {**FILES, **problem_responses(406, 414, 422, 503)}
"""The answers of a route without a territory."""

OF_TERRITORY: Responses = {**SIMPLE, **problem_responses(404, 409)}
"""Those of a route that a territory is named to."""

OF_BODY: Responses = {**SIMPLE, **problem_responses(413, 415)}
"""Those of a route that takes a body."""

FormIn = Annotated[FormQuery, Query()]

NumberIn = Annotated[
    int, Path(ge=1, le=2**31 - 1, description="Its number, as the list tells it.", examples=[7])
]

TerritoryIn = Annotated[
    str,
    Path(
        min_length=1,
        max_length=LONGEST_NAME,
        description="Id or name of a territory; a name may be followed by its country, as in"
        " “Brest, France”.",
        examples=["geonames:3006787"],
    ),
]


def refuse_other_bodies(request: Request) -> None:
    """415 for a body that is not said to be JSON: what else it holds would be told as wrong."""
    media = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if media != FORMS["json"]:
        raise HTTPException(415)


JSON_ALONE = Depends(refuse_other_bodies)


def unkept(response: Response) -> Response:
    """An answer that changes though the model and the directory do not: never from memory."""
    response.headers["Cache-Control"] = "no-store"
    return response


def give_suggestions(answer: Suggestions, giver: Giver) -> Response:
    """The suggestions, in a file named after who asks, or else after what is asked for."""
    if answer.origin is not None:
        return giver.give(answer, "suggestions", answer.origin.territory.name)
    return giver.give(answer, "suggestions", *(theme.key for theme in answer.asked))

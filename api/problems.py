"""Every failure as one problem: the edge table from domain error to status."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from api.languages import translator_of
from api.pages.errors import error_page
from api.problem import NamedPlace, Problem, ProblemResponse
from api.validation import wrong_parameters
from api.wording import sentence_of
from data.errors import (
    AmbiguousTerritory,
    EmbeddingError,
    InputError,
    InvalidOption,
    KeyRefused,
    MatcherError,
    ModelError,
    PrintError,
    RefusedAction,
    ScopeMissing,
    StoreBusy,
    StoreError,
    SyncError,
    UnknownRecord,
    UnknownTerritory,
    UnreadableFile,
    WorldError,
    WrongContent,
)
from matcher.translation import mark

RETRY_SECONDS = "5"
LONGEST_INSTANCE = 300
UNNAMED = mark("The request is refused.")
RESERVED = ("/api/", "/health", "/ready", "/metrics", "/static/")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of problem: its status, its name on the wire and in words."""

    status: int
    name: str
    title: str


HANDLERS: dict[type[MatcherError], Kind] = {
    UnknownTerritory: Kind(404, "unknown-territory", mark("Unknown territory")),
    AmbiguousTerritory: Kind(409, "ambiguous-territory", mark("Ambiguous territory")),
    UnknownRecord: Kind(404, "unknown-record", mark("No such record")),
    RefusedAction: Kind(409, "refused", mark("Not possible now")),
    KeyRefused: Kind(401, "key-refused", mark("No valid key")),
    ScopeMissing: Kind(403, "scope-missing", mark("A key for something else")),
    SyncError: Kind(502, "source-unavailable", mark("The source does not answer")),
    InvalidOption: Kind(422, "invalid-parameter", mark("Invalid parameter")),
    WrongContent: Kind(415, "unknown-content", mark("Unknown type of content")),
    UnreadableFile: Kind(422, "unreadable-file", mark("Unreadable file")),
    InputError: Kind(422, "invalid-input", mark("Input that cannot be used")),
    StoreBusy: Kind(503, "store-busy", mark("The directory is busy")),
    StoreError: Kind(503, "store-unavailable", mark("The directory cannot be read")),
    WorldError: Kind(503, "world-unavailable", mark("The gazetteer is not ready")),
    ModelError: Kind(503, "model-unavailable", mark("The model is not ready")),
    EmbeddingError: Kind(503, "text-model-unavailable", mark("The text model is not ready")),
    PrintError: Kind(501, "printing-unavailable", mark("No PDF can be made here")),
}
"""From the narrowest error to the widest: the first that fits tells the kind."""

HEADERS = {401: {"WWW-Authenticate": "Bearer"}, 503: {"Retry-After": RETRY_SECONDS}}
"""What a status has to come with."""

STATUSES: dict[int, tuple[Kind, str]] = {
    400: (
        Kind(400, "unreadable-request", mark("Request not understood")),
        mark("The request cannot be read."),
    ),
    404: (Kind(404, "not-found", mark("Nothing here")), mark("There is nothing at this address.")),
    405: (
        Kind(405, "method-not-allowed", mark("Method not allowed")),
        mark("This address does not answer to this method."),
    ),
    406: (
        Kind(406, "no-such-format", mark("No such format")),
        mark("The answer does not exist in this format."),
    ),
    413: (
        Kind(413, "body-too-large", mark("Request too large")),
        mark("The body of the request is too large."),
    ),
    414: (
        Kind(414, "address-too-long", mark("Address too long")),
        mark("The address is too long; shorten its texts."),
    ),
    415: (
        Kind(415, "unknown-content", mark("Unknown type of content")),
        mark("The body of the request has to be JSON."),
    ),
    421: (
        Kind(421, "misdirected", mark("Another address")),
        mark(
            "This service does not answer under the name that was asked for; who runs it can add"
            " the name to MATCHER_HOSTS."
        ),
    ),
    422: (
        Kind(422, "invalid-parameter", mark("Invalid parameter")),
        mark("A parameter cannot be used."),
    ),
    429: (Kind(429, "too-many-requests", mark("Too many requests")), UNNAMED),
    431: (
        Kind(431, "headers-too-large", mark("Request too large")),
        mark("The headers of the request are too large."),
    ),
    500: (
        Kind(500, "internal-error", mark("Internal error")),
        mark("Something failed here, through no fault of yours; the request id helps to find it."),
    ),
    503: (
        Kind(503, "not-available", mark("Not available")),
        mark("The service is busy or not ready; ask again soon."),
    ),
}
"""What a mere HTTP status says, in our words."""


def handle_problems(app: FastAPI) -> None:
    """Let the app answer every failure with a problem."""
    app.add_exception_handler(MatcherError, _domain)
    app.add_exception_handler(RequestValidationError, _validation)
    app.add_exception_handler(HTTPException, _http)


def answer(request: Request, problem: Problem, headers: dict[str, str] | None = None) -> Response:
    """The problem as a person or a program can read it."""
    if not wants_page(request):
        return ProblemResponse(problem, headers)
    page = error_page(request, problem)
    page.headers.update(headers or {})
    return page


def wants_page(request: Request) -> bool:
    """Whether a browser asks: for a page, or for anything with `Accept: text/html`."""
    accepted = request.headers.get("accept", "")
    if "text/html" in accepted:
        return True
    return not request.url.path.startswith(RESERVED) and "json" not in accepted


def problem_of_status(request: Request, status: int, told: str | None = None) -> Problem:
    """The problem of an HTTP status, with a sentence that is still to be translated."""
    kind, usual = STATUSES.get(status) or (Kind(status, "refused", UNNAMED), UNNAMED)
    return _problem(request, kind, translator_of(request).text(told or usual))


def problem_of_haste(request: Request, seconds: int) -> Problem:
    """The problem of asking too often, and for how long to wait."""
    kind, _ = STATUSES[429]
    detail = translator_of(request).plural(
        "Too many requests came from this address or with this key; ask again in {count} second.",
        "Too many requests came from this address or with this key; ask again in {count} seconds.",
        count=seconds,
    )
    return _problem(request, kind, detail)


async def _domain(request: Request, error: Exception) -> Response:
    assert isinstance(error, MatcherError)
    kind = next(HANDLERS[each] for each in HANDLERS if isinstance(error, each))
    say = translator_of(request)
    problem = _problem(request, kind, sentence_of(error, say)).model_copy(
        update={"nearest": _nearest(request, error), "choices": _choices(request, error)}
    )
    return answer(request, problem, HEADERS.get(kind.status))


async def _validation(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    say = translator_of(request)
    wrong = wrong_parameters(error.errors(), say)
    kind, _ = STATUSES[422]
    detail = " ".join(each.detail for each in wrong)
    problem = _problem(request, kind, detail).model_copy(update={"errors": wrong})
    return answer(request, problem)


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    headers = dict(error.headers or {})
    if error.status_code == 429:
        problem = problem_of_haste(request, int(headers["Retry-After"]))
    else:
        problem = problem_of_status(request, error.status_code)
    return answer(request, problem, headers)


def _problem(request: Request, kind: Kind, detail: str) -> Problem:
    return Problem(
        type=f"urn:problem:{kind.name}",
        title=translator_of(request).text(kind.title),
        status=kind.status,
        detail=detail,
        instance=quote(request.scope["path"], safe="/:,@")[:LONGEST_INSTANCE],
        request_id=request.scope.get("state", {}).get("request_id"),
    )


def _nearest(request: Request, error: MatcherError) -> tuple[NamedPlace, ...] | None:
    ids = error.fields.get("nearest_ids")
    return _places(request, ids) if isinstance(ids, tuple) else None


def _choices(request: Request, error: MatcherError) -> tuple[NamedPlace, ...] | None:
    return _places(request, error.choices) if isinstance(error, AmbiguousTerritory) else None


def _places(request: Request, ids: Sequence[str]) -> tuple[NamedPlace, ...]:
    gazetteer = request.app.state.live.holdings.gazetteer
    territories = [gazetteer.territory(row) for row in gazetteer.rows_of(ids).tolist()]
    return tuple(
        NamedPlace(
            id=each.id, name=each.name, country=each.country, level=each.level,
            population=each.population,
        )
        for each in territories
    )  # fmt: skip

"""What nobody foresaw: a problem for the client, the place in the code for the log."""

from __future__ import annotations

import structlog
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.logs import place_of
from api.problem import ProblemResponse
from api.problems import answer, problem_of_status

log = structlog.get_logger("api")


class Unexpected:
    """Answers an exception with status 500 and the id of the request, never with a traceback."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; an answer that has begun cannot be taken back."""
        started = False

        async def sending(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self.app(scope, receive, sending)
        except Exception as error:
            if scope["type"] != "http":
                raise
            # The message of an exception may quote what was asked: only its place is logged.
            log.error("unexpected", kind=type(error).__name__, where=place_of(error))
            if started:
                raise
            await _respond(scope, receive, send)


async def _respond(scope: Scope, receive: Receive, send: Send) -> None:
    request = Request(scope)
    problem = problem_of_status(request, 500)
    try:
        response = answer(request, problem)
    except Exception as error:
        log.error("no error page", kind=type(error).__name__, where=place_of(error))
        response = ProblemResponse(problem)
    await response(scope, receive, send)

"""Nobody asks so often that others wait: a limit for each address, on all but signs of life."""

from __future__ import annotations

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from api.counting import Counting, address_of
from api.problems import answer, problem_of_haste

SIGNS_OF_LIFE = ("/health", "/ready")
"""What those ask who watch over the service, often and from inside."""


class Rates:
    """Answers 429 to an address that asks too often, and says when to ask again.

    What is written is counted where keys are checked, by key and by address (`api.access`).
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, unless its address has asked too often."""
        if scope["type"] != "http" or scope["path"] in SIGNS_OF_LIFE:
            await self.app(scope, receive, send)
            return
        counting: Counting = scope["app"].state.counting
        seconds = counting.take("read", address_of(scope))
        if not seconds:
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        headers = {"Retry-After": str(seconds)}
        response = answer(request, problem_of_haste(request, seconds), headers)
        await response(scope, receive, send)

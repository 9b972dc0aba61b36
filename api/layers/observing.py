"""A line in the log and a place in the measures for each request, without what it asks for."""

from __future__ import annotations

import re
import time

import structlog
from fastapi import FastAPI
from fastapi.routing import iter_route_contexts
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.metrics import observe

UNMATCHED = "(none)"

log = structlog.get_logger("api")


class Observing:
    """Logs and counts requests by the template of their path: names and texts may be personal."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._templates: list[tuple[re.Pattern[str], str]] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and note how it went."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        seen = {"status": 500, "bytes": 0}

        async def noting(message: Message) -> None:
            if message["type"] == "http.response.start":
                seen["status"] = message["status"]
            else:
                seen["bytes"] += len(message.get("body", b""))
            await send(message)

        start = time.perf_counter()
        try:
            await self.app(scope, receive, noting)
        finally:
            seconds = time.perf_counter() - start
            route = self._template(scope)
            observe(scope["method"], route, status=seen["status"], seconds=seconds)
            log.info(
                "request",
                method=scope["method"],
                route=route,
                duration_ms=round(1000 * seconds, 1),
                **seen,
                **_writer(scope),
            )

    def _template(self, scope: Scope) -> str:
        """How the path was declared: `/api/v1/territories/{territory}`."""
        self._templates = self._templates or templates_of(scope["app"])
        path = scope["path"]
        return next((told for regex, told in self._templates if regex.match(path)), UNMATCHED)


def _writer(scope: Scope) -> dict[str, str]:
    """The id of the key that was shown, where it is one of ours."""
    key = scope.get("state", {}).get("key")
    return {"key": key} if key else {}


def templates_of(app: FastAPI) -> list[tuple[re.Pattern[str], str]]:
    """The patterns of the paths that the app answers, and how each is declared, in its order."""
    contexts = list(iter_route_contexts(app.routes))
    return [(each.path_regex, each.path) for each in contexts if each.path is not None]

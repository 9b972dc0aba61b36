"""A line in the log and a place in the measures for each request, without what it asks for."""

from __future__ import annotations

import time

import structlog
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.metrics import observe

UNMATCHED = "(none)"

log = structlog.get_logger("api")


class Observing:
    """Logs and counts requests by the template of their path: names and texts may be personal."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

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
            route = route_template(scope)
            observe(scope["method"], route, status=seen["status"], seconds=seconds)
            log.info(
                "request",
                method=scope["method"],
                route=route,
                duration_ms=round(1000 * seconds, 1),
                **seen,
            )


def route_template(scope: Scope) -> str:
    """The path of the route that answered, as it was declared: `/api/v1/territories/{territory}`.

    A route knows its path behind its router's prefix only, which holds no parameter.
    """
    route = scope.get("route")
    if route is None:
        return "/static" if scope["path"].startswith("/static/") else UNMATCHED
    own: str = route.path
    ahead = scope["path"].split("/")[: -own.count("/")] if own.count("/") else []
    return "/".join(ahead) + own

"""What is refused before anything is computed: tricks in paths, long addresses, large bodies."""

from __future__ import annotations

import re
from itertools import chain
from urllib.parse import unquote_plus

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problems import answer, problem_of_status
from matcher.translation import mark

LONGEST_ADDRESS = 8 * 1024
LARGEST_BODY = 64 * 1024
LARGEST_HEADERS = 32 * 1024
LARGEST_UPLOAD = 64 * 2**20
UPLOADS = {"/api/v1/imports": LARGEST_UPLOAD}
"""The paths whose bodies are files, and how large these may be."""

TRICKS = re.compile(r"[\x00-\x1f\x7f-\x9f\\\ufffd]|//|/\.{1,2}(/|$)")
"""Control characters, bytes that are not UTF-8, and steps that no address of ours takes."""
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
UNPRINTABLE = mark("A parameter holds control characters; write it in plain text.")


class Guard:
    """Refuses what no route shall see; a body is counted as it comes."""

    def __init__(self, app: ASGIApp, largest_body: int = LARGEST_BODY) -> None:
        self.app = app
        self.largest_body = largest_body

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, unless it is refused."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        status, detail = self._refusal(scope)
        if status:
            request = Request(scope)
            response = answer(request, problem_of_status(request, status, detail))
            await response(scope, receive, send)
            return
        await self.app(scope, self._counted(receive, self._largest(scope)), send)

    def _refusal(self, scope: Scope) -> tuple[int, str | None]:
        """The status with which the request is refused, 0 where it is not, and why."""
        if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > LONGEST_ADDRESS:
            return 414, None
        if TRICKS.search(scope["path"]):
            return 404, None
        if CONTROL.search(unquote_plus(scope["query_string"].decode("latin-1"))):
            return 422, UNPRINTABLE
        if sum(map(len, chain.from_iterable(scope["headers"]))) > LARGEST_HEADERS:
            return 431, None
        length = Headers(scope=scope).get("content-length", "0")
        too_large = length.isdecimal() and int(length) > self._largest(scope)
        return (413, None) if too_large else (0, None)

    def _largest(self, scope: Scope) -> int:
        return UPLOADS.get(scope["path"], self.largest_body)

    def _counted(self, receive: Receive, largest: int) -> Receive:
        """The same body, until it grows too large: a client need not say its length."""
        taken = 0

        async def counting() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > largest:
                raise HTTPException(413)
            return message

        return counting

"""Heavy requests one after the other: scoring the world or reading a text keeps a core busy.

Two at a time keep both waits short: with more, each would only be slower, and threads that compute
take the interpreter from the cheap requests, which never queue here.
"""

from __future__ import annotations

import re
from contextlib import AsyncExitStack

from anyio import Semaphore
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.layers.guard import UPLOADS
from api.problems import RETRY_SECONDS, answer, problem_of_status

AT_ONCE = 2
MOST_WAITING = 200
HEAVY = re.compile(
    r"(/api/v1)?/(suggestions|compare|partnerships|explore)(/.*)?"
    r"|/api/v1/territories/[^/]+/(suggestions|partnerships)"
    r"|/api/v1/(themes|models/diff|imports(/[^/]+)?)"
    r"|/territories/.*|/feedback"
)
"""The paths whose answers score candidates, read a text or much of the directory."""


def is_heavy(method: str, path: str) -> bool:
    """Whether a request waits for its turn; a file that is brought waits for another one alone."""
    return bool(HEAVY.fullmatch(path)) and not (method == "POST" and path in UPLOADS)


class Turns:
    """Lets a few heavy requests compute at a time, first come first served."""

    def __init__(self, app: ASGIApp, most_waiting: int = MOST_WAITING) -> None:
        self.app = app
        self._most_waiting = most_waiting
        self._turns = Semaphore(AT_ONCE)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, a heavy one in its turn."""
        if scope["type"] != "http" or not is_heavy(scope["method"], scope["path"]):
            await self.app(scope, receive, send)
            return
        try:
            receive = await _read(receive)
            if self._turns.statistics().tasks_waiting >= self._most_waiting:
                raise HTTPException(503, headers={"Retry-After": RETRY_SECONDS})
        except HTTPException as refusal:
            request = Request(scope)
            problem = problem_of_status(request, refusal.status_code)
            await answer(request, problem, dict(refusal.headers or {}))(scope, receive, send)
            return
        async with AsyncExitStack() as turn:
            await turn.enter_async_context(self._turns)

            async def sending(message: Message) -> None:
                # All is computed: a client that reads slowly keeps nobody waiting.
                await turn.aclose()
                await send(message)

            await self.app(scope, receive, sending)


async def _read(receive: Receive) -> Receive:
    """The same body, which has come whole: who sends it slowly keeps nobody waiting."""
    last = await receive()
    body = bytearray(last.get("body", b""))
    while last.get("more_body"):
        last = await receive()
        body += last.get("body", b"")
    whole = [{**last, "body": bytes(body)}]

    async def reading() -> Message:
        return whole.pop() if whole else await receive()

    return reading

"""Answers that stay the same as long as the model and the directory do: 304, or from memory."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import date

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.languages import language_of
from api.live import Live
from api.problems import RESERVED
from api.stamps import digest

LARGEST_KEPT = 2 * 2**20
MEMORY = 32 * 2**20
KEEPING = 2_000
"""What a kept answer takes beside its body, in bytes: its name, its headers, its places."""
VARY = "Accept"


@dataclass(slots=True)
class Kept:
    """An answer with status 200, as it was sent."""

    start: Message
    body: bytearray = field(default_factory=bytearray)

    @property
    def size(self) -> int:
        """The memory that it takes, in bytes, rather too many than too few."""
        return len(self.body) + KEEPING


class Memory:
    """The answers asked for last, within a number of bytes."""

    def __init__(self, capacity: int = MEMORY) -> None:
        self._capacity = capacity
        self._kept: OrderedDict[str, Kept] = OrderedDict()
        self._size = 0

    def find(self, key: str) -> Kept | None:
        """The answer under this key, which becomes the last to leave."""
        kept = self._kept.get(key)
        if kept is not None:
            self._kept.move_to_end(key)
        return kept

    def keep(self, key: str, answer: Kept) -> None:
        """Take an answer in; those that were not asked for the longest leave."""
        if key in self._kept:
            return
        self._kept[key] = answer
        self._size += answer.size
        while self._size > self._capacity:
            _, oldest = self._kept.popitem(last=False)
            self._size -= oldest.size

    def clear(self) -> None:
        """Forget all."""
        self._kept.clear()
        self._size = 0


class Answers:
    """Gives every unchanging answer its ETag, and answers again without computing."""

    def __init__(self, app: ASGIApp, live: Live) -> None:
        self.app = app
        self._live = live
        self._memory = Memory()
        self._tag = ""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, unless its answer is known."""
        tag = self._live.tag
        if scope["type"] != "http" or not _is_steady(scope) or not tag:
            await self.app(scope, receive, send)
            return
        if tag != self._tag:
            self._tag = tag
            self._memory.clear()
        key = _key(scope, tag)
        if key in Headers(scope=scope).get("if-none-match", ""):
            await _send_unchanged(key, send)
            return
        kept = self._memory.find(key)
        if kept is None:
            await self._compute(key, tag, scope=scope, receive=receive, send=send)
            return
        await send({**kept.start, "headers": list(kept.start["headers"])})
        await send({"type": "http.response.body", "body": bytes(kept.body)})

    async def _compute(
        self, key: str, tag: str, *, scope: Scope, receive: Receive, send: Send
    ) -> None:
        """Let the route answer, and keep the answer if it is one of these holdings."""
        kept: Kept | None = None

        async def keeping(message: Message) -> None:
            nonlocal kept
            if message["type"] == "http.response.start":
                if message["status"] == 200 and self._live.tag == tag and _may_be_kept(message):
                    _mark(message, key)
                    kept = Kept({**message, "headers": list(message["headers"])})
            elif kept is not None:
                kept.body += message.get("body", b"")
                if len(kept.body) > LARGEST_KEPT:
                    kept = None
            await send(message)

        await self.app(scope, receive, keeping)
        if kept is not None and self._live.tag == tag:
            self._memory.keep(key, kept)


def _is_steady(scope: Scope) -> bool:
    """Whether the answer changes with the holdings alone, and is for everybody.

    What is answered to a key is never kept: nobody else may be given it.
    """
    path = scope["path"]
    ours = path.startswith("/api/v1/") or not path.startswith(RESERVED)
    return ours and scope["method"] == "GET" and "authorization" not in Headers(scope=scope)


def _may_be_kept(message: Message) -> bool:
    """Whether the route lets its answer be kept: one that changes otherwise says `no-store`."""
    return "no-store" not in Headers(raw=message["headers"]).get("cache-control", "")


def _key(scope: Scope, tag: str) -> str:
    """What names an answer: what it answers from, what is asked and how; notes bear their day."""
    return digest(
        [
            tag,
            date.today().isoformat(),
            scope["path"],
            scope["query_string"].decode("latin-1"),
            Headers(scope=scope).get("accept", ""),
            language_of(Request(scope)),
        ]
    )


def _mark(message: Message, key: str) -> None:
    headers = MutableHeaders(scope=message)
    headers["ETag"] = _etag(key)
    headers.setdefault("Cache-Control", "no-cache")
    headers.add_vary_header(VARY)


def _etag(key: str) -> str:
    # Weak: the same answer may be sent compressed.
    return f'W/"{key}"'


async def _send_unchanged(key: str, send: Send) -> None:
    headers = [
        (b"etag", _etag(key).encode()),
        (b"cache-control", b"no-cache"),
        (b"vary", VARY.encode()),
    ]
    await send({"type": "http.response.start", "status": 304, "headers": headers})
    await send({"type": "http.response.body", "body": b""})

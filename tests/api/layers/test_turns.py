"""Heavy requests wait for each other, cheap ones for nobody."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Lock

import anyio
import pytest
from fastapi import FastAPI
from fastapi.routing import iter_route_contexts
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send

from api.app import create_app
from api.layers.turns import AT_ONCE, Turns, is_heavy
from tests.api.serving import LOOPBACK

MOMENT = 0.1


class Crowd:
    """How many are in a route at a time, and how many at most."""

    def __init__(self) -> None:
        self.now = self.most = 0
        self._lock = Lock()

    def stay(self) -> None:
        """Be in it for a moment."""
        with self._lock:
            self.now += 1
            self.most = max(self.most, self.now)
        time.sleep(MOMENT)
        with self._lock:
            self.now -= 1


@pytest.fixture
def crowd() -> Crowd:
    return Crowd()


@pytest.fixture
def crowded(home: Path, crowd: Crowd) -> Iterator[TestClient]:
    """An application with a slow route under a heavy path and under a cheap one."""
    app: FastAPI = create_app(home)
    app.get("/compare/slow")(crowd.stay)
    app.get("/slow")(crowd.stay)
    with TestClient(app, LOOPBACK) as client:
        yield client


def ask_together(client: TestClient, path: str) -> None:
    """Ask ten times at once."""
    with ThreadPoolExecutor(10) as threads:
        answers = list(threads.map(client.get, [f"{path}?a={number}" for number in range(10)]))
    assert {answer.status_code for answer in answers} == {200}


def test_few_heavy_requests_compute_at_a_time(crowded: TestClient, crowd: Crowd) -> None:
    ask_together(crowded, "/compare/slow")
    assert crowd.most == AT_ONCE


def test_cheap_requests_do_not_queue(crowded: TestClient, crowd: Crowd) -> None:
    ask_together(crowded, "/slow")
    assert crowd.most > AT_ONCE


def test_one_more_than_may_wait_is_sent_away_with_a_time_to_come_back() -> None:
    crowd = Crowd()

    def slow(request: Request) -> Response:
        crowd.stay()
        return Response()

    layers = [Middleware(Turns, most_waiting=1)]
    app = Starlette(routes=[Route("/api/v1/compare", slow)], middleware=layers)
    with TestClient(app, LOOPBACK) as client, ThreadPoolExecutor(6) as threads:
        answers = list(threads.map(client.get, ["/api/v1/compare"] * 6))
    refused = [answer for answer in answers if answer.status_code == 503]
    assert refused
    assert {answer.status_code for answer in answers} == {200, 503}
    assert all(int(answer.headers["retry-after"]) > 0 for answer in refused)


class SlowReaders:
    """Clients that take the beginning of an answer and then no more until all have one."""

    def __init__(self, number: int) -> None:
        self.waiting = number
        self._all = anyio.Event()

    async def ask(self, turns: Turns) -> None:
        """Ask and read."""
        await turns({"type": "http", "method": "GET", "path": "/compare"}, no_body, self._read)

    async def _read(self, message: Message) -> None:
        self.waiting -= 1
        if not self.waiting:
            self._all.set()
        await self._all.wait()


async def no_body() -> Message:
    """A request that has none."""
    return {"type": "http.request"}


async def answering(scope: Scope, receive: Receive, send: Send) -> None:
    """An answer whose beginning is all."""
    await send({"type": "http.response.start", "status": 200, "headers": []})


def test_who_reads_an_answer_slowly_keeps_nobody_waiting() -> None:
    async def ask_all() -> None:
        readers, turns = SlowReaders(AT_ONCE + 1), Turns(answering)
        with anyio.fail_after(10):
            async with anyio.create_task_group() as group:
                for _ in range(AT_ONCE + 1):
                    group.start_soon(readers.ask, turns)

    anyio.run(ask_all)


async def reading(scope: Scope, receive: Receive, send: Send) -> None:
    """An answer to a body."""
    await receive()
    await answering(scope, receive, send)


async def silence() -> Message:
    """A body that never comes."""
    await anyio.sleep_forever()
    return {"type": "http.disconnect"}


async def unread(_message: Message) -> None:
    """A client that takes what comes."""


def test_who_sends_a_body_slowly_keeps_nobody_waiting() -> None:
    async def ask_all() -> None:
        turns = Turns(reading)
        scope: Scope = {"type": "http", "method": "POST", "path": "/feedback"}
        with anyio.fail_after(5):
            async with anyio.create_task_group() as group:
                for _ in range(AT_ONCE):
                    group.start_soon(turns, scope, silence, unread)
                await anyio.wait_all_tasks_blocked()
                await turns(scope, no_body, unread)
                group.cancel_scope.cancel()

    anyio.run(ask_all)


LIGHT = {
    "GET /",
    "GET /accessibility",
    "GET /api/v1/model",
    "GET /api/v1/models",
    "GET /api/v1/openapi.json",
    "GET /api/v1/territories",
    "GET /api/v1/territories/1",
    "GET /api/v1/vocabulary",
    "GET /health",
    "GET /map/land.svg",
    "GET /method",
    "GET /metrics",
    "GET /notes/letters/1",
    "GET /notes/note.css",
    "GET /ready",
}
"""What anybody may ask without waiting for a turn: each answers in a few milliseconds."""


def test_what_anybody_may_ask_for_is_heavy_or_known_to_be_light(app: FastAPI) -> None:
    asked = {
        (method, re.sub("{.*?}", "1", route.path or ""))
        for route in iter_route_contexts(app.routes)
        for method in (route.methods or set()) - {"HEAD"}
        if "security" not in app.openapi()["paths"].get(route.path, {}).get(method.lower(), {})
    }
    assert {f"{method} {path}" for method, path in asked if not is_heavy(method, path)} == LIGHT


def test_a_file_that_is_brought_takes_no_turn() -> None:
    assert [is_heavy(method, "/api/v1/imports") for method in ("GET", "POST")] == [True, False]


@pytest.mark.parametrize(
    ("path", "heavy"),
    [
        ("/suggestions", True),
        ("/suggestions/note.pdf", True),
        ("/compare", True),
        ("/api/v1/territories/insee:17300/suggestions", True),
        ("/api/v1/suggestions", True),
        ("/api/v1/themes", True),
        ("/api/v1/imports", True),
        ("/api/v1/imports/7", True),
        ("/feedback", True),
        ("/api/v1/territories", False),
        ("/api/v1/territories/insee:17300", False),
        ("/health", False),
        ("/", False),
    ],
)
def test_what_scores_the_world_or_reads_a_text_is_heavy(path: str, *, heavy: bool) -> None:
    assert is_heavy("GET", path) == heavy

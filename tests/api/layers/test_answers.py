"""Answers that do not change: 304, or from memory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from fastapi import FastAPI, HTTPException
from starlette.testclient import TestClient

from api.app import create_app
from api.layers.answers import KEEPING, Kept, Memory
from tests.api.serving import LOOPBACK, wait_until_ready

NUMBERS = count()


@pytest.fixture(scope="module")
def numbering(home: Path) -> FastAPI:
    """An application that tells how many answers it has computed."""
    app = create_app(home)

    @app.get("/api/v1/number")
    def number() -> int:
        return next(NUMBERS)

    @app.get("/api/v1/missing")
    def missing() -> None:
        raise HTTPException(404)

    return app


@pytest.fixture(scope="module")
def numbered(numbering: FastAPI) -> Iterator[TestClient]:
    with TestClient(numbering, LOOPBACK) as client:
        wait_until_ready(client)
        yield client


def test_an_answer_that_a_client_has_is_not_sent_again(numbered: TestClient) -> None:
    first = numbered.get("/api/v1/number?a=1")
    again = numbered.get("/api/v1/number?a=1", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]


def test_an_answer_asks_to_be_checked_before_it_is_used_again(numbered: TestClient) -> None:
    headers = numbered.get("/api/v1/number?a=2").headers
    assert headers["cache-control"] == "no-cache"
    assert "Accept" in headers["vary"]


def test_the_same_question_is_computed_once(numbered: TestClient) -> None:
    first, again = (numbered.get("/api/v1/number?a=3") for _ in range(2))
    assert (first.json(), first.headers["etag"]) == (again.json(), again.headers["etag"])


@pytest.mark.parametrize(
    ("query", "accept"), [("a=4&lang=en", "*/*"), ("a=5", "*/*"), ("a=4", "text/csv")]
)
def test_another_question_language_or_format_is_another_answer(
    numbered: TestClient, query: str, accept: str
) -> None:
    first = numbered.get("/api/v1/number?a=4", headers={"Accept": "*/*"})
    other = numbered.get(f"/api/v1/number?{query}", headers={"Accept": accept})
    assert (other.json() != first.json(), other.headers["etag"] != first.headers["etag"]) == (
        True,
        True,
    )


def test_an_answer_of_other_holdings_is_computed_anew(
    numbered: TestClient, numbering: FastAPI
) -> None:
    live = numbering.state.live
    first = numbered.get("/api/v1/number?a=6")
    snapshot = live._snapshot
    live._snapshot = replace(snapshot, content="another")
    again = numbered.get("/api/v1/number?a=6", headers={"If-None-Match": first.headers["etag"]})
    live._snapshot = snapshot
    assert (again.status_code, again.json() != first.json()) == (200, True)


@pytest.mark.parametrize("path", ["/api/v1/missing", "/health", "/metrics", "/nothing"])
def test_what_may_change_at_any_time_has_no_tag(numbered: TestClient, path: str) -> None:
    assert "etag" not in numbered.get(path, headers={"Accept": "application/json"}).headers


def test_the_memory_lets_go_of_what_was_not_asked_for_the_longest() -> None:
    memory = Memory(capacity=2 * KEEPING + 10)
    for name in ("first", "second"):
        memory.keep(name, Kept({"type": "http.response.start"}, bytearray(4)))
    memory.find("first")
    memory.keep("third", Kept({"type": "http.response.start"}, bytearray(4)))
    assert [bool(memory.find(name)) for name in ("first", "second", "third")] == [True, False, True]


def test_answers_that_say_nothing_fill_the_memory_too() -> None:
    memory = Memory(capacity=10 * KEEPING)
    for number in range(100):
        memory.keep(str(number), Kept({"type": "http.response.start"}, bytearray(b"[]")))
    assert sum(memory.find(str(number)) is not None for number in range(100)) == 9

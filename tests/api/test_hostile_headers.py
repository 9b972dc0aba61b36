"""Headers that nobody's browser sends: no route that is posted to fails on them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.routing import iter_route_contexts
from starlette.testclient import TestClient

from api.app import create_app
from api.pages.marking import COOKIE, PATH
from tests.api.serving import LOOPBACK, wait_until_ready

HOSTILE = {
    "Origin": [
        b"http://[", b"http://[::1", b"://", b"//", b"null", b"http://a:b:c", b"http://\xff\xfe",
        b"http://\xe2\x84\x80", b"http://" + b"a" * 9_000,
    ],
    "Host": [
        b"", b"[", b"[::1", b":", b"a:b:c", b"127.0.0.1:99999", b"[fe80::1%25]", b"\xff\xfe",
        b"127.0.0.1/..", b"localhost" * 900,
    ],
    "Cookie": [
        b"=", b";;=;", COOKIE.encode(), f"{COOKIE}=\"\\777\\".encode(), f"{COOKIE}=\xff".encode(),
        f"{COOKIE}=mk_".encode() + b"\xff" * 48, b"a=b;" * 2_000,
    ],
    "Accept": [
        b"", b"/", b";,;", b"a/b/c", b"*/*;q=nan", b"*/*;q=inf", b"text/csv;q=", b"*/*;q=-1",
        b"text/html;q=\xff", b"application/json;" * 500,
    ],
}  # fmt: skip
"""Values by the header that holds them, as bytes: a client need not keep to ASCII."""

FORM = b"application/x-www-form-urlencoded"
BODIES = {PATH: (b"a=A&b=B", FORM)}
JSON = (b"{}", b"application/json")

Post = Callable[[str, bytes], dict[str, int]]


@pytest.fixture(scope="module")
def app(writable: Path) -> FastAPI:
    return create_app(writable)


@pytest.fixture(scope="module")
def client(app: FastAPI) -> Iterator[TestClient]:
    with TestClient(app, LOOPBACK, raise_server_exceptions=False) as client:
        wait_until_ready(client)
        yield client


@pytest.fixture
def post(app: FastAPI, client: TestClient, keys: dict[str, str]) -> Post:
    """Post with a key and one header to every route that takes any; the status by its path."""
    usual = {b"Authorization": f"Bearer {keys['all']}".encode(), b"Origin": LOOPBACK.encode()}
    routes = [each for each in iter_route_contexts(app.routes) if "POST" in (each.methods or ())]
    paths = [re.sub("{.*?}", "7000", each.path or "") for each in routes]

    def posting(name: str, value: bytes) -> dict[str, int]:
        statuses = {}
        for path in paths:
            body, media = BODIES.get(path, JSON)
            headers = {**usual, b"Content-Type": media, name.encode(): value}
            statuses[path] = client.post(path, content=body, headers=headers).status_code
        return statuses

    return posting


@pytest.mark.parametrize(("name", "value"), [(n, each) for n in HOSTILE for each in HOSTILE[n]])
def test_no_route_that_is_posted_to_fails_on_a_header(post: Post, name: str, value: bytes) -> None:
    statuses = post(name, value)
    assert len(statuses) >= 9 and {path: s for path, s in statuses.items() if s >= 500} == {}


@pytest.mark.parametrize("origin", HOSTILE["Origin"])
def test_a_form_from_nowhere_is_refused(post: Post, origin: bytes) -> None:
    assert post("Origin", origin)[PATH] == 403

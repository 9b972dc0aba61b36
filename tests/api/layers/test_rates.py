"""Who asks too often waits, by address and by key; nobody else does."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from api.counting import Counting
from matcher.settings import ServiceSettings
from tests.api.probing import asking, probed_app
from tests.api.serving import LOOPBACK

Limit = Callable[..., None]


@pytest.fixture(scope="module")
def app(writable: Path) -> FastAPI:
    """The application with operations that need keys."""
    return probed_app(writable)


@pytest.fixture(scope="module")
def client(app: FastAPI) -> Iterator[TestClient]:
    with asking(app) as client:
        yield client


@pytest.fixture
def limit(app: FastAPI, client: TestClient) -> Limit:
    """Gives the running application other rates; nothing is counted yet."""

    def limited(read: str | None = None, write: str | None = None) -> None:
        service = ServiceSettings((), "console", read_rate=read, write_rate=write)
        app.state.counting = Counting(service)

    return limited


def answers(client: TestClient, path: str, times: int, *, key: str = "") -> list[int]:
    """The statuses of so many posts, with a key where one is given."""
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    return [client.post(path, headers=headers).status_code for _ in range(times)]


def test_an_address_that_reads_too_often_is_told_when_to_ask_again(
    client: TestClient, limit: Limit
) -> None:
    limit(read="3/hour")
    found = [client.get("/api/v1/vocabulary") for _ in range(4)]
    assert [each.status_code for each in found] == [200, 200, 200, 429]
    assert found[-1].json()["type"] == "urn:problem:too-many-requests"
    seconds = int(found[-1].headers["retry-after"])
    assert 1 <= seconds <= 3600
    told = re.sub(r"\s", "", found[-1].json()["detail"])
    assert f"dans{seconds}seconde" in told


def test_signs_of_life_are_never_refused(client: TestClient, limit: Limit) -> None:
    limit(read="1/hour")
    assert {client.get(path).status_code for path in ("/health", "/ready") * 3} == {200}


def test_a_browser_is_told_in_a_page(client: TestClient, limit: Limit) -> None:
    limit(read="1/hour")
    client.get("/")
    found = client.get("/", headers={"Accept": "text/html"})
    assert (found.status_code, "Trop de demandes" in found.text) == (429, True)


def test_what_is_refused_counts_like_what_is_answered(client: TestClient, limit: Limit) -> None:
    limit(read="2/hour")
    found = [client.get(path).status_code for path in ("/nothing", "/..//", "/api/v1/vocabulary")]
    assert found == [404, 404, 429]


def test_an_address_writes_less_often_than_it_reads(
    client: TestClient, limit: Limit, keys: dict[str, str]
) -> None:
    limit(read="50/hour", write="2/hour")
    written = [
        *answers(client, "/api/v1/probe/feedback", 2, key=keys["feedback"]),
        *answers(client, "/api/v1/probe/import", 1, key=keys["import"]),
    ]
    assert written == [200, 200, 429]
    assert client.get("/api/v1/vocabulary").status_code == 200


def test_a_key_is_held_wherever_it_is_used_from(
    app: FastAPI, limit: Limit, client: TestClient, keys: dict[str, str]
) -> None:
    limit(write="2/hour")
    elsewhere = TestClient(app, LOOPBACK, client=("192.0.2.1", 1))
    found = [
        answers(each, "/api/v1/probe/import", 1, key=keys["import"])
        for each in (client, elsewhere, elsewhere)
    ]
    assert found == [[200], [200], [429]]
    assert answers(elsewhere, "/api/v1/probe/import", 1, key=keys["all"]) == [429]


def test_what_is_read_with_a_key_counts_as_reading(
    client: TestClient, limit: Limit, keys: dict[str, str]
) -> None:
    limit(read="50/hour", write="1/hour")
    shown = {"Authorization": f"Bearer {keys['feedback']}"}
    found = [client.get("/api/v1/probe/feedback", headers=shown) for _ in range(3)]
    assert [each.status_code for each in found] == [200, 200, 200]


def test_who_guesses_keys_has_to_wait_even_with_a_right_one(
    app: FastAPI, client: TestClient, limit: Limit, keys: dict[str, str]
) -> None:
    limit(write="50/hour")
    guesses = answers(client, "/api/v1/probe/import", 20, key="mk_00000000_" + "0" * 48)
    assert (guesses[:10], guesses[-1]) == ([401] * 10, 429)
    assert answers(client, "/api/v1/probe/import", 1, key=keys["import"]) == [429]
    elsewhere = TestClient(app, LOOPBACK, client=("192.0.2.1", 1))
    assert answers(elsewhere, "/api/v1/probe/import", 1, key=keys["import"]) == [200]


def test_who_shows_no_key_does_not_guess(client: TestClient, limit: Limit) -> None:
    limit(write="50/hour")
    assert answers(client, "/api/v1/probe/import", 15) == [401] * 15


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "X-Real-IP", "Client-IP"])
def test_nobody_takes_another_address_by_saying_so(
    client: TestClient, limit: Limit, header: str
) -> None:
    limit(read="1/hour")
    given = [{header: f"for=192.0.2.{number}"} for number in range(2)]
    found = [client.get("/api/v1/vocabulary", headers=each).status_code for each in given]
    assert found == [200, 429]

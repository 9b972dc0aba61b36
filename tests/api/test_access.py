"""Who may write: the key of a request, where it may stand, and what is never told of it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from api.access import PROOFS
from data.store.granting import create_key, revoke_key
from data.store.history import audit_of
from data.store.keys import keys_of
from matcher.holdings import Holdings
from tests.api.probing import asking, probed_app

Log = pytest.LogCaptureFixture
Ask = Callable[..., Any]


@pytest.fixture(scope="module")
def app(writable: Path) -> FastAPI:
    """The application with operations that need keys."""
    return probed_app(writable)


@pytest.fixture(scope="module")
def client(app: FastAPI) -> Iterator[TestClient]:
    with asking(app) as client:
        yield client


@pytest.fixture
def ask(client: TestClient) -> Ask:
    """Post to the operation of a scope, with an Authorization where one is given."""

    def asked(scope: str, authorization: str | None = None) -> Any:
        headers = {} if authorization is None else {"Authorization": authorization}
        return client.post(f"/api/v1/probe/{scope}", headers=headers)

    return asked


@pytest.mark.parametrize("scope", ["feedback", "import", "publish"])
def test_a_key_opens_what_it_is_meant_for_alone(ask: Ask, keys: dict[str, str], scope: str) -> None:
    found = {name: ask(scope, f"Bearer {key}").status_code for name, key in keys.items()}
    assert found == {name: 200 if name in (scope, "all") else 403 for name in keys}


def test_a_key_for_something_else_is_told_what_it_lacks(ask: Ask, keys: dict[str, str]) -> None:
    told = ask("import", f"Bearer {keys['feedback']}").json()["detail"]
    assert "pas faite pour les imports" in told and "demandez" in told
    assert "«\u202fimport\u202f»" in told


def test_without_a_key_the_way_to_one_is_told(ask: Ask) -> None:
    found = ask("import")
    assert (found.status_code, found.json()["type"]) == (401, "urn:problem:key-refused")
    assert found.headers["www-authenticate"] == "Bearer"
    assert "il faut une clé" in found.json()["detail"].lower()


@pytest.mark.parametrize(
    "shape",
    ["{key}", "Basic {key}", "Bearer", "Bearer {key} {key}", "Bearer {key},{key}", "Token {key}"],
)
def test_a_header_of_another_shape_is_refused(ask: Ask, keys: dict[str, str], shape: str) -> None:
    assert ask("import", shape.format(key=keys["import"])).status_code == 401


@pytest.mark.parametrize("secret", ["", "' OR 1=1 --", "\x00", "mk_%", "é" * 30, "0" * 30_000])
def test_nothing_odd_opens_anything(ask: Ask, keys: dict[str, str], secret: str) -> None:
    start = keys["import"][:12]
    found = ask("import", f"Bearer {start}{secret}".encode())
    assert found.status_code in (401, 422, 431)


def test_of_two_headers_the_first_alone_counts(client: TestClient, keys: dict[str, str]) -> None:
    shown = [("Authorization", f"Bearer {keys[name]}") for name in ("feedback", "import")]
    assert client.post("/api/v1/probe/import", headers=shown).status_code == 403


@pytest.mark.parametrize("name", ["key", "authorization", "access_token", "token"])
def test_a_key_in_an_address_opens_nothing(
    client: TestClient, keys: dict[str, str], name: str
) -> None:
    found = client.post("/api/v1/probe/import", params={name: keys["import"]})
    assert found.status_code == 401
    assert keys["import"] not in found.text


def test_a_form_shows_its_key_in_a_field(client: TestClient, keys: dict[str, str]) -> None:
    found = client.post("/probe", data={"key": keys["feedback"]})
    assert (found.status_code, found.json()) == (200, "Test feedback")
    assert client.post("/probe", data={"key": keys["import"]}).status_code == 403
    assert client.post("/probe").status_code == 401


def test_a_revoked_key_is_refused_at_once(ask: Ask, writable: Path) -> None:
    with Holdings(writable).open_store() as store:
        key = create_key(store, label="Test", scopes=["import"])
        before = ask("import", f"Bearer {key}").status_code
        revoke_key(store, key[3:11])
        assert (before, ask("import", f"Bearer {key}").status_code) == (200, 401)


def test_a_use_is_noted_without_an_audit(ask: Ask, writable: Path, keys: dict[str, str]) -> None:
    shelf = Holdings(writable).shelf
    before = len(audit_of(shelf))
    ask("publish", f"Bearer {keys['publish']}")
    used = {key.id: key.is_used_lately() for key in keys_of(shelf)}
    assert used[keys["publish"][3:11]]
    assert len(audit_of(shelf)) == before


def test_a_crowd_of_keys_keeps_no_reader_waiting(
    ask: Ask, client: TestClient, keys: dict[str, str]
) -> None:
    with ExitStack() as crowd:
        while PROOFS.acquire(blocking=False):
            crowd.callback(PROOFS.release)
        found = ask("import", f"Bearer {keys['import']}")
        assert (found.status_code, found.headers["retry-after"]) == (503, "2")
        assert client.get("/api/v1/vocabulary").status_code == 200
    assert ask("import", f"Bearer {keys['import']}").status_code == 200


def test_what_a_key_was_answered_nobody_else_is_given(
    client: TestClient, keys: dict[str, str]
) -> None:
    path, shown = "/api/v1/probe/feedback", {"Authorization": f"Bearer {keys['feedback']}"}
    first = client.get(path, headers=shown)
    assert (first.status_code, "etag" in first.headers) == (200, False)
    assert first.headers["cache-control"] == "no-store"
    assert client.get(path).status_code == 401
    assert client.get(path, headers={"Authorization": "Bearer x"}).status_code == 401


def test_the_log_names_the_key_and_never_its_secret(
    ask: Ask, keys: dict[str, str], caplog: Log
) -> None:
    ask("import", f"Bearer {keys['import']}")
    ask("import", f"Bearer {keys['import']}0")
    ask("publish", f"Bearer {keys['import']}")
    lines = [record.msg for record in caplog.records if isinstance(record.msg, dict)]
    key_id = keys["import"][3:11]
    assert [line.get("key") for line in lines] == [key_id, None, key_id]
    assert keys["import"][12:] not in caplog.text


def test_no_problem_repeats_a_key(ask: Ask, keys: dict[str, str]) -> None:
    wrong = keys["import"][:-2] + "xx"
    told = [ask("import", f"Bearer {wrong}").text, ask("publish", f"Bearer {keys['import']}").text]
    assert not any(keys["import"][12:-2] in each for each in told)


def test_every_operation_that_needs_a_key_is_closed_without_one(
    app: FastAPI, client: TestClient
) -> None:
    found = {
        f"{method} {path}": client.request(method, re.sub("{.*?}", "1", path), json={}).status_code
        for path, operations in app.openapi()["paths"].items()
        for method, operation in operations.items()
        if "security" in operation
    }
    assert len(found) >= 4
    assert set(found.values()) == {401}, found


def test_the_description_tells_of_keys(app: FastAPI) -> None:
    description = app.openapi()
    operation = description["paths"]["/api/v1/probe/import"]["post"]
    scheme = description["components"]["securitySchemes"]["key"]
    assert (operation["security"], scheme["scheme"]) == ([{"key": []}], "bearer")
    assert {"401", "403"} <= operation["responses"].keys()
    assert "mk_" in json.dumps(scheme)

"""Models over HTTP: listed by anybody, compared and put in use by who holds a key for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from pydantic import TypeAdapter
from starlette.testclient import TestClient

from api.app import create_app
from api.routes import versions
from api.schemas.versions import ModelDiff, Models, Published
from data.store.granting import create_key
from data.store.publications import publications_of
from matcher.holdings import Holdings
from models.registry import save_version
from tests.api.serving import LOOPBACK, wait_for, wait_until_ready

FEW = 8
DIFF = "/api/v1/models/diff?a=shipped&b=good"


@pytest.fixture(scope="module")
def own(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Holdings:
    """A home with the shipped model under another name, whose warm figures are poor."""
    folder = tmp_path_factory.mktemp("versions")
    (folder / "world").symlink_to(home / "world")
    opened = Holdings(folder)
    card = opened.model.card
    poor = {**card["metrics"], "warm": {"hit@10": [-1.0, -1.0, -1.0]}}  # type: ignore[dict-item]
    save_version(replace(opened.model, version="good"), folder)
    save_version(replace(opened.model, version="poor", card={**card, "metrics": poor}), folder)
    return opened


@pytest.fixture(scope="module")
def client(own: Holdings) -> Iterator[TestClient]:
    with TestClient(create_app(own.home), LOOPBACK, raise_server_exceptions=False) as client:
        wait_until_ready(client)
        yield client


@pytest.fixture(scope="module")
def bearer(own: Holdings) -> dict[str, str]:
    with own.open_store() as store:
        key = create_key(store, label="Direction", scopes=["publish"])
    return {"Authorization": f"Bearer {key}"}


def in_use(client: TestClient) -> list[str]:
    found = TypeAdapter(Models).validate_json(client.get("/api/v1/models").content, strict=True)
    return [each.name for each in found.models if each.in_use]


def test_anybody_may_list_them_and_no_list_is_kept(client: TestClient) -> None:
    assert in_use(client) == ["shipped"]
    assert client.get("/api/v1/models").headers["cache-control"] == "no-store"


@pytest.mark.parametrize("path", ["rollback", "good/publish"])
def test_without_a_key_nothing_is_put_in_use(client: TestClient, path: str) -> None:
    assert client.post(f"/api/v1/models/{path}", json={}).status_code == 401
    assert in_use(client) == ["shipped"]


def test_who_shows_no_key_to_publish_has_no_models_compared(
    client: TestClient, own: Holdings
) -> None:
    with own.open_store() as store:
        key = create_key(store, label="Import", scopes=["import", "feedback"])
    assert client.get(DIFF).status_code == 401
    assert client.get(DIFF, headers={"Authorization": f"Bearer {key}"}).status_code == 403


def test_two_models_are_compared(
    client: TestClient, bearer: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(versions, "TERRITORIES", FEW)
    found = client.get(DIFF, headers=bearer)
    diff = TypeAdapter(ModelDiff).validate_json(found.content, strict=True)
    assert diff.overlap is not None and diff.overlap.mean == 10
    assert (diff.examples, diff.weights, diff.lapses) == ([], [], [])


def test_who_holds_a_key_publishes_and_goes_back_and_the_server_follows(
    client: TestClient, own: Holdings, bearer: dict[str, str]
) -> None:
    found = client.post("/api/v1/models/good/publish", json={}, headers=bearer)
    assert TypeAdapter(Published).validate_json(found.content, strict=True).model == "good"
    wait_for(partial(answers_with, client, "good"))
    assert client.post("/api/v1/models/rollback", headers=bearer).json()["model"] == "shipped"
    assert [each.by for each in publications_of(own.shelf)] == ["Direction"] * 2


def answers_with(client: TestClient, version: str) -> bool:
    """Tell whether answers are of this model."""
    return bool(client.get("/ready").json()["model"] == version)


def test_figures_that_fall_are_a_problem_that_names_the_parameter(
    client: TestClient, bearer: dict[str, str]
) -> None:
    found = client.post("/api/v1/models/poor/publish", json={}, headers=bearer)
    assert found.status_code == 409
    assert "-100" in found.json()["detail"].replace("\u2212", "-")
    assert "--force" not in found.json()["detail"] and "force" in found.json()["detail"]


def test_a_model_that_nobody_trained_is_no_record(
    client: TestClient, bearer: dict[str, str]
) -> None:
    found = client.post("/api/v1/models/absent/publish", json={}, headers=bearer)
    assert (found.status_code, found.json()["type"]) == (404, "urn:problem:unknown-record")

"""From every failure to its problem document."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

import pytest
from fastapi import Query
from pydantic import BaseModel, ConfigDict, Field
from starlette.testclient import TestClient

from api.app import create_app
from api.problems import HANDLERS
from data import errors
from data.errors import AccessError, AmbiguousTerritory, MatcherError, UnknownTerritory
from tests.api.serving import LOOPBACK, wait_until_ready

FAILURES: dict[str, Exception] = {
    **{name.__name__: name("{top} is wrong", top="x") for name in HANDLERS},
    "nearest": UnknownTerritory("no such", nearest=["Brest"], nearest_ids=("geonames:3030300",)),
    "choices": AmbiguousTerritory("{choices}", choices=["geonames:3030300", "insee:17300"]),
    "unexpected": RuntimeError("secret <b>text</b>"),
}
STATUSES = {
    "UnknownTerritory": 404,
    "AmbiguousTerritory": 409,
    "InvalidOption": 422,
    "WrongContent": 415,
    "UnreadableFile": 422,
    "InputError": 422,
    "StoreBusy": 503,
    "StoreError": 503,
    "WorldError": 503,
    "ModelError": 503,
    "EmbeddingError": 503,
    "PrintError": 501,
    "UnknownRecord": 404,
    "RefusedAction": 409,
    "KeyRefused": 401,
    "ScopeMissing": 403,
    "SyncError": 502,
}


class StrictQuery(BaseModel):
    """Parameters of a route that only fails."""

    model_config = ConfigDict(extra="forbid")
    top: int = Field(default=1, ge=1, le=9_000)
    weight: float | None = Field(default=None, le=3)
    form: Literal["csv", "json"] = "json"


@pytest.fixture(scope="module")
def failing(home: Path) -> Iterator[TestClient]:
    """An application with routes that fail in every way."""
    app = create_app(home)

    @app.get("/api/v1/failing/{name}")
    def fail(name: str) -> None:
        raise FAILURES[name]

    @app.get("/api/v1/strict")
    def strict(query: Annotated[StrictQuery, Query()]) -> int:
        return query.top

    with TestClient(app, LOOPBACK, raise_server_exceptions=False) as client:
        wait_until_ready(client)
        yield client


RAISED_NEVER = (MatcherError, AccessError)
"""Of which the kinds alone are raised."""


def test_every_error_of_the_tree_has_its_kind() -> None:
    tree = {each for each in vars(errors).values() if isinstance(each, type)}
    assert {each for each in tree if issubclass(each, MatcherError)} == {*HANDLERS, *RAISED_NEVER}


def test_every_kind_of_failure_has_a_status_here() -> None:
    assert STATUSES.keys() == {each.__name__ for each in HANDLERS}


@pytest.mark.parametrize(("name", "status"), STATUSES.items())
def test_an_error_of_the_domain_has_the_status_of_the_table(
    failing: TestClient, name: str, status: int
) -> None:
    found = failing.get(f"/api/v1/failing/{name}")
    assert (found.status_code, found.json()["status"]) == (status, status)
    assert found.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("name", ["StoreBusy", "WorldError", "EmbeddingError"])
def test_what_may_work_later_says_when_to_ask_again(failing: TestClient, name: str) -> None:
    assert int(failing.get(f"/api/v1/failing/{name}").headers["retry-after"]) > 0


def test_an_unknown_name_comes_with_the_nearest_territories(failing: TestClient) -> None:
    (place,) = failing.get("/api/v1/failing/nearest").json()["nearest"]
    assert (place["id"], place["name"], place["country"]) == ("geonames:3030300", "Brest", "FR")


def test_an_ambiguous_name_comes_with_its_choices(failing: TestClient) -> None:
    found = failing.get("/api/v1/failing/choices").json()["choices"]
    assert [place["name"] for place in found] == ["Brest", "La Rochelle"]


def test_what_nobody_foresaw_is_told_without_its_details(failing: TestClient) -> None:
    found = failing.get("/api/v1/failing/unexpected")
    assert (found.status_code, found.json()["request_id"]) == (500, found.headers["x-request-id"])
    assert "secret" not in found.text
    assert "Traceback" not in found.text


def test_a_browser_gets_a_page_for_what_nobody_foresaw(failing: TestClient) -> None:
    found = failing.get("/api/v1/failing/unexpected", headers={"Accept": "text/html"})
    assert (found.status_code, found.headers["content-type"]) == (500, "text/html; charset=utf-8")


@pytest.mark.parametrize(
    ("query", "parameter", "told"),
    [
        ("top=0", "top", "top «\u202f0\u202f» est hors limites"),
        ("top=ten", "top", "n’est pas un nombre entier"),
        ("top=9001", "top", "indiquez 9\u202f000 ou moins"),
        ("weight=3.5", "weight", "indiquez 3 ou moins"),
        ("form=xml", "form", "l’une des valeurs csv, json"),
        ("limit=3", "limit", "limit n’est pas un paramètre"),
    ],
)
def test_a_refused_parameter_is_named_and_explained(
    failing: TestClient, query: str, parameter: str, told: str
) -> None:
    found = failing.get(f"/api/v1/strict?{query}")
    (wrong,) = found.json()["errors"]
    assert (found.status_code, wrong["parameter"]) == (422, parameter)
    assert told in wrong["detail"]


def test_every_refused_parameter_is_told(failing: TestClient) -> None:
    assert len(failing.get("/api/v1/strict?top=0&a=1&b=2").json()["errors"]) == 3


def test_a_problem_speaks_the_language_of_the_request(client: TestClient) -> None:
    titles = [client.get(f"/api/v1/nothing?lang={lang}").json()["title"] for lang in ("fr", "en")]
    assert titles == ["Rien à cette adresse", "Nothing here"]


def test_a_problem_names_the_path_and_not_the_query(client: TestClient) -> None:
    found = client.get("/api/v1/né?need=secret")
    assert found.json()["instance"] == "/api/v1/n%C3%A9"
    assert "secret" not in found.text


def test_markup_in_a_problem_is_no_markup(failing: TestClient) -> None:
    found = failing.get("/api/v1/strict?top=<script>alert(1)</script>")
    assert "<script>" in found.json()["detail"]
    assert "<script>" not in found.text


def test_a_method_that_an_address_does_not_know_is_refused(client: TestClient) -> None:
    found = client.put("/health")
    assert (found.status_code, found.headers["allow"]) == (405, "GET")


def test_a_page_that_is_not_there_is_told_by_a_page(client: TestClient) -> None:
    found = client.get("/nothing", headers={"Accept": "text/html"})
    assert (found.status_code, found.headers["content-type"]) == (404, "text/html; charset=utf-8")


def test_a_program_that_asks_for_a_page_in_json_gets_json(client: TestClient) -> None:
    found = client.get("/nothing", headers={"Accept": "application/json"})
    assert found.headers["content-type"] == "application/problem+json"

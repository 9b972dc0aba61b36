"""Suggestions over HTTP: every option of the command line, and territories told by their facts."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.api.routes.conftest import Ask

FACTS = {"name": "Valcombe", "latitude": 46.16, "longitude": -1.15, "population": 12_000}
PATH = "/territories/La Rochelle/suggestions"


def post(client: TestClient, facts: dict[str, Any], **options: Any) -> Any:
    return client.post("/api/v1/suggestions", json={"territory": facts, "top": 3, **options})


def test_contributions_sum_to_the_score(ask: Ask) -> None:
    for each in ask(PATH, top=20).json()["suggestions"]:
        total = each["intercept"] + sum(part["points"] for part in each["contributions"])
        assert total == each["score"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("top", 0),
        ("top", 1001),
        ("diversity", 1.1),
        ("diversity", "nan"),
        ("weight_size", 3.5),
        ("weight_colour", 1),
        ("min_population", -1),
        ("country", "Atlantis"),
        ("continent", "ZZ"),
        ("level", "hamlet"),
        ("theme", "unicorns"),
        ("need", "x" * 2001),
        ("standing", "perhaps"),
        ("lang", "de"),
    ],
)
def test_an_absurd_parameter_is_a_problem(ask: Ask, name: str, value: object) -> None:
    found = ask(PATH, **{name: value})
    assert (found.status_code, found.json()["type"]) == (422, "urn:problem:invalid-parameter")
    assert name.partition("_")[0] in found.json()["detail"] and "--" not in found.json()["detail"]


def test_empty_parameters_are_as_if_not_given(ask: Ask) -> None:
    empty = dict.fromkeys(["top", "country", "level", "min_population", "theme", "need"], "")
    assert ask(PATH, **empty).json() == ask(PATH).json()


def test_sliders_that_nobody_moved_change_nothing(ask: Ask) -> None:
    families = ["size", "place", "ties", "themes"]
    assert ask(PATH, **{f"weight_{each}": 1 for each in families}).json() == ask(PATH).json()


def test_countries_are_repeated_or_separated_by_commas(ask: Ask) -> None:
    repeated = ask(PATH, country=["CI", "Sénégal"]).json()
    assert ask(PATH, country="CI, SN").json() == repeated
    assert {each["territory"]["country"] for each in repeated["suggestions"]} <= {"CI", "SN"}


def test_a_theme_alone_is_enough(ask: Ask) -> None:
    found = ask("/suggestions", theme="eau", top=5).json()
    assert found["origin"] is None and len(found["suggestions"]) == 5


def test_nobody_asking_for_nothing_is_a_problem(ask: Ask) -> None:
    assert ask("/suggestions").status_code == 422


def test_a_territory_may_ask_by_its_facts(client: TestClient) -> None:
    found = post(client, {**FACTS, "challenges": ["submersion"]}, country=["PT"]).json()
    assert found["origin"]["id"] == "point:46.16,-1.15"
    assert found["declared"] == ["coastal_flooding_erosion"]
    assert {each["territory"]["country"] for each in found["suggestions"]} == {"PT"}


@pytest.mark.parametrize(
    ("facts", "options"),
    [
        ({"latitude": 91}, {}),
        ({"latitude": "46"}, {}),
        ({"longitude": None}, {}),
        ({"population": 10**30}, {}),
        ({"population": -1}, {}),
        ({"population": 1.5}, {}),
        ({"name": ""}, {}),
        ({"name": "\u0000"}, {}),
        ({"country": "Atlantis"}, {}),
        ({"country": "CL"}, {}),
        ({"level": "hamlet"}, {}),
        ({"sectors": ["unicorns"]}, {}),
        ({"sectors": "water_sanitation"}, {}),
        ({"colour": "blue"}, {}),
        ({}, {"top": "3"}),
        ({}, {"need": ""}),
        ({}, {"territory": "Brest"}),
        ({}, {"weight_size": True}),
    ],
)
def test_absurd_facts_are_a_problem(
    client: TestClient, facts: dict[str, Any], options: dict[str, Any]
) -> None:
    found = post(client, {**FACTS, **facts}, **options)
    assert (found.status_code, found.headers["content-type"]) == (422, "application/problem+json")


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b'"\\ud800"', b"\xff", b"{}"])
def test_a_body_that_is_none_is_a_problem(client: TestClient, body: bytes) -> None:
    headers = {"Content-Type": "application/json"}
    found = client.post("/api/v1/suggestions", content=body, headers=headers)
    assert found.status_code in (400, 422)
    assert found.headers["content-type"] == "application/problem+json"


def test_a_megabyte_is_too_large(client: TestClient) -> None:
    assert post(client, {**FACTS, "name": "x" * 10**6}).status_code == 413


def test_a_body_that_is_not_said_to_be_json_is_refused_in_words(client: TestClient) -> None:
    found = client.post("/api/v1/suggestions", data={"territory": "Valcombe"})
    assert (found.status_code, found.json()["title"]) == (415, "Type de contenu inconnu")

"""Territories over HTTP: found as one types, told by name or id."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from tests.api.routes.conftest import Ask

OPEN = settings(
    max_examples=40, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip


@pytest.mark.parametrize("text", ["La Rochelle", "la roch", "LA-ROCHELLE", "insee:17300"])
def test_a_town_is_found_as_one_types(ask: Ask, text: str) -> None:
    assert ask("/territories", q=text).json()[0]["name"].startswith("La Roch")


@pytest.mark.parametrize("text", ["", " ", "?", "geonames:1", "999,999", "qqzzqqzz"])
def test_what_is_no_name_yet_finds_nothing(ask: Ask, text: str) -> None:
    found = ask("/territories", q=text)
    assert (found.status_code, found.json()) == (200, [])


@pytest.mark.parametrize("limit", [1, 25, 100])
def test_no_more_are_given_than_asked_for(ask: Ask, limit: int) -> None:
    assert len(ask("/territories", q="saint", limit=limit).json()) == limit


@pytest.mark.parametrize("limit", [0, 101, -1, "ten", 1e30])
def test_a_limit_out_of_range_is_refused(ask: Ask, limit: object) -> None:
    assert ask("/territories", q="saint", limit=limit).status_code == 422


def test_each_fact_tells_how_it_is_known(ask: Ask) -> None:
    facts = ask("/territories/La Rochelle").json()["facts"]
    assert {fact["knowledge"] for fact in facts} >= {"declared", "derived"}
    assert all(fact["source"] for fact in facts if fact["knowledge"] != "unknown")


def test_an_id_and_a_name_tell_of_the_same(ask: Ask) -> None:
    named, known = ask("/territories/La Rochelle").json(), ask("/territories/insee:17300").json()
    assert named["facts"] == known["facts"]


@pytest.mark.parametrize("tail", ["", "/partnerships", "/suggestions"])
def test_an_unknown_territory_names_the_nearest(ask: Ask, tail: str) -> None:
    found = ask(f"/territories/La Rochele{tail}")
    assert found.status_code == 404
    assert "La Rochelle" in {each["name"] for each in found.json()["nearest"]}


@pytest.mark.parametrize("tail", ["", "/partnerships", "/suggestions"])
def test_an_unknown_parameter_is_refused(ask: Ask, tail: str) -> None:
    found = ask(f"/territories/Brest{tail}", colour="blue")
    assert (found.status_code, found.json()["errors"][0]["parameter"]) == (422, "colour")


def test_answers_speak_the_language_that_is_asked_for(ask: Ask) -> None:
    french, english = (
        ask("/territories/Brest/suggestions", top=1, lang=language).json()["suggestions"][0]
        for language in ("fr", "en")
    )
    assert french["score"] == english["score"]
    assert french["contributions"][0]["text"] != english["contributions"][0]["text"]


@OPEN
@given(text=st.text(max_size=60))
def test_any_text_may_be_typed(client: TestClient, text: str) -> None:
    found = client.get("/api/v1/territories", params={"q": text})
    assert found.status_code in (200, 422)
    assert found.headers["content-type"] in ("application/json", "application/problem+json")


@OPEN
@given(text=st.text(min_size=1, max_size=40))
def test_any_name_gets_an_answer_or_a_problem(client: TestClient, text: str) -> None:
    found = client.get(f"/api/v1/territories/{quote(text, safe='')}/partnerships")
    assert found.status_code in (200, 404, 409, 422)


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "\u202e", "a" * 300, "%00", "../.."])
def test_nothing_typed_comes_back_as_a_page(ask: Ask, text: str) -> None:
    found = ask("/territories", q=text)
    assert found.status_code == 200 and found.headers["content-type"] == "application/json"

"""The directory, the model, the vocabulary and the themes of a text over HTTP."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI

from data.vocabulary import THEMES
from tests.api.routes.conftest import Ask


def test_pages_are_of_the_size_that_is_asked_for(ask: Ask) -> None:
    first, second = (ask("/partnerships", page=page, per_page=7).json() for page in (1, 2))
    assert len(first["partnerships"]) == len(second["partnerships"]) == 7
    assert first["partnerships"] != second["partnerships"]
    assert first["total"] == second["total"]


def test_names_of_countries_themes_and_levels_are_understood(ask: Ask) -> None:
    by_names = ask("/partnerships", country="Chine", theme="Éducation", level="ville").json()
    by_keys = ask("/partnerships", country="CN", theme="education", level="municipality").json()
    assert by_names == by_keys and by_keys["total"] > 5


def test_every_page_is_counted(ask: Ask) -> None:
    found = ask("/partnerships", country="CN", per_page=1).json()
    assert found["by_country"][0] == {"key": "CN", "count": found["total"]}


def test_bounds_of_the_pages_are_kept(ask: Ask) -> None:
    wrong: list[dict[str, Any]] = [
        {"page": 0},
        {"per_page": 201},
        {"year_from": 2000, "year_to": 1990},
        {"level": "x"},
    ]
    assert [ask("/partnerships", **each).status_code for each in wrong] == [422] * 4


def test_the_model_tells_its_version_its_metrics_and_its_data(ask: Ask, app: FastAPI) -> None:
    model, told = app.state.live.holdings.model, ask("/model").json()
    assert (told["version"], told["shipped"], told["published_on"]) == (model.version, True, None)
    assert told["data_fingerprint"] == model.card["data_fingerprint"]
    hit = told["metrics"]["cold"]["hit@10"]
    assert hit["low"] <= hit["mean"] <= hit["high"]
    assert [each["name"] for each in told["features"]] == [each.name for each in model.features]


def test_the_vocabulary_has_every_key(ask: Ask) -> None:
    assert [each["key"] for each in ask("/vocabulary").json()] == list(THEMES)


def test_a_text_tells_its_themes(ask: Ask) -> None:
    found = ask("/themes", text="Améliorer l’accès à l’eau potable").json()
    assert "water_sanitation" in {each["key"] for each in found["sectors"]}


def test_no_text_is_a_problem(ask: Ask) -> None:
    assert [ask("/themes", **each).status_code for each in ({}, {"text": ""}, {"text": " "})] == [
        422
    ] * 3


def test_two_territories_are_compared(ask: Ask) -> None:
    found = ask("/compare", a="La Rochelle", b="Essaouira").json()
    assert [found["first"]["territory"]["name"], found["second"]["territory"]["name"]] == [
        "La Rochelle",
        "Essaouira",
    ]
    assert found["partnership"]["status"] != "ended"


def test_a_territory_is_not_compared_with_itself_or_with_nobody(ask: Ask) -> None:
    assert ask("/compare", a="Brest", b="insee:29019").status_code == 422
    assert ask("/compare", a="Brest").status_code == 422
    assert ask("/compare", a="Brest", b="qqzzqqzz").status_code == 404

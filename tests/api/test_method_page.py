"""How it works: every figure is that of the card of the model in use."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from api.pages.rendering import environment
from features.catalog import PORTABLE_FEATURES
from matcher.labels import label
from matcher.settings import service_contact
from matcher.translation import translator
from models.model import Model
from tests.api.reading import get_page, main_part, said, table
from tests.api.reading import points as points_of

FRENCH = translator("fr")


@pytest.fixture(scope="module")
def page(client: TestClient) -> str:
    return get_page(client, "/method")


@pytest.fixture(scope="module")
def model(app: FastAPI, client: TestClient) -> Model:
    found: Model = app.state.live.holdings.model
    return found


@pytest.fixture(scope="module")
def card(model: Model) -> Any:
    return model.card


def spoken(values: list[float]) -> str:
    """A mean and its interval in percent, the bounds without decimals."""
    mean, low, high = (100 * value for value in values)
    return f"{FRENCH.number(mean, 1)} ({FRENCH.number(low)}–{FRENCH.number(high)})"


def test_the_quality_by_size_level_and_continent_is_that_of_the_card(page: str, card: Any) -> None:
    shown = [row for number in (2, 3, 4) for row in table(page, f"quality-{number}")[1:]]
    told = [
        [FRENCH.number(line["origins"]), *map(spoken, line["metrics"].values())]
        for line in card["breakdown"]
    ]
    assert [row[1:] for row in shown] == [[said(cell) for cell in row] for row in told]


def test_the_metrics_of_both_views_are_those_of_the_card(page: str, card: Any) -> None:
    first = table(page, "quality-1")[1]
    cold, warm = (card["metrics"][view]["hit@10"][0] for view in ("cold", "warm"))
    assert first[1].startswith(FRENCH.number(100 * cold, 1))
    assert first[2].startswith(FRENCH.number(100 * warm, 1))


def test_the_calibration_is_that_of_the_card(page: str, card: Any) -> None:
    shown = [row for number in (1, 2) for row in table(page, f"calibration-{number}")[1:]]
    stated = [FRENCH.number(100 * each["stated"], 1) for each in card["calibration"]]
    assert [row[2] for row in shown] == stated


def test_every_criterion_of_the_model_is_told_in_a_sentence(page: str) -> None:
    text = said(main_part(page))
    assert [each.name for each in PORTABLE_FEATURES if said(each.description) not in text] == []


def test_the_points_of_the_criteria_are_those_of_the_card(page: str, model: Model) -> None:
    weights: Any = model.card["weights"]
    points = {row[0]: row[1] for row in table(page, "weights")[1:]}
    shown = {each.name: points[said(each.description)] for each in model.features}
    told = {each.name: FRENCH.points(round(weights[each.name], 2) + 0.0) for each in model.features}
    assert shown == told


def test_the_points_of_a_family_are_the_sum_of_those_below_it(page: str, model: Model) -> None:
    points = {row[0]: points_of(row[1]) for row in table(page, "weights")[1:]}
    for family in dict.fromkeys(each.family for each in model.features):
        members = [each for each in model.features if each.family == family]
        parts = [points[said(each.description)] for each in members]
        assert points[label(family, FRENCH)] == pytest.approx(sum(parts), abs=1e-9)


def test_the_page_says_how_many_partnerships_taught_the_model(page: str, card: Any) -> None:
    learned = FRENCH.number(card["partnerships"])
    assert said(f"Ce modèle a appris de {learned} partenariats") in said(page)


def test_the_page_names_the_version_and_the_data_behind_it(page: str, model: Model) -> None:
    text = said(main_part(page))
    assert f"Version du modèle {model.version}" in text
    assert str(model.card["data_fingerprint"]) in text


def test_the_page_says_who_decides_and_to_whom_to_write(page: str) -> None:
    text = said(main_part(page))
    assert "L’assemblée élue décide." in text
    assert "Écrire à : la collectivité qui exploite ce service" in text


@pytest.mark.parametrize(
    ("contact", "shown"),
    [
        ("help@example.org", '<a href="mailto:help@example.org">help@example.org</a>'),
        ("https://example.org/write", '<a href="https://example.org/write">'),
        ("Hôtel de Ville <b>", "Hôtel de Ville &lt;b&gt;"),
        (None, "la collectivité qui exploite ce service"),
    ],
)
def test_whom_to_write_to_is_a_link_where_it_is_an_address(contact: str | None, shown: str) -> None:
    written: Any = environment("fr").get_template("contact.html").module
    assert shown in written.whom(contact)


def test_the_environment_names_the_contact(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MATCHER_CONTACT", " help@example.org ")
    assert service_contact() == "help@example.org"


def test_the_licences_of_all_data_are_named(page: str) -> None:
    rows = {row[0]: row[2] for row in table(page, "licences")[1:]}
    assert rows["Wikidata"] == "CC0 1.0"
    assert rows["GeoNames"].startswith("CC BY 4.0")


def test_english_readers_are_told_every_criterion_too(client: TestClient) -> None:
    text = said(main_part(get_page(client, "/method?lang=en")))
    assert "Comparable size: the ratio of the populations" in text
    assert "The elected council decides." in text


def test_the_accessibility_statement_says_what_was_not_tested(client: TestClient) -> None:
    text = said(main_part(get_page(client, "/accessibility")))
    assert "Aucune personne handicapée n’a encore essayé le site." in text

"""What follows from geography, told in words and shown with a territory."""

from __future__ import annotations

import json

import pytest

from data.records import Source
from features.challenges import RULES, Derivation
from features.cyclone_basins import BASINS
from features.subduction import BELTS
from matcher.cli import run
from matcher.sentences import challenges
from matcher.sentences.challenges import SENTENCES, say_derivation
from matcher.service import Matcher
from matcher.translation import translator

Output = pytest.CaptureFixture[str]
QUAKE = {"belt": "andes", "belt_km": 158.7, "coast_km": 9.8}


def said(key: str, facts: dict[str, object], language: str = "en") -> str:
    derived = Derivation(key, facts, Source("a rule"))
    return say_derivation(derived, translator(language)).replace("\u202f", " ").replace("\xa0", " ")


def test_every_rule_has_its_sentence() -> None:
    assert SENTENCES.keys() == {rule.key for rule in RULES}


def test_every_basin_and_every_belt_has_its_words() -> None:
    assert challenges.BASINS.keys() == BASINS.keys()
    assert challenges.BELTS.keys() == BELTS.keys()


@pytest.mark.parametrize(
    ("key", "facts", "sentence"),
    [
        (
            "coastal_flooding_erosion",
            {"coast_km": 1.2},
            "1.2 km from the sea; the height of the land is not known",
        ),
        (
            "cyclones_storms",
            {"coast_km": 0.5, "basin": "north_west_pacific"},
            "0.5 km from the sea, where tropical cyclones come ashore (North-West Pacific)",
        ),
        ("drought_water_scarcity", {"climate": "BWh"}, "climate: hot desert"),
        ("insularity", {"island_km2": 8_681.4}, "on an island of 8,681 km²"),
        (
            "port_city_interface",
            {"population": 76_810, "port_km": 1.4},
            "76,810 inhabitants and a sea port 1.4 km away; its traffic is not known",
        ),
        (
            "rapid_growth",
            {"population": 60_000},
            "60,000 inhabitants in a least developed country, where towns grow by 3 to 4 % a year"
            " on average",
        ),
    ],
)
def test_a_rule_says_why_it_holds(key: str, facts: dict[str, object], sentence: str) -> None:
    assert said(key, facts) == sentence


@pytest.mark.parametrize(
    ("coast_km", "ending"),
    [
        (9.8, " and 9.8 km from the sea"),
        (246.0, ", but far from the sea: earthquakes without tsunami"),
        (None, ""),
    ],
)
def test_a_tsunami_needs_the_sea(coast_km: float | None, ending: str) -> None:
    trench = "some 160 km from a subduction trench (the Andes)"
    assert said("earthquake_tsunami", {**QUAKE, "coast_km": coast_km}) == trench + ending


def test_a_distance_that_is_right_to_50_km_is_never_told_as_none() -> None:
    assert "some 10 km" in said("earthquake_tsunami", {**QUAKE, "belt_km": 2.0})


def test_the_reasons_are_told_in_french() -> None:
    assert said("earthquake_tsunami", QUAKE, "fr") == (
        "à 160 km environ d’une fosse de subduction (Andes) et à 9,8 km de la mer"
    )
    assert said("drought_water_scarcity", {"climate": "BSh"}, "fr") == "climat semi-aride chaud"


def test_a_card_has_what_the_rules_derive(matcher: Matcher) -> None:
    derived = {each.key: each.facts for each in matcher.territory("Kishiwada").derived}
    assert "drought_water_scarcity" not in derived
    assert derived["coastal_flooding_erosion"]["coast_km"] < 5


def test_nothing_is_derived_of_a_mere_point(matcher: Matcher) -> None:
    assert matcher.territory("Hameau@34.46,135.37").derived == ()


@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_derived_themes_are_shown_as_such(
    cli_home: object, capsys: Output, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    monkeypatch.setenv("MATCHER_HOME", str(cli_home))
    monkeypatch.setenv("MATCHER_LANG", "fr")
    monkeypatch.setenv("COLUMNS", "80")
    assert run(["territory", "Port-au-Prince", "--format", form]) == 0
    out = capsys.readouterr().out
    wanted = {
        "table": "Déduit de la géographie",
        "json": '"key": "cyclones_storms",\n      "knowledge": "derived"',
        "csv": "challenge,cyclones_storms,derived,",
    }
    assert wanted[form] in out
    assert form != "json" or json.loads(out)["derived"][0]["facts"]

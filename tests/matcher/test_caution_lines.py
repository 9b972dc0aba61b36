"""Cautions as `suggest` and `compare` print and send them."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from rich.cells import cell_len

from matcher.cli import run
from matcher.printing.cautions import shown_cautions
from matcher.requests import Filters, SuggestRequest
from matcher.service import Matcher

Output = pytest.CaptureFixture[str]
CHINESE = ("suggest", "La Rochelle", "--country", "CN", "--top", "2")
CHINA = Filters(countries=frozenset({"CN"}))
NOTE = "des témoignages, non une statistique"


@pytest.fixture(autouse=True)
def environment(cli_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MATCHER_HOME", str(cli_home))
    monkeypatch.setenv("MATCHER_LANG", "fr")
    monkeypatch.setenv("COLUMNS", "80")


def printed(capsys: Output, *arguments: str) -> str:
    assert run(arguments) == 0
    return capsys.readouterr().out


def test_two_cautions_at_most_are_printed_of_a_suggestion(capsys: Output) -> None:
    lines = printed(capsys, *CHINESE[:-1], "1").splitlines()
    assert sum(line.startswith(" ~ ") for line in lines) == 2
    assert max(map(cell_len, lines)) <= 80


def test_a_caution_is_printed_once_however_many_it_holds_for(capsys: Output) -> None:
    shown = printed(capsys, *CHINESE[:-1], "10").splitlines()
    told = [line.partition(" : ")[::2] for line in shown if line.startswith(" ~ ")]
    assert len(told) == len(set(told)) < 20


def test_the_next_caution_does_not_step_in_for_one_that_is_told(matcher: Matcher) -> None:
    [first] = matcher.suggest(SuggestRequest("La Rochelle", 1, CHINA)).suggestions
    told = [caution.lesson for caution in first.cautions[:1]]
    assert len(first.cautions) > 2
    assert shown_cautions(first.cautions, told) == [first.cautions[1]]


def test_that_cautions_are_no_statistics_is_said_once(capsys: Output) -> None:
    assert " ".join(printed(capsys, *CHINESE).split()).count(NOTE) == 1


def test_nothing_is_said_of_cautions_where_there_are_none(capsys: Output) -> None:
    out = printed(capsys, "suggest", "La Rochelle", "--country", "ES", "--top", "2")
    assert NOTE not in " ".join(out.split()) and " ~ " not in out


def test_compare_quotes_the_pair_that_reported_with_its_source(capsys: Output) -> None:
    out = " ".join(printed(capsys, "compare", "Brest", "Qingdao").split())
    assert "~ Communauté urbaine de Brest – Qingdao (Chine)" in out
    assert "annuaire des partenariats franco-chinois, 2005)" in out
    assert NOTE in out


def test_the_json_gives_all_cautions_with_their_ends_and_sources(capsys: Output) -> None:
    answer = json.loads(printed(capsys, *CHINESE, "--format", "json"))
    cautions = answer["suggestions"][0]["cautions"]
    assert len(cautions) > 2
    for caution in cautions:
        assert set(caution) == {"condition", "nearness", "first", "second", "text", "source"}
        assert caution["text"].startswith(f"{caution['first']['name']} – ")
        assert caution["source"]["name"]


def test_compare_sends_the_cautions_that_suggest_sends(capsys: Output) -> None:
    answer = json.loads(printed(capsys, *CHINESE, "--format", "json"))
    best = answer["suggestions"][0]
    named = best["territory"]["id"]
    compared = json.loads(printed(capsys, "compare", "La Rochelle", named, "--format", "json"))
    assert compared["cautions"] == best["cautions"]


def test_the_csv_joins_all_cautions_in_one_cell(capsys: Output) -> None:
    rows = list(csv.DictReader(printed(capsys, *CHINESE, "--format", "csv").splitlines()))
    assert rows and all(" | " in row["cautions"] for row in rows)

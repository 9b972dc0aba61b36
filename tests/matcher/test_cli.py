"""The command line, run in this process on the real world."""

from __future__ import annotations

import csv
import json
import os
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len

from matcher.cli import COMMANDS, run
from tests.publishing import name_in_store

NARROW = "\u202f"


@pytest.fixture(autouse=True)
def environment(cli_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MATCHER_HOME", str(cli_home))
    monkeypatch.setenv("MATCHER_LANG", "fr")
    monkeypatch.setenv("LANGUAGE", "fr")
    monkeypatch.setenv("COLUMNS", "80")


Output = pytest.CaptureFixture[str]


def printed(capsys: Output, *arguments: str, code: int = 0) -> str:
    assert run(arguments) == code
    return capsys.readouterr().out


def complained(capsys: Output, *arguments: str, code: int = 2) -> str:
    assert run(arguments) == code
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert "Traceback" not in captured.err
    return captured.err


def test_suggest_prints_what_the_facade_answers(capsys: Output) -> None:
    answer = json.loads(printed(capsys, "suggest", "La Rochelle", "--top", "2", "--format", "json"))
    assert answer["origin"]["id"] == "geonames:3006787"
    assert [one["rank"] for one in answer["suggestions"]] == [1, 2]


def test_a_suggestion_fits_in_80_columns(capsys: Output) -> None:
    lines = printed(capsys, "suggest", "Brest", "--top", "5").splitlines()
    assert max(map(cell_len, lines)) <= 80
    assert f"142{NARROW}346 habitants" in lines[0]


def test_all_verdicts_are_shown(capsys: Output) -> None:
    out = printed(capsys, "suggest", "Hameau@44.4,3.6", "--top", "1")
    signs = {line.strip()[:1] for line in out.splitlines()[2:]}
    assert {"+", "−", "?"} <= signs


def test_the_csv_of_suggestions_has_one_line_each(capsys: Output) -> None:
    out = printed(capsys, "suggest", "Brest", "--top", "3", "--format", "csv")
    rows = list(csv.DictReader(out.splitlines()))
    assert [row["rank"] for row in rows] == ["1", "2", "3"]
    assert all(float(row["score"]) for row in rows)


def test_what_a_name_was_taken_for_is_said_beside_the_answer(capsys: Output) -> None:
    assert run(["suggest", "Brest", "--top", "1", "--format", "json"]) == 0
    assert "geonames:3030300" in capsys.readouterr().err


def test_english_is_spoken_where_it_is_asked_for(capsys: Output) -> None:
    assert "inhabitants" in printed(capsys, "suggest", "Brest", "--top", "1", "--lang", "en")


def test_compare_tells_both_ranks_and_the_known_partnership(capsys: Output) -> None:
    out = printed(capsys, "compare", "La Rochelle", "Kendari", "--format", "json")
    answer = json.loads(out)
    assert 1 <= answer["standing"]["rank"] <= answer["standing"]["candidates"]
    assert answer["reciprocity"]["of"] > 5_000
    assert answer["standing_back"] is None
    assert answer["partnership"]["first"]["id"] == "siren:241700434"
    parts = sum(contribution["points"] for contribution in answer["contributions"])
    assert answer["intercept"] + parts == pytest.approx(answer["score"], abs=1e-9)


def test_compare_shows_both_profiles_side_by_side(capsys: Output) -> None:
    out = printed(capsys, "compare", "La Rochelle", "Campeche")
    assert max(map(cell_len, out.splitlines())) <= 80
    assert "Ce qui les rapproche" in out and "Ce qui les sépare" in out


def test_a_fact_that_only_one_side_has_is_no_unknown_of_the_other(capsys: Output) -> None:
    lines = printed(capsys, "compare", "La Rochelle", "Campeche").splitlines()
    [union] = [line.split() for line in lines if line.startswith(" Union européenne")]
    assert union[-1] == "—"


def test_a_territory_is_not_compared_with_itself(capsys: Output) -> None:
    assert "différents" in complained(capsys, "compare", "Brest", "geonames:3030300")


@pytest.mark.parametrize("command", ["partnerships", "territory", "search"])
@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_every_look_up_answers_in_every_format(capsys: Output, command: str, form: str) -> None:
    out = printed(capsys, command, "Brest métropole", "--format", form)
    assert "Brest" in out or (form == "csv" and len(out.splitlines()) > 3)


def test_a_workbook_is_written_to_a_file_and_not_to_a_screen(
    capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, screen = os.openpty()
    with os.fdopen(screen, "w") as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        assert run(["search", "Brest", "--format", "xlsx"]) == 2
    os.close(kept)
    assert "ajoutez >" in capsys.readouterr().err


def test_no_id_is_broken_in_the_table_of_a_search(capsys: Output) -> None:
    found = json.loads(printed(capsys, "search", "Saint", "--format", "json"))
    table = printed(capsys, "search", "Saint")
    assert all(one["id"] in table for one in found)
    assert max(map(cell_len, table.splitlines())) <= 80


def test_the_land_mass_is_told_of_islands_alone(capsys: Output) -> None:
    assert "(km²)" not in printed(capsys, "territory", "Provins")
    assert "(km²)" in printed(capsys, "territory", "geonames:935264")


def test_a_point_prints_no_empty_table(capsys: Output) -> None:
    assert "Sources" not in printed(capsys, "territory", "Hameau@46.2,-1.2")


def test_a_derived_population_is_said_to_be_so(capsys: Output) -> None:
    out = printed(capsys, "suggest", "insee:REG-53", "--country", "DE", "--top", "5")
    assert "(déduit" in out
    assert "(déduit)" in printed(capsys, "search", "Bavière")


def test_the_partnerships_of_the_seat_are_those_of_its_grouping_too(capsys: Output) -> None:
    out = printed(capsys, "partnerships", "La Rochelle", "--format", "json")
    partners = {one["partner"]["name"] for one in json.loads(out)["partnerships"]}
    assert {"Kendari", "Lübeck"} <= partners


@pytest.mark.parametrize(
    "arguments",
    [
        ["suggest"],
        ["suggest", "Brest", "Nantes"],
        ["suggest", "Brest", "--colour"],
        ["suggest", "Brest", "--top"],
        ["suggest", "Brest", "--top", "0"],
        ["suggest", "Brest", "--top", "many"],
        ["suggest", "Brest", "--weight", "size"],
        ["suggest", "Brest", "--weight", "size=4"],
        ["suggest", "Brest", "--country", "Prussia"],
        ["suggest", "Brest", "--continent", "Atlantis"],
        ["suggest", "Brest", "--level", "village"],
        ["suggest", "Brest", "--min-population", "-5"],
        ["suggest", "Brest", "--min-population", "9", "--max-population", "5"],
        ["suggest", "Brest", "--format", "xml"],
        ["suggest", "Brest", "--lang", "tlh"],
        ["suggest", "Zzzzqqqqxxxx"],
        ["suggest", ""],
        ["suggest", "\x00"],
        ["suggest", "x" * 100_000],
        ["suggest", "nowhere@95,200"],
        ["compare", "Brest"],
        ["territory", "geonames:999999999999"],
        ["search", "Brest", "--top", "5000"],
        ["batch", "absent.csv", "--output", "out.jsonl"],
        ["batch", "absent.csv"],
        ["import", "absent.tsv"],
        ["import"],
        ["evaluate", "--splits", "0"],
        ["train", "--seed", "-1"],
        ["dance"],
    ],
)
def test_wrong_input_is_told_in_one_sentence(capsys: Output, arguments: list[str]) -> None:
    assert complained(capsys, *arguments)


def test_complaints_are_in_french_unless_english_is_asked_for(capsys: Output) -> None:
    assert "hors limites" in complained(capsys, "suggest", "Brest", "--top", "0")
    english = complained(capsys, "suggest", "Brest", "--top", "0", "--lang", "en")
    assert "out of range" in english


def test_every_command_has_help_in_french(capsys: Output) -> None:
    for name, _, _ in COMMANDS:
        assert "Affiche cette aide" in printed(capsys, name, "--help")


def test_no_argument_gives_the_help(capsys: Output) -> None:
    assert printed(capsys) == printed(capsys, "--help")


def test_the_version_is_told_two_ways(capsys: Output) -> None:
    assert printed(capsys, "--version") == printed(capsys, "version")


def test_a_batch_writes_its_lines_and_reports_bad_rows(capsys: Output, tmp_path: Path) -> None:
    asked, answered = tmp_path / "in.csv", tmp_path / "out.jsonl"
    asked.write_text("territory\nBrest\nZzzzqqqq\n", encoding="utf-8")
    assert run(["batch", str(asked), "--top", "4", "--output", str(answered)]) == 1
    assert len(answered.read_text(encoding="utf-8").splitlines()) == 4
    assert "ligne 3" in capsys.readouterr().err


def test_a_template_is_written_once_and_never_over_another_file(
    capsys: Output, tmp_path: Path
) -> None:
    target = str(tmp_path / "modele.csv")
    assert run(["template", target]) == 0
    capsys.readouterr()
    assert "existe déjà" in complained(capsys, "template", target)


def test_a_template_is_a_csv_or_a_workbook(capsys: Output, tmp_path: Path) -> None:
    assert ".csv ou en .xlsx" in complained(capsys, "template", str(tmp_path / "t.txt"))
    assert list(tmp_path.iterdir()) == []


def test_the_filled_in_template_is_imported_and_twice_adds_nothing(
    capsys: Output, tmp_path: Path, cli_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "home"
    own.mkdir()
    (own / "world").symlink_to((cli_home / "world").resolve(), target_is_directory=True)
    monkeypatch.setenv("MATCHER_HOME", str(own))
    source = tmp_path / "projects.jsonl"
    row = {"french_name": "Dax", "foreign_name": "Logroño", "foreign_country_iso2": "ES"}
    source.write_text(json.dumps(row) + "\n", encoding="utf-8")
    first = json.loads(printed(capsys, "import", str(source), "--format", "json"))
    second = json.loads(printed(capsys, "import", str(source), "--format", "json"))
    assert (first["accepted"], second["accepted"], second["unchanged"]) == (1, 0, 1)


def test_a_model_that_is_damaged_is_told_in_one_sentence(
    capsys: Output, tmp_path: Path, cli_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "world").symlink_to((cli_home / "world").resolve(), target_is_directory=True)
    broken = tmp_path / "models" / "broken"
    broken.mkdir(parents=True)
    (broken / "model.json").write_text("{", encoding="utf-8")
    name_in_store("broken", tmp_path)
    monkeypatch.setenv("MATCHER_HOME", str(tmp_path))
    assert "matcher train" in complained(capsys, "suggest", "geonames:3030300", code=1)

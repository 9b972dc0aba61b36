"""`matcher evaluate --tagging` and `matcher train --tagger`."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from rich.cells import cell_len

from matcher.cli import run
from tests.matcher.test_judging_tags import write_projects

Output = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("MATCHER_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("MATCHER_LANG", "fr")
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path


@pytest.fixture
def projects(home: Path) -> str:
    return str(write_projects(home / "projects.jsonl", 20))


def test_the_table_has_a_line_per_method_in_80_columns(capsys: Output, projects: str) -> None:
    assert run(["evaluate", "--tagging", projects]) == 0
    text = capsys.readouterr().out
    assert max(map(cell_len, text.splitlines())) <= 80
    assert "projects.jsonl, Secteurs\u00a0: 20 textes de 20 collectivités" in text
    assert all(name in text for name in ("notre outil", "mots-clés exacts", "simple cosinus"))


def test_json_and_csv_hold_every_figure(capsys: Output, projects: str) -> None:
    assert run(["evaluate", "--tagging", projects, "--format", "json"]) == 0
    results = json.loads(capsys.readouterr().out)["results"]
    assert [each["method"] for each in results] == ["tagger", "keywords", "cosine"]
    assert run(["evaluate", "--tagging", projects, "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert {row["metric"] for row in rows} == {"micro-F1", "precision@3", "recall@3"}
    assert float(rows[0]["mean"]) == results[0]["metrics"]["micro-F1"]["mean"]


@pytest.mark.parametrize("other", [("--stability",), ("--splits", "2"), ("--against", "size")])
def test_tagging_is_measured_alone(capsys: Output, projects: str, other: tuple[str, ...]) -> None:
    assert run(["evaluate", "--tagging", projects, *other]) == 2
    assert "--tagging se mesure seul" in capsys.readouterr().err


def test_a_file_that_is_missing_is_told(capsys: Output) -> None:
    assert run(["evaluate", "--tagging", "nowhere.txt"]) == 2
    assert "nowhere.txt" in capsys.readouterr().err


@pytest.mark.parametrize("other", [("--portable", "model"), ("--seed", "2")])
def test_the_tagger_is_learned_alone(capsys: Output, home: Path, other: tuple[str, ...]) -> None:
    assert run(["train", "--tagger", str(home / "tagger"), *other]) == 2
    assert "--tagger s’apprend seul" in capsys.readouterr().err

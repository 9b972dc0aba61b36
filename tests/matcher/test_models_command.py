"""`matcher models`, run in this process."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from matcher.cli import run


@pytest.fixture(autouse=True)
def own_home(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own on the world that is built already."""
    (tmp_path / "world").symlink_to(home / "world")
    monkeypatch.setenv("MATCHER_HOME", str(tmp_path))
    monkeypatch.setenv("MATCHER_LANG", "fr")
    return tmp_path


@pytest.mark.parametrize("arguments", [[], ["list"], ["--lang", "fr"]])
def test_models_alone_lists_them(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["models", *arguments]) == 0
    shown = capsys.readouterr().out
    assert "shipped" in shown and "en usage" in shown
    assert max(map(len, shown.splitlines())) <= 80


def test_the_list_as_json_tells_the_metrics(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["models", "--format", "json"]) == 0
    (shipped,) = json.loads(capsys.readouterr().out)["models"]
    assert shipped["in_use"] and {each["view"] for each in shipped["metrics"]} == {"cold", "warm"}


def test_help_of_the_group_is_not_taken_for_the_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["models", "--help"]) == 0
    assert "rollback" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["publish", "shipped"], "déjà en usage"),
        (["publish", "absent"], "il n’y a pas de modèle"),
        (["rollback"], "aucun autre modèle"),
        (["diff"], "pas d’autre modèle"),
        (["diff", "shipped", "shipped"], "comparé à lui-même"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_writes_nothing(
    own_home: Path, arguments: list[str], told: str, *, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["models", *arguments]) == 2
    shown = capsys.readouterr().err
    assert told in shown.lower() and shown.count("\n") == 1
    assert not (own_home / "directory.sqlite").exists()

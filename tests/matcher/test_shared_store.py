"""The commands on a store that is not in the home folder: MATCHER_DATABASE_URL."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from data.store.database import Store
from data.store.file import StoreFile
from data.store.history import imports_of
from matcher.cli import run

TWINNING = {"french_name": "Dax", "foreign_name": "Logroño", "foreign_country_iso2": "ES"}


@pytest.fixture(autouse=True)
def environment(cli_home: Path, database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MATCHER_HOME", str(cli_home))
    monkeypatch.setenv("MATCHER_LANG", "fr")
    monkeypatch.setenv("MATCHER_DATABASE_URL", database_url)


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    path = tmp_path / "projects.jsonl"
    path.write_text(json.dumps(TWINNING) + "\n", encoding="utf-8")
    return path


def answered(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    assert run([*arguments, "--format", "json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_what_is_imported_into_a_shared_database_is_known_from_there(
    capsys: pytest.CaptureFixture[str], directory: Path, cli_home: Path
) -> None:
    first = answered(capsys, "import", str(directory))
    second = answered(capsys, "import", str(directory))
    assert (first["accepted"], second["accepted"], second["unchanged"]) == (1, 0, 1)
    partners = answered(capsys, "partnerships", "Dax")["partnerships"]
    assert "Logroño" in [found["partner"]["name"] for found in partners]
    assert len(StoreFile(cli_home / "directory.sqlite")) == 0


def test_imports_into_a_shared_database_are_listed_and_undone(
    capsys: pytest.CaptureFixture[str], directory: Path, database_url: str
) -> None:
    number = answered(capsys, "import", str(directory))["import"]
    assert [each["import"] for each in answered(capsys, "imports")["imports"]] == [number]
    answered(capsys, "undo", str(number))
    with Store(database_url) as store:
        assert (store.all(), [each.undone_at is None for each in imports_of(store)]) == (
            [],
            [False],
        )


def test_who_became_a_partner_in_a_shared_database_is_no_longer_suggested(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    best = answered(capsys, "suggest", "Dax", "--top", "1")["suggestions"][0]["territory"]
    twinning = TWINNING | {"foreign_name": best["name"], "foreign_country_iso2": best["country"]}
    (tmp_path / "signed.jsonl").write_text(json.dumps(twinning), encoding="utf-8")
    assert answered(capsys, "import", str(tmp_path / "signed.jsonl"))["accepted"] == 1
    (next_best,) = answered(capsys, "suggest", "Dax", "--top", "1")["suggestions"]
    assert next_best["territory"]["id"] != best["id"]


def test_a_database_that_does_not_answer_is_told_in_one_sentence(
    capsys: pytest.CaptureFixture[str], database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MATCHER_DATABASE_URL", database_url + "_absent")
    assert run(["partnerships", "Dax"]) == 1
    complaint = capsys.readouterr().err
    assert "ne répond pas" in complaint and complaint.count("\n") == 1

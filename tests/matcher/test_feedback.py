"""`matcher feedback` and `matcher proposals`, as they are typed."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from data.store.history import imports_of
from features.world import World
from matcher.cli import run
from matcher.holdings import Holdings

Output = pytest.CaptureFixture[str]
Type = Callable[..., str]


@pytest.fixture
def own_home(world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "world").symlink_to(world.folder.parent, target_is_directory=True)
    monkeypatch.setenv("MATCHER_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def typed(own_home: Path, capsys: Output) -> Type:
    """What a command prints on both streams, its blanks made single; it must not fail."""

    def typing(*arguments: str) -> str:
        assert run([*arguments, "--lang", "fr"]) == 0
        told = capsys.readouterr()
        return f"{told.out} {told.err}" if "--format" in arguments else " ".join(told.out.split())

    return typing


def test_a_mark_is_noted_listed_and_taken_back(typed: Type) -> None:
    told = typed("feedback", "mark", "La Rochelle", "Tema", "--state", "refusé", "--reason", "size")
    assert "La Rochelle (France) – Tema (Ghana) : refusé (marque 1)" in told
    assert "refusé" in typed("feedback", "list", "La Rochelle")
    assert "refusé · écart" in typed("feedback", "list")
    assert "Aucune marque" in typed("feedback", "list", "Brest")
    typed("feedback", "withdraw", "La Rochelle", "Tema")
    assert "Aucune marque" in typed("feedback", "list")


def test_a_batch_shows_what_was_declined_where_that_is_asked_for(
    typed: Type, tmp_path: Path
) -> None:
    typed("feedback", "mark", "La Rochelle", "Tema", "--state", "refused")
    asked, answered = tmp_path / "in.csv", tmp_path / "out.jsonl"
    asked.write_text("territory,country\nLa Rochelle,GH\n", encoding="utf-8")
    batch = ("batch", str(asked), "--output", str(answered), "--top", "50")
    typed(*batch)
    assert '"Tema"' not in answered.read_text(encoding="utf-8")
    typed(*batch, "--include-hidden")
    assert '"Tema"' in answered.read_text(encoding="utf-8")


def test_the_export_holds_every_mark_ever_made_and_is_safe_to_open(typed: Type) -> None:
    typed("feedback", "mark", "La Rochelle", "Tema", "--state", "contacted", "--note", "=1+1")
    typed("feedback", "mark", "La Rochelle", "Tema", "--state", "in_talks")
    exported = typed("feedback", "export", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(exported.rstrip() + "\n")))
    assert [(row["state"], row["stands"]) for row in rows] == [
        ("contacted", "0"),
        ("in_talks", "1"),
    ]
    assert rows[0]["note"] == "'=1+1"
    as_json = json.loads(typed("feedback", "export", "--format", "json"))
    assert [mark["note"] for mark in as_json] == ["=1+1", ""]


def test_a_note_that_names_a_person_is_not_exported(typed: Type, capsys: Output) -> None:
    note = "Suivi par Mme Martin, 05 46 51 51 51."
    run(["feedback", "mark", "Brest", "Tema", "--state", "contacted", "--note", note])
    assert "laissées de côté" in capsys.readouterr().err
    assert "Martin" not in typed("feedback", "export")


def test_a_signed_word_is_reviewed_recorded_and_undone(typed: Type, own_home: Path) -> None:
    typed("feedback", "mark", "La Rochelle", "Tema", "--state", "signed", "--since", "2026")
    assert "La Rochelle (France) – Tema (Ghana) : à examiner signé en 2026" in typed(
        "proposals", "list"
    )
    assert "matcher undo 1" in typed("proposals", "accept", "1")
    assert "Tema" in typed("partnerships", "La Rochelle")
    assert "marque n° 1, La Rochelle – Tema" in typed("imports")
    assert "marque n° 1, La Rochelle – Tema" in typed("imports", "1")
    assert [record.undone_at for record in imports_of(Holdings(own_home).shelf)] == [None]
    typed("undo", "1")
    assert "à examiner" in typed("proposals", "list")


def test_a_proposal_says_that_the_partnership_is_known_already(typed: Type) -> None:
    typed("feedback", "mark", "La Rochelle", "Essaouira", "--state", "signed")
    assert "est déjà connu (source :" in typed("proposals", "list")


def test_a_declined_proposal_is_listed_among_all_alone(typed: Type) -> None:
    typed("feedback", "mark", "La Rochelle", "Tema", "--state", "signed")
    typed("proposals", "decline", "1")
    assert "Aucun partenariat" in typed("proposals", "list")
    assert "écarté" in typed("proposals", "list", "--all")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["feedback", "mark", "Brest", "Tema"], "--state"),
        (["feedback", "mark", "Brest", "Tema", "--state", "ravi"], "'ravi'"),
        (["feedback", "mark", "Brest", "Tema", "--state", "signed", "--since", "836"], "836"),
        (["feedback", "mark", "Brest", "Brest, France", "--state", "refused"], "donné deux fois"),
        (["feedback", "mark", "Brest", "Paris", "--state", "refused"], "dans le même pays"),
        (["feedback", "mark", "46.1,-1.1", "Tema", "--state", "refused"], "deux territoires"),
        (["feedback", "withdraw", "Brest", "Tema"], "aucune marque à retirer"),
        (["feedback", "export", "--format", "table"], "csv"),
        (["proposals", "accept", "7"], "numéro 7"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_sentence(
    own_home: Path, capsys: Output, arguments: list[str], sentence: str
) -> None:
    assert run([*arguments, "--lang", "fr"]) == 2
    told = capsys.readouterr().err
    assert sentence in told
    assert "Traceback" not in told

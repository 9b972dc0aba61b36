"""A free text: its themes are shown, kept when they are confirmed, and the text never is."""

from __future__ import annotations

import io
import json
import os
import pty
import select
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from features.world import World
from matcher.cli import run
from matcher.commands.confirming import answers_yes
from models.model import Model
from tests.publishing import put_in_use

SAINTES, SAID = "insee:17415", "Madame Dupontel veut travailler sur l’eau potable"
LONGEST = 120.0  # seconds of silence
Output = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def own_home(world: World, model: Model, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder of its own for every test."""
    (tmp_path / "world").symlink_to(world.folder.parent, target_is_directory=True)
    put_in_use(model, tmp_path)
    monkeypatch.setenv("MATCHER_HOME", str(tmp_path))
    monkeypatch.setenv("MATCHER_LANG", "fr")
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    return tmp_path


def kept(capsys: Output) -> list[str]:
    """The keys of the sectors that are declared of Saintes."""
    capsys.readouterr()
    assert run(["profile", "show", SAINTES, "--format", "json"]) == 0
    return [theme["key"] for theme in json.loads(capsys.readouterr().out)["themes"]["sectors"]]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("o\n", True), ("OUI\n", True), ("y\n", True), ("n\n", False), ("non\n", False), ("", False)],
)
def test_a_question_takes_yes_or_no_in_both_languages(
    typed: str, expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    assert answers_yes("? ") is expected


def test_a_question_is_asked_again_until_it_is_answered(
    capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("peut-être\no\n"))
    assert answers_yes("? ")
    assert capsys.readouterr().err == "? ? "


def test_away_from_a_terminal_the_themes_are_shown_and_not_kept(capsys: Output) -> None:
    assert run(["profile", "edit", SAINTES, "--text", SAID]) == 0
    told = capsys.readouterr().err
    assert "eau et assainissement (eau potable" in told and "--yes" in told
    assert kept(capsys) == []


def test_a_text_without_themes_is_told_to_have_none(capsys: Output) -> None:
    assert run(["profile", "edit", SAINTES, "--text", "xyzzy"]) == 0
    assert "dans le texte\xa0: aucun" in capsys.readouterr().err


def test_a_theme_that_is_hardly_sure_is_not_declared(capsys: Output) -> None:
    assert run(["profile", "edit", SAINTES, "--text", "bonjour monsieur le maire", "--yes"]) == 0
    assert kept(capsys) == []


def test_with_yes_the_themes_are_kept_and_the_words_are_not(capsys: Output, own_home: Path) -> None:
    assert run(["profile", "edit", SAINTES, "--text", SAID, "--yes"]) == 0
    assert "n’est pas conservé" in capsys.readouterr().err
    assert "water_sanitation" in kept(capsys)
    written = [path for path in own_home.rglob("*") if path.is_file() and "world" not in path.parts]
    assert [path for path in written if b"Dupontel" in path.read_bytes()] == []


def test_what_is_given_by_name_is_kept_without_asking(capsys: Output) -> None:
    assert run(["profile", "edit", SAINTES, "--text", SAID, "--sector", "sport"]) == 0
    assert kept(capsys) == ["sport"]


def test_an_empty_text_is_told(capsys: Output) -> None:
    assert run(["profile", "edit", SAINTES, "--text", " "]) == 2
    assert capsys.readouterr().err.strip().count("\n") == 0


def test_the_text_of_a_profile_file_counts_for_the_request(capsys: Output, own_home: Path) -> None:
    (own_home / "profil.yaml").write_text(f"text: {SAID}\nsectors: sport", encoding="utf-8")
    options = ("--profile", str(own_home / "profil.yaml"), "--top", "1", "--format", "json")
    assert run(["suggest", "Hameau@44.4,3.6", *options]) == 0
    told = capsys.readouterr()
    assert {"sport", "water_sanitation"} <= set(json.loads(told.out)["declared"])
    assert "eau potable" in told.err


@pytest.mark.parametrize(("typed", "expected"), [(b"o\n", True), (b"n\n", False)])
def test_on_a_terminal_the_writer_is_asked(capsys: Output, typed: bytes, expected: bool) -> None:
    ours, theirs = pty.openpty()
    asked = ("profile", "edit", SAINTES, "--text", SAID)
    code = "from matcher.cli import main; main()"
    with subprocess.Popen(
        [sys.executable, "-c", code, *asked],
        stdin=theirs,
        stdout=subprocess.DEVNULL,
        stderr=theirs,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])},
    ) as process:
        os.close(theirs)
        shown = answered(ours, typed)
        os.close(ours)
    assert process.returncode == 0
    assert "Garder ces thèmes" in shown
    assert ("water_sanitation" in kept(capsys)) is expected


def answered(terminal: int, typed: bytes) -> str:
    """What a terminal shows, an answer typed as soon as there is a question."""
    shown = b""
    with suppress(OSError):  # which is how a terminal ends
        while select.select([terminal], [], [], LONGEST)[0]:
            shown += os.read(terminal, 1024)
            if b"[o/n]" in shown and typed:
                os.write(terminal, typed)
                typed = b""
    return shown.decode(errors="replace")

"""The template from the command line: written in a language, filled in, imported, corrected."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest
from rich.cells import cell_len

from data.errors import UnreadableFile
from data.readers.template import COLUMNS, lacking
from features.world import World
from matcher.cli import run
from matcher.failures import error_text
from matcher.translation import translator

Output = pytest.CaptureFixture[str]
WRONG = {"second_level": "hameau", "link": "amitié", "status": "rompu", "sectors": "magie, sport"}


@pytest.fixture(autouse=True)
def own_home(world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A home of its own on the real world."""
    (tmp_path / "world").symlink_to(world.folder.parent, target_is_directory=True)
    for name, value in (("MATCHER_HOME", tmp_path), ("MATCHER_LANG", "fr"), ("COLUMNS", 80)):
        monkeypatch.setenv(name, str(value))


@pytest.fixture
def template(tmp_path: Path) -> Path:
    """The template as a workbook, in French."""
    path = tmp_path / "modele.xlsx"
    assert run(["template", str(path)]) == 0
    return path


def filled_in(template: Path, **cells: str) -> str:
    """The template with a row that holds these cells."""
    book = openpyxl.load_workbook(template)
    book.worksheets[0].append([cells.get(role, "") for role in COLUMNS])
    book.save(template)
    return str(template)


def rehearsed(capsys: Output, file: str) -> str:
    capsys.readouterr()
    assert run(["import", "--dry-run", file]) == 0
    return capsys.readouterr().out


def test_a_template_is_written_in_the_language_asked_for(tmp_path: Path, capsys: Output) -> None:
    for language, heading in (("fr", "collectivité française"), ("en", "French authority")):
        path = tmp_path / f"{language}.csv"
        assert run(["template", str(path), "--lang", language]) == 0
        assert path.read_text(encoding="utf-8-sig").startswith(f"{heading};")


def test_a_template_in_which_nothing_is_filled_in_is_told(template: Path, capsys: Output) -> None:
    capsys.readouterr()
    assert run(["import", "--dry-run", str(template)]) == 2
    assert "n’a aucune ligne remplie" in capsys.readouterr().err


def test_a_row_in_french_words_is_imported(template: Path, capsys: Output) -> None:
    row = {"first": "La Rochelle", "first_level": "Commune", "second": "Kiel"}
    file = filled_in(template, **row, country="Allemagne", link="Jumelage", sectors="Santé")
    assert "1 nouveau partenariat" in rehearsed(capsys, file)


def test_the_corrections_to_a_row_are_listed_within_80_columns(
    template: Path, capsys: Output
) -> None:
    out = rehearsed(capsys, filled_in(template, first="Foix", second="Sarroch", **WRONG))
    assert "4 corrections à faire" in next(line for line in out.splitlines() if "ligne 3" in line)
    assert out.count("   – ") == 4
    assert "jumelage, coopération, accord, projet" in " ".join(out.split())
    assert max(map(cell_len, out.splitlines())) <= 80


def test_columns_that_the_template_does_not_have_are_told(tmp_path: Path, capsys: Output) -> None:
    path = tmp_path / "a.csv"
    path.write_text("first;second;country;état;notes\nFoix;Sarroch;Italie;terminé;x\n", "utf-8")
    out = " ".join(rehearsed(capsys, str(path)).split())
    assert "2 colonnes ne sont pas lues" in out
    assert "du modèle : état, notes" in out.replace("\u202f", " ").replace("\u00a0", " ")


def test_columns_that_are_not_read_are_told_to_programs(tmp_path: Path, capsys: Output) -> None:
    path = tmp_path / "a.csv"
    path.write_text("first;second;état\nFoix;Sarroch;terminé\n", "utf-8")
    assert run(["import", "--dry-run", str(path), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["files"][0]["unread"] == ["état"]


def test_several_faults_are_one_text_in_the_language_of_the_user() -> None:
    french = translator("fr")
    error = UnreadableFile("{a} {b}", a=lacking(["partenaire"], "a.csv"), b=lacking([], "b.csv"))
    said = error_text(error, french)
    assert "la colonne «\u202fcollectivité française\u202f»" in said
    assert said.count("B.csv") == 1
    assert "lacks" not in said

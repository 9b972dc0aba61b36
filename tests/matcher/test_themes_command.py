"""`matcher themes`: the sectors and challenges of a text in every format."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from rich.cells import cell_len

from matcher.cli import run

Output = pytest.CaptureFixture[str]
ROOT = Path(__file__).resolve().parents[2]
NEED = (
    "Nous cherchons une ville portuaire confrontée à la submersion marine, pour échanger sur la"
    " gestion des déchets et sur l'accueil des réfugiés."
)


@pytest.fixture(autouse=True)
def screen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MATCHER_HOME", str(tmp_path))
    monkeypatch.setenv("MATCHER_LANG", "fr")
    monkeypatch.setenv("COLUMNS", "80")


def printed(capsys: Output, *arguments: str) -> str:
    assert run(["themes", *arguments]) == 0
    return capsys.readouterr().out


def test_the_json_has_both_kinds_with_key_weight_and_evidence(capsys: Output) -> None:
    found = json.loads(printed(capsys, NEED, "--format", "json"))
    assert list(found) == ["sectors", "challenges"]
    assert {"key", "weight", "evidence"} == set(found["sectors"][0])
    first = {each["key"]: each for each in found["challenges"][:3]}
    assert first["coastal_flooding_erosion"]["evidence"] == ["submersion marine"]


def test_the_table_quotes_the_words_in_french_in_80_columns(capsys: Output) -> None:
    text = printed(capsys, NEED)
    assert max(map(cell_len, text.splitlines())) <= 80
    line = next(line for line in text.splitlines() if "gestion des déchets" in line)
    assert "déchets  " in line
    assert "«\u202fgestion des déchets\u202f»" in line


def test_the_table_speaks_english_too(capsys: Output) -> None:
    text = printed(capsys, "Sorting waste", "--lang", "en")
    assert "Sectors" in text
    assert "“" in text


def test_the_csv_has_one_line_per_theme(capsys: Output) -> None:
    rows = list(csv.DictReader(io.StringIO(printed(capsys, NEED, "--format", "csv"))))
    assert ("challenge", "solid_waste") in {(row["kind"], row["key"]) for row in rows}


def test_a_text_about_nothing_says_so(capsys: Output) -> None:
    assert printed(capsys, "bonjour").count("aucun n’est reconnu dans le texte") == 2


def test_a_dash_reads_the_standard_input(capsys: Output, monkeypatch: pytest.MonkeyPatch) -> None:
    given = SimpleNamespace(buffer=io.BytesIO("Trier les déchets\n".encode()))
    monkeypatch.setattr(sys, "stdin", given)
    assert json.loads(printed(capsys, "-", "--format", "json"))["sectors"][0]["key"] == "waste"


@pytest.mark.parametrize("text", ["", "   ", "\n\t"])
def test_an_empty_text_is_refused_in_one_sentence(capsys: Output, text: str) -> None:
    assert run(["themes", text]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("Le texte est vide")
    assert said.err.count("\n") == 1


@pytest.mark.parametrize("given", ["argument", "input"])
def test_a_text_that_is_too_long_is_refused_in_one_sentence(
    capsys: Output, monkeypatch: pytest.MonkeyPatch, given: str
) -> None:
    text = "é" * 50_000
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(text.encode())))
    assert run(["themes", text if given == "argument" else "-"]) == 2
    said = capsys.readouterr().err
    assert "10" in said
    assert said.count("\n") == 1


def test_the_text_is_kept_nowhere(capsys: Output, tmp_path: Path) -> None:
    printed(capsys, "Notre lagune confidentielle est polluée par les plastiques")
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert files
    assert not any(b"confidentielle" in path.read_bytes() for path in files)


def test_themes_are_found_without_torch(tmp_path: Path) -> None:
    code = (
        "import sys; from matcher.cli import run; run(['themes', 'Trier les déchets'])\n"
        "heavy = {'torch', 'sentence_transformers', 'sklearn', 'scipy', 'pandas'}\n"
        "print(*(heavy & sys.modules.keys()), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stderr.split() == []

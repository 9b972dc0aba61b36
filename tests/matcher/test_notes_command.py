"""`matcher note`: a file of the pair or of the list, written whole or not at all."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pypdf import PdfReader

from matcher.cli import run

Output = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def environment(cli_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MATCHER_HOME", str(cli_home))
    monkeypatch.setenv("MATCHER_LANG", "fr")


def complained(capsys: Output, *arguments: str) -> str:
    assert run(("note", *arguments)) == 2
    captured = capsys.readouterr()
    assert captured.out == "" and captured.err.count("\n") == 1
    return captured.err


def test_a_pair_is_written_as_pdf(tmp_path: Path, capsys: Output) -> None:
    path = tmp_path / "note.pdf"
    assert run(("note", "geonames:3006787", "La Spezia", "--output", str(path))) == 0
    assert len(PdfReader(io.BytesIO(path.read_bytes())).pages) == 1
    assert capsys.readouterr().err.splitlines()[-1] == f"Écrit\u00a0: {path}"


def test_a_list_is_written_as_html_where_the_name_says_so(tmp_path: Path) -> None:
    path = tmp_path / "note.html"
    assert run(("note", "geonames:3006787", "--output", str(path), "--top", "3")) == 0
    document = path.read_text(encoding="utf-8")
    assert "Partenaires proposés pour La Rochelle" in document
    assert document.count('class="number"') == 3


def test_an_html_note_needs_no_other_file(tmp_path: Path) -> None:
    path = tmp_path / "note.html"
    assert run(("note", "geonames:3006787", "La Spezia", "--output", str(path))) == 0
    document = path.read_text(encoding="utf-8")
    assert '<link rel="stylesheet"' not in document and "src=" not in document


def test_a_note_speaks_english_where_asked(tmp_path: Path) -> None:
    path = tmp_path / "note.html"
    arguments = "note", "geonames:3006787", "La Spezia", "--output", str(path), "--lang", "en"
    assert run(arguments) == 0
    assert "Why them" in path.read_text(encoding="utf-8")


def test_what_is_asked_for_is_in_the_note(tmp_path: Path) -> None:
    path = tmp_path / "note.html"
    asked = "--theme", "water_sanitation"
    assert run(("note", "geonames:3006787", "Thiès", "--output", str(path), *asked)) == 0
    assert "eau et assainissement" in path.read_text(encoding="utf-8")


def test_another_ending_is_refused_before_any_work(tmp_path: Path, capsys: Output) -> None:
    path = tmp_path / "note.docx"
    assert ".pdf / .html" in complained(capsys, "Brest", "Kiel", "--output", str(path))
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_territory_leaves_no_file(tmp_path: Path, capsys: Output) -> None:
    path = tmp_path / "note.pdf"
    assert run(("note", "Xyzzyville-la-Perdue", "--output", str(path))) == 2
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_told_in_a_sentence(tmp_path: Path, capsys: Output) -> None:
    path = tmp_path / "nowhere" / "note.html"
    arguments = "geonames:3006787", "La Spezia", "--output", str(path)
    assert "nowhere" in complained(capsys, *arguments)

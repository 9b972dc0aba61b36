"""A note as PDF: for screen readers, in its own letters, the same bytes each time."""

from __future__ import annotations

import datetime
import io
import sys
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from data.errors import PrintError
from matcher.notes.pair import pair_note
from matcher.notes.pdf import write_pdf
from matcher.notes.rendering import FACES, font_file
from matcher.service import Matcher

DAY = datetime.date(2026, 11, 22)


@pytest.fixture(scope="module")
def document(matcher: Matcher) -> str:
    """The note of a pair whose names have letters beyond French."""
    return pair_note(matcher.compare("geonames:3006787", "Gdańsk"), matcher.say, today=DAY)


@pytest.fixture(scope="module")
def pdf(document: str) -> bytes:
    return write_pdf(document)


def test_the_same_note_is_the_same_bytes(document: str, pdf: bytes) -> None:
    assert write_pdf(document) == pdf


def test_it_is_tagged_and_says_its_title_and_language(pdf: bytes) -> None:
    reader = PdfReader(io.BytesIO(pdf))
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] and "/StructTreeRoot" in root
    assert root["/Lang"] == "fr"
    assert reader.metadata and reader.metadata.title == "La Rochelle – Gdańsk"
    assert b"pdfuaid" in root["/Metadata"].get_data()


def test_its_date_is_the_day_alone(pdf: bytes) -> None:
    metadata = PdfReader(io.BytesIO(pdf)).metadata
    assert metadata and str(metadata["/CreationDate"]).startswith("D:20261122")


def test_it_is_set_in_the_packaged_letters_alone(pdf: bytes) -> None:
    reader = PdfReader(io.BytesIO(pdf))
    fonts: Any = reader.pages[0]["/Resources"]["/Font"]  # type: ignore[index]
    names = {fonts[key].get_object()["/BaseFont"] for key in fonts}
    assert names and all("Source-Sans-Pro" in name for name in names)


def test_its_text_can_be_read_and_copied(pdf: bytes) -> None:
    text = PdfReader(io.BytesIO(pdf)).pages[0].extract_text()
    assert "Gdańsk" in text and "Pourquoi eux" in text


def test_every_face_is_packaged() -> None:
    assert all(font_file(name).is_file() for name, _, _ in FACES)


def test_a_machine_without_pango_says_what_to_install(
    document: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "weasyprint.py"
    broken.write_text("raise OSError(\"cannot load library 'libpango-1.0-0'\")", encoding="utf-8")
    for name in [each for each in sys.modules if each.partition(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(PrintError, match="apt install libpango"):
        write_pdf(document)

from __future__ import annotations

import json
import os
import random
from pathlib import Path

import pytest

from data.errors import UnreadableFile
from data.readers.detect import CUF, PROJECTS, SPREADSHEET, WIKIDATA, Format, detect_format
from data.readers.template_writing import write_template
from tests.data.documents import CUF_ENTRY, write_pdf


def test_every_shared_file_is_known_by_what_it_holds(shared: Path) -> None:
    expected = {
        "partnerships/wikidata-twinnings.tsv": WIKIDATA,
        "partnerships/projects.jsonl": PROJECTS,
        "seeds/001_964d1224ef497dc3.txt": CUF,
    }
    assert {name: detect_format(shared / name) for name in expected} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("itemLabel,partnerLabel\nA,B\n", WIKIDATA),
        ('?itemLabel\t?partnerLabel\n"A"@fr\t"B"@fr\n', WIKIDATA),
        ('[{"itemLabel": "A", "partnerLabel": "B"}]', WIKIDATA),
        ('{"head": {"vars": []}, "results": {"bindings": []}}', WIKIDATA),
        ('{"french_name": "A", "foreign_name": "B"}\n', PROJECTS),
        ("Collectivité française;Partenaire\r\nA;B\r\n", SPREADSHEET),
        (CUF_ENTRY, CUF),
    ],
)
def test_the_format_is_told_by_the_content_whatever_the_suffix(
    tmp_path: Path, text: str, expected: Format
) -> None:
    path = tmp_path / "file.dat"
    path.write_text(text, encoding="utf-8-sig")
    assert detect_format(path) == expected


def test_a_pdf_and_a_workbook_are_known_without_their_suffix(tmp_path: Path) -> None:
    write_pdf(tmp_path / "directory", CUF_ENTRY)
    write_template(tmp_path / "modele.xlsx")
    book = (tmp_path / "modele.xlsx").rename(tmp_path / "modele")
    assert (detect_format(tmp_path / "directory"), detect_format(book)) == (CUF, SPREADSHEET)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"  \r\n\t\n", "is empty"),
        (b"\x7fELF\x02\x01\x01\x00\x00", "is a binary file"),
        (random.Random(1).randbytes(5_000), "is a binary file"),
        (b"a,b,c\n1,2,3\n", "of no known format; expected a Wikidata export"),
        (b'{"type": "FeatureCollection"}', "of no known format"),
        (b"Une phrase seule.", "of no known format"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_one_sentence(
    tmp_path: Path, content: bytes, message: str
) -> None:
    path = tmp_path / "file.csv"
    path.write_bytes(content)
    with pytest.raises(UnreadableFile, match=message):
        detect_format(path)


def test_a_folder_a_missing_file_and_a_huge_file_are_refused(tmp_path: Path) -> None:
    huge = tmp_path / "huge.csv"
    with huge.open("wb") as file:
        os.truncate(file.fileno(), 50_000_001)
    for path, message in (
        (tmp_path, "is a folder"),
        (tmp_path / "absent.csv", "does not exist"),
        (huge, "weighs more than 50 MB"),
    ):
        with pytest.raises(UnreadableFile, match=message):
            detect_format(path)


def test_a_wikidata_list_of_one_object_per_line_is_not_taken_for_projects(tmp_path: Path) -> None:
    path = tmp_path / "query.json"
    path.write_text(json.dumps([{"itemLabel": "A", "partnerLabel": "B"}], indent=1))
    assert detect_format(path) == WIKIDATA

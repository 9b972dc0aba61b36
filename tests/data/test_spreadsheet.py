from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from data.errors import UnreadableFile
from data.readers import spreadsheet
from data.readers.template import COLUMNS

FILLED = {
    "first": "Foix",
    "first_level": "municipality",
    "second": "Sarroch",
    "country": "Italie",
    "second_level": "",
    "population": "5 200",
    "link": "jumelage",
    "status": "active",
    "start_year": "2004",
    "sectors": "education; environment_biodiversity",
    "challenges": "river_flooding",
    "objectives": "Échanger des classes. Joindre M. Barbazan.",
    "outcome": "positive",
    "difficulties": "language, distance",
    "outcome_note": "",
    "source": "Délibération",
    "locator": "page 3",
    "date": "2024-06-18",
}
HEADERS = [column.heading.french for column in COLUMNS.values()]


def cells(**changed: object) -> list[object]:
    return list((FILLED | changed).values())


def write_csv(
    path: Path, *rows: list[object], delimiter: str = ";", encoding: str = "utf-8"
) -> Path:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="\r\n").writerows([HEADERS, *rows])
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def write_xlsx(path: Path, *rows: list[object]) -> Path:
    book = openpyxl.Workbook()
    for row in ([*HEADERS], *rows):
        book.active.append(row)
    book.save(path)
    return path


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_filled_csv_is_read_whatever_its_delimiter_and_encoding(
    tmp_path: Path, delimiter: str, encoding: str
) -> None:
    path = write_csv(tmp_path / "a.csv", cells(), delimiter=delimiter, encoding=encoding)
    (row,) = spreadsheet.read(path).rows
    assert (row.first.name, row.second.name, row.second.country) == ("Foix", "Sarroch", "Italie")
    assert row.terms.sectors == ("education", "environment_biodiversity")
    assert (row.second.population, row.terms.start_year) == (5_200, 2004)


def test_a_workbook_gives_the_same_row_as_the_csv(tmp_path: Path) -> None:
    book = write_xlsx(tmp_path / "a.xlsx", cells(population=5200, start_year=2004))
    assert (
        spreadsheet.read(book).rows == spreadsheet.read(write_csv(tmp_path / "a.csv", cells())).rows
    )


def test_sectors_may_be_given_by_their_french_headings(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", cells(sectors="Enseignement / Education"))
    assert spreadsheet.read(path).rows[0].terms.sectors == ("education",)


def test_a_sentence_that_names_a_person_is_dropped_from_the_objectives(tmp_path: Path) -> None:
    (row,) = spreadsheet.read(write_csv(tmp_path / "a.csv", cells())).rows
    assert row.terms.objectives == "Échanger des classes."


@pytest.mark.parametrize(
    ("role", "value", "reason"),
    [
        ("population", "n/a", 'population du partenaire "n/a" is not a number; leave'),
        ("population", "-12", 'population du partenaire "-12" lies outside 1 to 50000000'),
        ("population", "NaN", 'population du partenaire "NaN" is not a number'),
        ("start_year", "0", 'année de début "0" is not a year between 800 and 2100'),
        ("start_year", "99999", 'année de début "99999" is not a year'),
        ("link", "amitié", 'lien "amitié" is not one of twinning'),
        ("sectors", "education, magic", "secteurs 'magic' is not a sector"),
        ("second", "", "partenaire is empty"),
        ("second", "=cmd|' /C calc'!A0", "begins like a formula"),
        ("second", "Mme Zélie Dupontel", "partenaire holds a person"),
        ("objectives", "x" * 20_000, "objectifs is 20000 characters long"),
    ],
)
def test_a_cell_that_cannot_be_used_is_rejected_with_its_line_and_reason(
    tmp_path: Path, role: str, value: str, reason: str
) -> None:
    reading = spreadsheet.read(write_csv(tmp_path / "a.csv", cells(), cells(**{role: value})))
    (reject,) = reading.rejects
    assert (reject.line, len(reading.rows)) == (3, 1)
    assert reject.reason.startswith(reason) or reason in reject.reason


def test_all_that_is_wrong_with_a_row_is_told_at_once(tmp_path: Path) -> None:
    wrong = cells(first="", link="amitié", population="beaucoup", sectors="magic, sport, voodoo")
    (reject,) = spreadsheet.read(write_csv(tmp_path / "a.csv", wrong)).rejects
    told = ("collectivité", "lien", "population du partenaire", "secteurs 'magic'", "'voodoo'")
    assert (reject.line, [word in reject.reason for word in told]) == (2, [True] * len(told))
    assert "'sport'" not in reject.reason


def test_a_list_of_many_unknown_words_is_told_in_one_sentence_of_bounded_length(
    tmp_path: Path,
) -> None:
    path = write_csv(tmp_path / "a.csv", cells(sectors=", ".join(f"x{n}y" for n in range(900))))
    (reject,) = spreadsheet.read(path).rejects
    assert len(reject.reason) < 2_000


def test_a_formula_in_a_workbook_is_rejected_not_computed(tmp_path: Path) -> None:
    book = write_xlsx(tmp_path / "a.xlsx", cells(second='=CONCATENATE("Sar","roch")'))
    (reject,) = spreadsheet.read(book).rejects
    assert "begins like a formula" in reject.reason


def test_a_workbook_that_unpacks_to_too_much_is_refused_unopened(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            for _ in range(41):
                sheet.write(b"0" * 10_000_000)
    with pytest.raises(UnreadableFile, match="once unpacked"):
        spreadsheet.read(path)


@pytest.mark.parametrize("content", [b"PK\x03\x04 cut short", b"PK\x05\x06" + b"\0" * 18])
def test_a_damaged_archive_is_refused_in_one_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    with pytest.raises(UnreadableFile, match="archive"):
        spreadsheet.read(path)

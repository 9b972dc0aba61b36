"""The template: written in two languages, filled in with the words of either, read the same."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any, cast

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from data.errors import InputError, UnreadableFile
from data.readers import spreadsheet
from data.readers.detect import SPREADSHEET, detect_format
from data.readers.template import COLUMNS, is_example, role_of
from data.readers.template_writing import VALUES, write_template
from data.records import MentionedPartnership

CLOSED = {role: column for role, column in COLUMNS.items() if column.words}
WORDS = [
    (role, key, word)
    for role, column in CLOSED.items()
    for key, label in column.words.items()
    for word in (key, *label, label.french.upper(), f" {label.english} ")
]
FRENCH = ["Foix", "Commune", "Sarroch", "Italie", "ville", "5 200", "Jumelage", "ACTIF", "2004",
          "Éducation ; santé", "inondations par les cours d'eau", "", "Positif", "langue, distance",
          "", "Délibération", "", "2024-06-18"]  # fmt: skip
ENGLISH = ["Foix", "municipality", "Sarroch", "Italie", "municipality", "5200", "twinning",
           "active", "2004", "education, health", "river_flooding", "", "positive",
           "language, distance", "", "Délibération", "", "2024-06-18"]  # fmt: skip


def read_row(path: Path, cells: list[str], language: str = "fr") -> MentionedPartnership:
    """The one partnership of the template in a language, with these cells under its example."""
    write_template(path, language)
    if path.suffix == ".xlsx":
        book = openpyxl.load_workbook(path)
        book.worksheets[0].append(cells)
        book.save(path)
    else:
        with path.open("a", encoding="utf-8", newline="") as file:
            csv.writer(file, delimiter=";").writerow(cells)
    reading = spreadsheet.read(path)
    assert reading.rejects == []
    return reading.rows[0]


def headed(path: Path, *headings: str, encoding: str = "utf-8") -> Path:
    """A CSV file with these headings and a row."""
    rows = [";".join(headings), ";".join(f"x{name}" for name in headings)]
    path.write_bytes("\r\n".join(rows).encode(encoding))
    return path


def refusal(path: Path) -> str:
    """Why a file is of no format."""
    with pytest.raises(UnreadableFile) as error:
        detect_format(path)
    return str(error.value)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("name", ["modele.csv", "modele.xlsx"])
def test_the_template_as_it_is_is_told_to_hold_no_row(
    tmp_path: Path, name: str, language: str
) -> None:
    write_template(tmp_path / name, language)
    assert detect_format(tmp_path / name) == SPREADSHEET
    with pytest.raises(UnreadableFile, match="no row that is filled in"):
        spreadsheet.read(tmp_path / name)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_example_of_the_template_would_be_accepted_as_a_row(
    tmp_path: Path, language: str
) -> None:
    example = [column.example.in_language(language) for column in COLUMNS.values()]
    row = read_row(tmp_path / "a.csv", example, language)
    assert row.terms.sectors == ("port_maritime", "climate_adaptation")
    assert (row.second.level, row.terms.outcome) == ("municipality", "positive")


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_a_row_in_french_is_the_same_partnership_as_the_row_in_english(
    tmp_path: Path, suffix: str
) -> None:
    french = read_row(tmp_path / f"a{suffix}", FRENCH)
    assert french == read_row(tmp_path / f"b{suffix}", ENGLISH, "en")
    assert (french.terms.sectors, french.first.level) == (("education", "health"), "municipality")


@pytest.mark.parametrize("role", CLOSED)
def test_every_word_of_a_closed_list_is_read_as_its_key(tmp_path: Path, role: str) -> None:
    told = [(key, word) for each, key, word in WORDS if each == role]
    path = tmp_path / "a.csv"
    lines = [f"first;second;{role}", *(f"Foix;Kiel;{word}" for _, word in told)]
    path.write_text("\n".join(lines), encoding="utf-8")
    rows = spreadsheet.read(path).rows
    assert [value_of(row, role) for row in rows] == [key for key, _ in told]


def value_of(row: MentionedPartnership, role: str) -> str | None:
    """What a row tells in a column of a closed list, the first of several."""
    levels = {"first_level": row.first.level, "second_level": row.second.level}
    if role in levels:
        return levels[role]
    value: Any = getattr(row.terms, role)
    return cast(str, value[0] if COLUMNS[role].several else value)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_closed_column_has_a_list_of_its_words_to_choose_from(
    tmp_path: Path, language: str
) -> None:
    write_template(tmp_path / "a.xlsx", language)
    table, values = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets
    places = {get_column_letter(n): role for n, role in enumerate(COLUMNS, start=1)}
    offered = {
        places[str(choice.sqref).split("2:")[0]]: [
            cell.value for (cell,) in values[choice.formula1.split("!")[1]]
        ]
        for choice in table.data_validations.dataValidation
    }
    assert offered == {
        role: [label.in_language(language) for label in column.words.values()]
        for role, column in CLOSED.items()
    }


def test_the_words_to_choose_from_stand_on_the_sheet_that_the_list_names(tmp_path: Path) -> None:
    write_template(tmp_path / "a.xlsx")
    table, values = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets
    sheets = {choice.formula1.split("!")[0] for choice in table.data_validations.dataValidation}
    assert sheets == {f"'{values.title}'"} == {f"'{VALUES.french}'"}


def test_the_sheet_of_values_has_the_key_the_french_and_the_english(tmp_path: Path) -> None:
    write_template(tmp_path / "a.xlsx")
    rows = list(openpyxl.load_workbook(tmp_path / "a.xlsx")["Valeurs admises"].values)
    assert rows[0] == ("colonne", "clé", "français", "anglais")
    assert ("niveau", "municipality", "commune", "municipality") in rows
    assert len(rows) == 1 + sum(len(column.words) for column in CLOSED.values())


def test_several_words_may_be_written_where_a_list_offers_one(tmp_path: Path) -> None:
    write_template(tmp_path / "a.xlsx")
    table = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]
    refusing = [
        choice.showErrorMessage
        for choice in table.data_validations.dataValidation
        if choice.promptTitle == "secteurs"
    ]
    assert refusing == [False]


def test_headings_are_known_in_both_languages_and_by_their_keys() -> None:
    for role, column in COLUMNS.items():
        for name in (role, *column.heading, column.heading.french.upper()):
            assert role_of(f" {name} ") == role


def test_a_file_of_last_year_gives_what_it_gave(tmp_path: Path) -> None:
    old = "Exemple : La Rochelle;municipality;Kiel;;;;;;;;;;;;;;;\r\n"
    headings = ";".join(column.heading.french for column in COLUMNS.values())
    path = tmp_path / "b.csv"
    path.write_text(f"{headings}\r\n{old}{';'.join(each.replace(';', '|') for each in ENGLISH)}")
    (row,) = spreadsheet.read(path).rows
    assert row == read_row(tmp_path / "a.csv", ENGLISH)


@pytest.mark.parametrize("cell", ["Exemple : La Rochelle", "exemple\u00a0:Foix", "Example: Foix"])
def test_an_example_is_known_in_both_languages(cell: str) -> None:
    assert is_example(cell)
    assert not is_example(cell.replace(":", "-"))


def test_a_column_whose_heading_was_changed_is_named(tmp_path: Path) -> None:
    path = headed(tmp_path / "a.csv", "collectivité française", "ville partenaire", "statut")
    said = refusal(path)
    assert "lacks the column “partner”" in said
    assert said.endswith("ville partenaire.")


def test_a_column_that_was_taken_out_is_named(tmp_path: Path) -> None:
    said = refusal(headed(tmp_path / "a.csv", "niveau", "partenaire", "statut"))
    assert "lacks the column “French authority”; add it" in said


def test_a_workbook_with_neither_name_is_told_what_it_has(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["ville", "pays"])
    book.save(tmp_path / "a.xlsx")
    with pytest.raises(UnreadableFile, match=r"lacks the columns “French .* found ville, pays"):
        spreadsheet.read(tmp_path / "a.xlsx")


@pytest.mark.parametrize("encoding", ["mac_roman", "cp850"])
def test_accents_of_another_system_are_told(tmp_path: Path, encoding: str) -> None:
    headings = [column.heading.french for column in COLUMNS.values()]
    assert "save the file again as “CSV UTF-8”" in refusal(
        headed(tmp_path / "a.csv", *headings, encoding=encoding)
    )


def test_accents_that_were_decoded_twice_are_told(tmp_path: Path) -> None:
    twice = "collectivité française".encode().decode("cp1252")
    assert "accents cannot be read" in refusal(headed(tmp_path / "a.csv", twice, "partenaire"))


def test_a_template_that_is_no_table_is_refused_and_not_written(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"has to end in \.csv or in \.xlsx"):
        write_template(tmp_path / "t.txt")
    assert not (tmp_path / "t.txt").exists()


def test_a_template_in_a_folder_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="cannot be written"):
        write_template(tmp_path / "nowhere" / "modele.csv")

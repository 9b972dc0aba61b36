"""The spreadsheet template as a file to fill in: CSV, or XLSX with lists to choose from."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from data.errors import InputError, UnreadableFile
from data.label import Label
from data.readers.reading import MAX_ROWS
from data.readers.template import COLUMNS, EXAMPLE, Column

if TYPE_CHECKING:
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.worksheet import Worksheet

TABLE = Label("Partenariats", "Partnerships")
VALUES = Label("Valeurs admises", "Accepted values")
VALUES_HEADER = (
    Label("colonne", "column"),
    Label("clé", "key"),
    Label("français", "French"),
    Label("anglais", "English"),
)
ONE = Label("Un mot de la liste.", "One word of the list.")
SEVERAL = Label(
    "Un ou plusieurs mots de la liste, séparés par des virgules.",
    "One or more words of the list, with commas between them.",
)
REFUSED = Label(
    "L’import n’admet que les mots de la feuille «\u202fValeurs admises\u202f».",
    "The import takes the words of the sheet “Accepted values” only.",
)
WIDTHS = (26, 30, 44, 44)


def write_template(path: Path, language: str = "fr") -> None:
    """Write the template in a language: headings, and an example row that reading skips.

    A workbook has a sheet of all words that cells may hold, and lists of them to choose from.
    """
    suffix = path.suffix.lower()
    if suffix not in (".csv", ".xlsx"):
        raise InputError("{path} has to end in .csv or in .xlsx.", path=path)
    try:
        if suffix == ".xlsx":
            _write_workbook(path, language)
        else:
            path.write_text(_as_csv(*_rows(language)), encoding="utf-8-sig")
    except OSError as error:
        raise UnreadableFile(
            "{path} cannot be written ({reason}); choose another folder.",
            path=path,
            reason=error.strerror or error,
        ) from error


def _rows(language: str) -> tuple[list[str], list[str]]:
    """The headings, and the example."""
    columns = COLUMNS.values()
    example = [column.example.in_language(language) for column in columns]
    example[0] = f"{EXAMPLE.in_language(language)} {example[0]}"
    return [column.heading.in_language(language) for column in columns], example


def _write_workbook(path: Path, language: str) -> None:
    import openpyxl
    from openpyxl.utils import get_column_letter

    book = openpyxl.Workbook()
    table = book.worksheets[0]
    table.title = TABLE.in_language(language)
    for row in _rows(language):
        table.append(row)
    values = book.create_sheet(VALUES.in_language(language))
    values.append([heading.in_language(language) for heading in VALUES_HEADER])
    for place, column in enumerate(COLUMNS.values(), start=1):
        if column.words:
            first = values.max_row + 1
            for cells in _listed(column, language):
                values.append(cells)
            choice = _choice(column, values, first=first, language=language)
            letter = get_column_letter(place)
            choice.add(f"{letter}2:{letter}{MAX_ROWS}")
            table.add_data_validation(choice)
    _set_widths(table, [26] * len(COLUMNS))
    _set_widths(values, WIDTHS)
    values.auto_filter.ref = values.dimensions
    book.save(path)


def _listed(column: Column, language: str) -> Iterator[list[str]]:
    """A row for each word that a column admits: key, French, English."""
    for key, label in column.words.items():
        yield [column.heading.in_language(language), key, *label]


def _choice(column: Column, values: Worksheet, *, first: int, language: str) -> DataValidation:
    """The list of the words of a column, which stand on the sheet of values from a row on.

    What is not in the list may be kept all the same: imports know the keys and both languages.
    """
    from openpyxl.utils import quote_sheetname
    from openpyxl.worksheet.datavalidation import DataValidation

    letter = "C" if language == "fr" else "D"
    words = f"{quote_sheetname(values.title)}!${letter}${first}:${letter}${values.max_row}"
    choice = DataValidation(type="list", formula1=words, allow_blank=True, errorStyle="warning")
    choice.promptTitle = column.heading.in_language(language)
    choice.prompt = (SEVERAL if column.several else ONE).in_language(language)
    choice.error = REFUSED.in_language(language)
    choice.showInputMessage, choice.showErrorMessage = True, not column.several
    return choice


def _set_widths(sheet: Worksheet, widths: Sequence[int]) -> None:
    """Make the headings bold and keep them in sight, each column as wide as told."""
    from openpyxl.styles import Font

    sheet.freeze_panes = "A2"
    for cell, width in zip(sheet[1], widths, strict=True):
        cell.font = Font(bold=True)
        sheet.column_dimensions[cell.column_letter].width = width


def _as_csv(*rows: list[str]) -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows(rows)
    return text.getvalue()

"""Rows of cells as a workbook for people: headings and keys in words, what would run neutralised.

It is what a spreadsheet of any country opens by a double-click; CSV is for programs.
"""

from __future__ import annotations

import io
import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from data.closed_lists import LEVEL_WORDS, LINK_WORDS, OUTCOME_WORDS, STATUS_WORDS
from matcher.labels import label
from matcher.printing.cells import Cell, CellTable
from matcher.printing.headings import headings
from matcher.translation import Translator

NARROWEST, WIDEST = 8, 60
CLOSED: Mapping[str, Collection[str]] = {
    "level": LEVEL_WORDS,
    "link": LINK_WORDS,
    "status": STATUS_WORDS,
    "outcome": OUTCOME_WORDS,
}
"""The keys of closed lists in the columns that hold one."""
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""What XML, of which workbooks are made, cannot hold."""


def xlsx_bytes(table: CellTable, say: Translator) -> bytes:
    """The table as a workbook of one sheet, whose header stays in sight."""
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    titles = headings(table.columns, say)
    words = [_words(table, column, say=say) for column in table.columns]
    rows = [
        [_printable(_said(cell, known)) for cell, known in zip(row, words, strict=True)]
        for row in table.safe_rows()
    ]
    book = Workbook(write_only=True)
    sheet = book.create_sheet(say.text("Table"))
    sheet.freeze_panes = "A2"
    for number, width in enumerate(_widths([titles, *rows]), start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.append(_bold(sheet, titles))
    for row in rows:
        sheet.append(row)
    document = io.BytesIO()
    book.save(document)
    return document.getvalue()


def _bold(sheet: Any, titles: Sequence[str]) -> list[Any]:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    cells = [WriteOnlyCell(sheet, title) for title in titles]
    for cell in cells:
        cell.font = Font(bold=True)
    return cells


def _words(table: CellTable, column: str, *, say: Translator) -> Mapping[str, str]:
    """The words for the keys that may stand in a column."""
    own = {key: say.text(words) for key, words in table.words.get(column, {}).items()}
    return {key: label(key, say) for key in CLOSED.get(column, ())} | own


def _said(cell: Cell, words: Mapping[str, str]) -> Cell:
    return words.get(cell, cell) if isinstance(cell, str) else cell


def _printable(cell: Cell) -> Cell:
    return UNPRINTABLE.sub(" ", cell) if isinstance(cell, str) else cell


def _widths(rows: Sequence[Sequence[Cell]]) -> list[int]:
    """The width of each column in characters: its longest cell, within reason."""
    columns = zip(*rows, strict=True)
    longest = (max(len(str(cell)) for cell in column if cell is not None) for column in columns)
    return [min(max(length + 2, NARROWEST), WIDEST) for length in longest]

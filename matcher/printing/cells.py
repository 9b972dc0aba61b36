"""Answers as rows of cells, and CSV of them that a spreadsheet opens safely."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

Cell = str | float | int | None
Rows = Iterable[Sequence[Cell]]

TRIGGERS = ("=", "+", "-", "@", "\t", "\n")


@dataclass(frozen=True, slots=True)
class CellTable:
    """The cells of an answer under their column names; `rows` may be read once.

    `words` are those for the keys in a column, by its name: a file for people says them.
    """

    columns: Sequence[str]
    rows: Rows
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def safe_rows(self) -> Iterable[list[Cell]]:
        """The rows, with texts that a spreadsheet would run neutralised."""
        return ([safe_cell(cell) for cell in row] for row in self.rows)


def csv_text(table: CellTable) -> str:
    """A CSV document with its header, safe to open."""
    document = io.StringIO()
    writer = csv.writer(document, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows(table.safe_rows())
    return document.getvalue()


def safe_cell(cell: Cell) -> Cell:
    """The cell, with an apostrophe before a text that begins as a formula and is no number."""
    if not isinstance(cell, str):
        return cell
    # The csv module leaves a bare carriage return unquoted, which would begin another row.
    text = cell.replace("\r\n", "\n").replace("\r", "\n")
    return f"'{text}" if text.startswith(TRIGGERS) and not _is_number(text) else text


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True

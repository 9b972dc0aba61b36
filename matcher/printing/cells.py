"""CSV that a spreadsheet opens safely."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

Cell = str | float | int | None
Rows = Iterable[Sequence[Cell]]

TRIGGERS = ("=", "+", "-", "@", "\t", "\r", "\n")


def csv_text(header: Sequence[str], rows: Rows) -> str:
    """A CSV document with its header; texts that a spreadsheet would run are neutralised."""
    document = io.StringIO()
    writer = csv.writer(document, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    return document.getvalue()


def safe_cell(cell: Cell) -> Cell:
    """The cell, with an apostrophe before a text that begins as a formula and is no number."""
    if not isinstance(cell, str) or not cell.startswith(TRIGGERS) or _is_number(cell):
        return cell
    return f"'{cell}"


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True

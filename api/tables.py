"""Rows of cells as CSV for programs.

It has commas, decimal points and a byte-order mark, by which spreadsheets know UTF-8; behind it
stand the bytes that the command line prints. A text that a spreadsheet would run is neutralised by
an apostrophe, and numbers stay numbers, as in the workbook for people.
"""

from __future__ import annotations

from matcher.printing.cells import CellTable, csv_text

BYTE_ORDER_MARK = "\ufeff"


def csv_bytes(table: CellTable) -> bytes:
    """The table as CSV."""
    return (BYTE_ORDER_MARK + csv_text(table)).encode()

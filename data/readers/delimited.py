"""Delimited text → rows of cells, however long its lines, its quoted cells and its list of rows."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Literal

from data.errors import UnreadableFile
from data.readers.reading import check_rows

MAX_COLUMNS = 200
MAX_ROW = 1_000_000
"""Characters of one row."""

# What stands for a row that cannot be taken in: it has no name, and is refused with its line.
_NO_ROW = ["?"]


def delimited_rows(
    text: str, path: Path, *, delimiter: str, quoted: bool = True
) -> Iterator[tuple[int, list[str]]]:
    """The rows of a text, each with the line where it ends, of at most 200 cells."""
    lines = _Lines(text)
    quoting: Literal[0, 3] = csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE
    rows = csv.reader(lines, delimiter=delimiter, quoting=quoting)
    for number in count(1):
        lines.taken = 0
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error:
            # A cell above the limit of the csv module, 131,072 characters.
            cells = _NO_ROW
        if lines.taken > MAX_ROW:
            raise UnreadableFile(
                "{path}, line {line}: this row has more than {limit} characters; look for a"
                " quotation mark that nothing closes.",
                path=path,
                line=rows.line_num,
                limit=MAX_ROW,
            )
        check_rows(number, path)
        yield rows.line_num, cells[:MAX_COLUMNS]


class _Lines:
    """The lines of a text one by one; `taken` counts the characters of those of one row."""

    def __init__(self, text: str) -> None:
        self.taken = 0
        self._text = text
        self._place = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self._place >= len(self._text) or self.taken > MAX_ROW:
            raise StopIteration
        start = self._place
        self._place = self._text.find("\n", start) + 1 or len(self._text)
        if self._place - start > MAX_ROW:
            return f"{_NO_ROW[0]}\n"
        self.taken += self._place - start
        return self._text[start : self._place]

"""A corrected report → what somebody chose for each name, whatever a spreadsheet made of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from data.errors import UnreadableFile
from data.naming import Naming
from data.readers.spreadsheet import load_table
from data.text import clean

NAMING, CHOICE = "naming", "choice"
HEADERS = {NAMING: (NAMING, "désignation"), CHOICE: (CHOICE, "choix")}
"""The two columns that are read, by their names in files for programs and for people."""
PASS = ("-", "–", "—", "−")
_NEUTRALISED = re.compile(r"'[=+@-]")
_ID = re.compile(r"\b(?:geonames|insee|siren|admin1|local):\S*\w")


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody chose for a naming: the text of the cell, and its line in the file."""

    line: int
    naming: Naming
    text: str

    @property
    def passes_over(self) -> bool:
        """Whether its rows are to be passed over for good."""
        return self.text in PASS

    @property
    def meant(self) -> str:
        """The id in the text where there is one, as in a copied `nearest`, else the text."""
        found = _ID.search(self.text)
        return found[0] if found else self.text


def read_choices(path: Path) -> list[Choice]:
    """The filled-in choices of a report, CSV or XLSX, in their order.

    Raises UnreadableFile where the two columns are missing.
    """
    rows = load_table(path)
    _, header = next(rows, (1, []))
    names = [clean(name).lower() for name in header]
    places = {
        role: next((names.index(name) for name in known if name in names), None)
        for role, known in HEADERS.items()
    }
    at, chosen_at = places[NAMING], places[CHOICE]
    if at is None or chosen_at is None:
        raise UnreadableFile(
            "{path} lacks the columns « naming » and « choice » (in a workbook « Naming » and"
            " « Choice ») that the report of an import has; print it with"
            " `matcher imports NUMBER --format csv`.",
            path=path,
        )
    return list(_filled_in(rows, at, chosen_at))


def _filled_in(rows: Iterator[tuple[int, list[str]]], at: int, chosen_at: int) -> Iterator[Choice]:
    for line, cells in rows:
        if len(cells) <= max(at, chosen_at):
            continue
        text = _restored(cells[chosen_at])
        naming = Naming.parse(_restored(cells[at]))
        if text and naming:
            yield Choice(line, naming, text)


def _restored(cell: str) -> str:
    """The cell without the apostrophe that keeps a spreadsheet from running it."""
    return clean(cell[1:] if _NEUTRALISED.match(cell) else cell)

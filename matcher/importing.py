"""Imports as changes to review: made, corrected, listed, looked at and taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from data.decisions import FORMAT
from data.errors import UnknownRecord
from data.gazetteer import Gazetteer
from data.records import Territory
from data.store.history import ImportRecord, imports_of
from matcher.holdings import Holdings, ProgressCallback

if TYPE_CHECKING:
    from data.importing import ImportOptions, ImportReport
    from data.resolving import Unresolved
    from data.store.undoing import Undone

MOST_ROWS = 2**31 - 1
"""As many rows as an import may leave open: all on one page."""


@dataclass(frozen=True, slots=True)
class Places:
    """Territories by their ids, looked up when a line is written: an import may be of thousands."""

    gazetteer: Gazetteer

    def get(self, territory_id: str) -> Territory | None:
        """The territory, None where the id is unknown by now."""
        row = int(self.gazetteer.rows_of([territory_id])[0])
        return self.gazetteer.territory(row) if row >= 0 else None

    def name(self, territory_id: str) -> str:
        """Its name, its id where it has none by now."""
        found = self.get(territory_id)
        return found.name if found else territory_id


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of an import, and where to look up the territories that it is about."""

    report: ImportReport
    places: Places


@dataclass(frozen=True, slots=True)
class ImportList:
    """Every import, oldest first, and how many rows of each are still open, by its number.

    `marked` has the names of both territories for each file that is the mark of a user.
    """

    imports: tuple[ImportRecord, ...]
    open: Mapping[int, int]
    marked: Mapping[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class ImportDetail:
    """One import, and a page of the `count` rows still open, by the file that brought them."""

    record: ImportRecord
    count: int
    open: tuple[tuple[str, Unresolved], ...]
    marked: Mapping[str, tuple[str, str]]


def import_files(
    holdings: Holdings,
    paths: Sequence[Path],
    *,
    options: ImportOptions,
    progress: ProgressCallback,
) -> Imported:
    """Record the partnerships of these files in the local store, all or none of them."""
    from data import importing

    with holdings.open_store() as store:
        report = importing.import_files(
            paths, store=store, resolver=holdings.resolver, options=options, progress=progress
        )
    return placed(holdings, report)


def correct_imports(holdings: Holdings, report: Path) -> Imported:
    """Keep the choices of a corrected report, and record the rows that they make plain."""
    from data.correcting import correct

    with holdings.open_store() as store:
        return placed(holdings, correct(report, store=store, resolver=holdings.resolver))


def undo_import(holdings: Holdings, number: int, *, by: str | None = None) -> Undone:
    """Take an import back whole; UnknownRecord or RefusedAction where that cannot be."""
    from data.store.recording import COMMAND_LINE

    find_record(holdings, number)
    with holdings.open_store() as store:
        return store.undo(number, by=by or COMMAND_LINE)


def list_imports(holdings: Holdings) -> ImportList:
    """Every import, those that were undone too."""
    from data.store.left_rows import open_counts

    shelf = holdings.shelf
    records = tuple(imports_of(shelf))
    return ImportList(records, open_counts(shelf), _marked(holdings, records))


def find_import(
    holdings: Holdings, number: int, *, page: int = 1, per_page: int = MOST_ROWS
) -> ImportDetail:
    """One import with a page of its open rows; UnknownRecord for a number that no import has."""
    from data.resolving import Ends, open_row
    from data.store.left_rows import open_counts, open_rows_of

    record, shelf = find_record(holdings, number), holdings.shelf
    marked, count = _marked(holdings, [record]), open_counts(shelf).get(number, 0)
    left = open_rows_of(shelf, number, passed=(page - 1) * per_page, most=per_page)
    if not left:
        return ImportDetail(record, count, (), marked)
    # Choices that stand settle a row only when somebody resolves again: it is told until then.
    ends = Ends(holdings.resolver)
    found = tuple((row.file, open_row(row.line, row.row, ends=ends)) for row in left)
    return ImportDetail(record, count, found, marked)


def find_record(holdings: Holdings, number: int) -> ImportRecord:
    """What is noted of one import; UnknownRecord for a number that no import has."""
    for record in imports_of(holdings.shelf):
        if record.id == number:
            return record
    raise UnknownRecord(
        "no import has the number {number}; `matcher imports` lists them.", number=number
    )


def _marked(holdings: Holdings, records: Sequence[ImportRecord]) -> Mapping[str, tuple[str, str]]:
    from data.store.standing import words_of

    files = {file.name for record in records for file in record.files if file.format == FORMAT}
    words = [word for word in words_of(holdings.shelf) if f"{FORMAT} {word.number}" in files]
    if not words:
        return {}
    places = Places(holdings.gazetteer)
    return {
        f"{FORMAT} {word.number}": (places.name(word.origin), places.name(word.partner))
        for word in words
    }


def placed(holdings: Holdings, report: ImportReport) -> Imported:
    """A report with the territories that it is about."""
    return Imported(report, Places(holdings.gazetteer))

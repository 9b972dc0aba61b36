"""The imports that were made, one of them in full, and what undoing one took away."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from data.decisions import FORMAT
from data.store.history import ImportedFile, ImportRecord
from matcher.importing import ImportDetail, ImportList
from matcher.printing.cells import Cell, CellTable
from matcher.printing.imports import counts_line
from matcher.printing.left_rows import (
    COLUMNS as LEFT_COLUMNS,
)
from matcher.printing.left_rows import (
    WORDS,
    in_lines,
    open_cells,
    open_json,
    show_open,
)
from matcher.printing.screen import grid, show, words
from matcher.translation import Translator

if TYPE_CHECKING:
    from data.store.undoing import Shared, Undone

Marked = Mapping[str, tuple[str, str]]
TOLD_AS = {"added": "accepted"}
CHOICES = "choices"
"""The format of a corrected report."""
COLUMNS = (
    "import", "imported_at", "by", "as_of", "replaces", "undone_at", "file", "format", "sha256",
    "accepted", "merged", "changed", "ended", "unchanged", "unresolved", "rejected", "open",
)  # fmt: skip


def show_import_list(answer: ImportList, say: Translator) -> None:
    """Print each import with its files, the latest first."""
    if not answer.imports:
        show(words(say.text("Nothing was imported yet: matcher import FILE")))
    for record in reversed(answer.imports):
        _show_record(record, answer.open.get(record.id, 0), answer.marked, say=say)


def import_list_cells(answer: ImportList, say: Translator) -> CellTable:
    """One line per file of an import; the rows that are open are those of the import."""
    rows = [
        [*_told(record), *_file_cells(file), answer.open.get(record.id, 0)]
        for record in answer.imports
        for file in record.files
    ]
    return CellTable(COLUMNS, rows)


def import_list_json(answer: ImportList) -> dict[str, Any]:
    """Every import with its files, oldest first."""
    return {
        "imports": [record_json(record, answer.open.get(record.id, 0)) for record in answer.imports]
    }


def show_import_detail(answer: ImportDetail, say: Translator) -> None:
    """Print one import, and the rows of it that are open."""
    _show_record(answer.record, answer.count, answer.marked, say=say)
    show_open(answer.open, say)
    if answer.open:
        number = answer.record.id
        step = say.text(
            "To tell what is open: matcher imports {number} --format xlsx > report.xlsx, fill in"
            " the column “Choice”, then matcher resolve report.xlsx",
            number=number,
        )
        show(words(""), words(step))


def import_detail_cells(answer: ImportDetail, say: Translator) -> CellTable:
    """A line for each open end, to fill in and to give to `matcher resolve`."""
    rows = [cells for file, row in answer.open for cells in open_cells(file, row, say)]
    return CellTable(LEFT_COLUMNS, rows, WORDS)


def import_detail_json(answer: ImportDetail, say: Translator) -> dict[str, Any]:
    """One import with its files and its open rows."""
    rows = [{"file": file, **open_json(row, say)} for file, row in answer.open]
    return {**record_json(answer.record, answer.count), "left_behind": in_lines(rows)}


def record_json(record: ImportRecord, left: int) -> dict[str, Any]:
    """One import with its files, and how many rows of it are open."""
    told = dict(zip(COLUMNS, _told(record), strict=False))
    return {**told, "open": left, "files": [_file_json(file) for file in record.files]}


def show_undone(answer: Undone, say: Translator) -> None:
    """Say what undoing an import took away."""
    left = say.plural(
        "{count} partnership left the directory.",
        "{count} partnerships left the directory.",
        count=answer.removed,
    )
    show(
        words(say.text("Import {number} is undone.", number=answer.import_id), "bold"),
        words(left),
    )
    if answer.completed.count:
        show(words(_completed_line(answer.completed, say)))
    if answer.gone.count:
        show(words(_gone_line(answer.gone, say)))
    if answer.changed:
        otherwise = say.plural(
            "{count} partnership reads otherwise: as the other imports tell it.",
            "{count} partnerships read otherwise: as the other imports tell them.",
            count=answer.changed,
        )
        show(words(otherwise))


def undone_cells(answer: Undone, say: Translator) -> CellTable:
    """One line; the numbers of imports in a row."""
    told = undone_json(answer)
    cells = [" ".join(map(str, each)) if isinstance(each, list) else each for each in told.values()]
    return CellTable(tuple(told), [cells])


def undone_json(answer: Undone) -> dict[str, int | list[int]]:
    """The number of the import, how many partnerships left, how many read otherwise.

    Then how many of those that left other imports had completed, and which these are; and how many
    that it had completed left before, and with which imports.
    """
    return {
        "import": answer.import_id,
        "removed": answer.removed,
        "changed": answer.changed,
        "completed": answer.completed.count,
        "completed_by": list(answer.completed.imports),
        "gone": answer.gone.count,
        "gone_with": list(answer.gone.imports),
    }


def _completed_line(completed: Shared, say: Translator) -> str:
    return say.plural(
        "Among them {count} that had been completed by {imports}.",
        "Among them {count} that had been completed by {imports}.",
        count=completed.count,
        imports=_import_names(completed, say),
    )


def _gone_line(gone: Shared, say: Translator) -> str:
    return say.plural(
        "{count} partnership had left the directory already, with {imports}.",
        "{count} partnerships had left the directory already, with {imports}.",
        count=gone.count,
        imports=_import_names(gone, say),
    )


def _import_names(shared: Shared, say: Translator) -> str:
    return say.listing(say.text("the import {number}", number=each) for each in shared.imports)


def _show_record(record: ImportRecord, left: int, marked: Marked, *, say: Translator) -> None:
    title = say.text(
        "Import {number}, {day}, {who}",
        number=record.id,
        day=record.imported_at[:10],
        who=say.text(record.by),
    )
    table = grid("left", "wide")
    for line in _lines(record, left, marked, say=say):
        table.add_row("", words(line))
    show(words(title, "" if record.undone_at else "bold"), table)


def _lines(record: ImportRecord, left: int, marked: Marked, *, say: Translator) -> list[str]:
    lines = [
        say.text("{name}: {message}", name=_named(file, marked, say), message=_told_of(file, say))
        for file in record.files
    ]
    if record.replaces:
        lines.append(say.text("New edition of {source}", source=record.replaces))
    if record.as_of:
        lines.append(say.text("As of {day}", day=record.as_of))
    if left:
        lines.append(
            say.plural("{count} row is still open", "{count} rows are still open", count=left)
        )
    if record.undone_at:
        lines.append(say.text("Undone on {day}", day=record.undone_at[:10]))
    return lines


def _named(file: ImportedFile, marked: Marked, say: Translator) -> str:
    """The name of a file; of the mark of a user its number and the two territories."""
    if file.name not in marked:
        return file.name
    first, second = marked[file.name]
    number = file.name.removeprefix(FORMAT).strip()
    return say.text("mark {number}, {first} – {second}", number=number, first=first, second=second)


def _told_of(file: ImportedFile, say: Translator) -> str:
    if file.format == CHOICES and not any(file.counts.values()):
        return say.text("choices of territories")
    return counts_line(_counts(file), say)


def _told(record: ImportRecord) -> list[Cell]:
    return [
        record.id, record.imported_at, record.by, record.as_of, record.replaces, record.undone_at,
    ]  # fmt: skip


def _counts(file: ImportedFile) -> dict[str, int]:
    return {TOLD_AS.get(name, name): count for name, count in file.counts.items()}


def _file_cells(file: ImportedFile) -> list[Cell]:
    return [file.name, file.format, file.sha256, *_counts(file).values()]


def _file_json(file: ImportedFile) -> dict[str, Any]:
    return {"name": file.name, "format": file.format, "sha256": file.sha256, **_counts(file)}

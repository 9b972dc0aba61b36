"""What became of imported files: a summary, then every row that was left behind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from matcher.failures import error_text
from matcher.printing.cells import CellTable
from matcher.printing.screen import headed, show, words
from matcher.translation import Translator

if TYPE_CHECKING:
    from data.importing import FileReport, ImportReport

LeftBehind = tuple[int, str, str, str, list[str]]

LISTED = 10
COLUMNS = ("file", "line", "state", "name", "reason", "nearest")


def show_import(report: ImportReport, say: Translator) -> None:
    """Print one line per file and the first rows that were left behind."""
    table = headed(
        (say.text("File"), "left"),
        *(
            (title, "right")
            for title in (
                say.text("accepted"),
                say.text("merged"),
                say.text("unchanged"),
                say.text("unresolved"),
                say.text("rejected"),
            )
        ),
    )
    for file in report.files:
        numbers = (
            file.counts.added,
            file.counts.merged,
            file.counts.unchanged,
            len(file.unresolved),
            len(file.rejected),
        )
        table.add_row(words(file.name), *(say.number(number) for number in numbers))
    show(table)
    for file in report.files:
        _show_left_behind(file, say)


def import_cells(report: ImportReport, say: Translator) -> CellTable:
    """One line per row that was left behind."""
    return CellTable(
        COLUMNS,
        [
            [file.name, line, state, name, reason, " | ".join(nearest)]
            for file in report.files
            for line, state, name, reason, nearest in _left_behind(file, say)
        ],
    )


def import_json(report: ImportReport, say: Translator) -> dict[str, Any]:
    """The counts in all and by file, and every row that was left behind."""
    return {
        "accepted": report.accepted,
        "merged": report.merged,
        "unchanged": report.unchanged,
        "unresolved": report.unresolved,
        "rejected": report.rejected,
        "files": [_file_json(file, say) for file in report.files],
    }


def _file_json(file: FileReport, say: Translator) -> dict[str, Any]:
    return {
        "name": file.name,
        "format": file.format,
        "accepted": file.counts.added,
        "merged": file.counts.merged,
        "unchanged": file.counts.unchanged,
        "left_behind": [
            {"line": line, "state": state, "name": name, "reason": reason, "nearest": nearest}
            for line, state, name, reason, nearest in _left_behind(file, say)
        ],
    }


def _left_behind(file: FileReport, say: Translator) -> list[LeftBehind]:
    rows = [
        (row.line, "unresolved", row.mention.name, error_text(row.error, say), list(row.nearest))
        for row in file.unresolved
    ]
    rows += [(row.line, "rejected", "", error_text(row.error, say), []) for row in file.rejected]
    return sorted(rows, key=lambda row: row[0])


def _show_left_behind(file: FileReport, say: Translator) -> None:
    rows = _left_behind(file, say)
    for line, _state, _name, reason, _nearest in rows[:LISTED]:
        show(
            words(
                say.text(
                    "{file}, line {line}: {message}", file=file.name, line=line, message=reason
                )
            )
        )
    if len(rows) > LISTED:
        show(
            words(
                say.plural(
                    "and {count} more row; --format json lists them all",
                    "and {count} more rows; --format json lists them all",
                    count=len(rows) - LISTED,
                )
            )
        )

"""What became of imported files: the counts, what is open or contradicted, the next step."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from matcher.failures import error_text
from matcher.labels import label
from matcher.printing.cells import CellTable
from matcher.printing.known import source_line
from matcher.printing.left_rows import (
    COLUMNS,
    WORDS,
    in_lines,
    open_cells,
    open_json,
    refused_json,
    said_cells,
    show_open,
    show_refused,
    show_rest,
)
from matcher.printing.screen import grid, show, words
from matcher.printing.shifts import (
    FIELDS,
    ends_json,
    pair_name,
    shift_cells,
    shift_json,
    show_shifts,
)
from matcher.printing.taken_rows import show_taken, taken_cells, taken_json
from matcher.translation import Translator, mark
from matcher.wire import source_json

if TYPE_CHECKING:
    from data.importing import FileReport, ImportReport
    from data.store.folding import Conflict
    from matcher.importing import Imported

OUTCOMES = {
    "accepted": (mark("new partnership"), mark("new partnerships")),
    "merged": (mark("partnership completed"), mark("partnerships completed")),
    "changed": (
        mark("partnership said otherwise than before"),
        mark("partnerships said otherwise than before"),
    ),
    "ended": (mark("partnership that has ended"), mark("partnerships that have ended")),
    "unchanged": (mark("row that tells nothing new"), mark("rows that tell nothing new")),
    "unresolved": (
        mark("row whose territory is to be told"),
        mark("rows whose territory is to be told"),
    ),
    "rejected": (mark("row refused"), mark("rows refused")),
}
"""The counts in the order in which they are told, and what one and several are called."""
CONFLICTS_LISTED = 10


def show_import(answer: Imported, say: Translator) -> None:
    """Print what became of the rows, those that need somebody, and what to do next."""
    report = answer.report
    show(words(_title(report, say), "bold"), words(""))
    table = grid("right", "left")
    if report.choices:
        kept = say.plural("choice is kept", "choices are kept", count=report.choices)
        table.add_row(say.number(report.choices), words(kept))
    for name, (one, several) in OUTCOMES.items():
        if count := getattr(report, name):
            table.add_row(say.number(count), words(say.text(one if count == 1 else several)))
    show(table)
    telling = [file for file in report.files if any(file_counts(file).values())]
    if len(telling) > 1:
        show(words(""), *(words(_file_line(file, say)) for file in telling))
    if unread := [file for file in report.files if file.unread]:
        show(words(""), *(words(_unread_line(file, say)) for file in unread))
    show_open([(file.name, row) for file in report.files for row in file.unresolved], say)
    show_refused([(file.name, row) for file in report.files for row in file.rejected], say)
    show_taken([(file.name, row) for file in report.files for row in file.taken], say)
    show_shifts(answer, say)
    _show_conflicts(answer, say)
    if report.skipped:
        show(words(""), words(say.text("Files passed over"), "bold"))
        show(*(words(error_text(each.error, say)) for each in report.skipped))
    show(words(""), *(words(line) for line in next_steps(report, say)))


def import_cells(answer: Imported, say: Translator) -> CellTable:
    """The counts of each file, then a line for each end to tell or to look at, refusal,
    partnership, conflict, passed file; one for all columns of a file that are not read.
    """
    report = answer.report
    rows = [
        said_cells(file.name, None, state="counts", said=_counted(file, say))
        for file in report.files
    ]
    for file in report.files:
        if file.unread:
            rows.append(said_cells(file.name, 1, state="unread", said=_unread_line(file, say)))
        left = [cells for row in file.unresolved for cells in open_cells(file.name, row, say)]
        left += [
            said_cells(file.name, row.line, state="rejected", said=error_text(row.error, say))
            for row in file.rejected
        ]
        left += [cells for row in file.taken for cells in taken_cells(file.name, row, say)]
        rows += sorted(left, key=lambda cells: int(cells[1] or 0))
    rows += shift_cells(answer, say)
    rows += [
        said_cells("", None, state="conflict", said=conflict_line(each, answer, say=say))
        for each in report.conflicts
    ]
    rows += [
        said_cells(each.name, None, state="skipped", said=error_text(each.error, say))
        for each in report.skipped
    ]
    return CellTable(COLUMNS, rows, WORDS)


def import_json(answer: Imported, say: Translator) -> dict[str, Any]:
    """The number of the import, the counts, every row left behind, every partnership touched."""
    report = answer.report
    return {
        "import": report.import_id,
        "replaced": report.replaced,
        "choices": report.choices,
        **{name: getattr(report, name) for name in OUTCOMES},
        "files": [_file_json(file, say) for file in report.files],
        "partnerships": [shift_json(each, answer, say=say) for each in report.shifts],
        "conflicts": [_conflict_json(each, answer, say=say) for each in report.conflicts],
        "skipped": [
            {"name": each.name, "reason": error_text(each.error, say)} for each in report.skipped
        ],
    }


def next_steps(report: ImportReport, say: Translator) -> list[str]:
    """What somebody may do now."""
    steps = []
    if report.replaced and report.unresolved:
        steps.append(
            say.text(
                "What the rows left behind tell counts as ended in {source} until they are told.",
                source=report.replaced,
            )
        )
    if any(file.taken for file in report.files):
        steps.append(_other_choice(report, say))
    if report.import_id is None:
        steps.append(say.text("Nothing was kept: the same command without --dry-run imports."))
        return steps
    if report.unresolved and report.choices:
        steps.append(
            say.text(
                "To tell what is still open: fill in more of {file}, then matcher resolve {file}",
                file=report.files[0].name,
            )
        )
    elif report.unresolved:
        steps.append(
            say.text(
                "To tell what is open: matcher imports {number} --format xlsx > report.xlsx, fill"
                " in the column “Choice”, then matcher resolve report.xlsx",
                number=report.import_id,
            )
        )
        steps.append(
            say.text(
                "A territory that is missing: matcher place add NAME --country FR --at LAT,LON"
                " --source DOCUMENT, then its id is the choice"
            )
        )
    steps.append(say.text("To take it all back: matcher undo {number}", number=report.import_id))
    return steps


def _other_choice(report: ImportReport, say: Translator) -> str:
    if report.import_id is None:
        return say.text(
            "Where another territory is meant: this report with --format xlsx > report.xlsx, fill"
            " in the column “Choice”, then matcher resolve report.xlsx, then import"
        )
    return say.text(
        "Where another territory is meant: matcher undo {number}, then import with --dry-run"
        " --format xlsx > report.xlsx, fill in the column “Choice”, matcher resolve report.xlsx,"
        " then import again",
        number=report.import_id,
    )


def conflict_line(conflict: Conflict, answer: Imported, *, say: Translator) -> str:
    """Who says what of a partnership, and which word is kept."""
    return say.text(
        "{pair}, {field}: {kept} is kept ({kept_by}), which spoke first; {other} is not"
        " ({other_by})",
        pair=pair_name(answer, conflict.first, conflict.second),
        field=say.text(FIELDS[conflict.field]),
        kept=label(conflict.kept, say),
        kept_by=source_line(conflict.kept_by, say),
        other=label(conflict.other, say),
        other_by=source_line(conflict.other_by, say),
    )


def _show_conflicts(answer: Imported, say: Translator) -> None:
    conflicts = answer.report.conflicts
    if not conflicts:
        return
    show(words(""), words(say.text("Sources that contradict each other"), "bold"))
    show(*(words(conflict_line(each, answer, say=say)) for each in conflicts[:CONFLICTS_LISTED]))
    show_rest(len(conflicts) - CONFLICTS_LISTED, say)


def _title(report: ImportReport, say: Translator) -> str:
    names = say.listing(file.name for file in report.files[:3])
    if len(report.files) > 3:
        names += ", …"
    if report.import_id is None:
        return say.text("What importing {names} would do", names=names)
    return say.text("Import {number}: {names}", number=report.import_id, names=names)


def _file_line(file: FileReport, say: Translator) -> str:
    return say.text("{name}: {message}", name=file.name, message=_counted(file, say))


def _unread_line(file: FileReport, say: Translator) -> str:
    return say.plural(
        "{name}: {count} column is not read, since its heading is not of the template: {headings}",
        "{name}: {count} columns are not read, since their headings are not of the template:"
        " {headings}",
        count=len(file.unread),
        name=file.name,
        headings=", ".join(file.unread),
    )


def _counted(file: FileReport, say: Translator) -> str:
    return counts_line(file_counts(file), say)


def counts_line(counts: Mapping[str, int], say: Translator) -> str:
    """The counts that are not zero, in a row."""
    told = [
        f"{say.number(counts[name])} {say.text(several if counts[name] > 1 else one)}"
        for name, (one, several) in OUTCOMES.items()
        if counts[name]
    ]
    return ", ".join(told) or say.text("nothing")


def file_counts(file: FileReport) -> dict[str, int]:
    """What became of the rows of a file, by the names of OUTCOMES."""
    counts = file.counts
    return {
        "accepted": counts.added,
        "merged": counts.merged,
        "changed": counts.changed,
        "ended": counts.ended,
        "unchanged": counts.unchanged,
        "unresolved": len(file.unresolved),
        "rejected": len(file.rejected),
    }


def _file_json(file: FileReport, say: Translator) -> dict[str, Any]:
    left = [open_json(row, say) for row in file.unresolved]
    left += [refused_json(row, say) for row in file.rejected]
    return {
        "name": file.name,
        "format": file.format,
        **file_counts(file),
        "left_behind": in_lines(left),
        "taken": [taken_json(row, say) for row in file.taken],
        "unread": list(file.unread),
    }


def _conflict_json(conflict: Conflict, answer: Imported, *, say: Translator) -> dict[str, Any]:
    return {
        **ends_json(answer, conflict.first, conflict.second),
        "field": conflict.field,
        "kept": conflict.kept,
        "kept_by": source_json(conflict.kept_by),
        "other": conflict.other,
        "other_by": source_json(conflict.other_by),
        "message": conflict_line(conflict, answer, say=say),
    }

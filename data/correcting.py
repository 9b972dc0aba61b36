"""A corrected report → rows that were left behind, told at last, as one import."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, dataclass, field
from pathlib import Path

from data.errors import AmbiguousTerritory, InputError, RefusedAction, UnknownTerritory
from data.importing import FileReport, ImportReport
from data.naming import PASSED_OVER, Naming
from data.readers.choices import Choice, read_choices
from data.readers.reading import Refusal
from data.resolve import Resolver
from data.resolving import Ends, Outcome, Resolved, Unresolved, resolve_row
from data.store.database import Store
from data.store.left_rows import LeftRow, choices_of, open_rows
from data.store.recording import Batch, Change, Counts
from data.store.settling import Settlement, settle
from data.text import sha256_of

FORMAT = "choices"


@dataclass
class Chosen:
    """What the choices of a report mean, and those that mean nothing."""

    meanings: dict[Naming, str] = field(default_factory=dict)
    refused: list[Refusal] = field(default_factory=list)


def correct(path: Path, *, store: Store, resolver: Resolver) -> ImportReport:
    """Keep the choices of a report, and record the rows left behind that they make plain.

    The report tells of those too that are still open. Raises InputError where no choice of the
    file can be used.
    """
    chosen = read_meanings(path, resolver)
    ends = Ends(resolver, {**choices_of(store), **chosen.meanings})
    tried = [(left, resolve_row(left.line, left.row, ends=ends)) for left in open_rows(store)]
    settled = [(left, each) for left, each in tried if not isinstance(each, Unresolved)]
    said = Batch(path.name, (), sha256_of(path), FORMAT, rejected=len(chosen.refused))
    batches = [said, *_batches(settled)]
    rows = [left.id for left, _ in settled]
    change = Change(batches)
    recorded = settle(store, Settlement(chosen.meanings, change, rows))
    counts = dict.fromkeys((left.file for left, _ in tried), Counts())
    for batch, counted in zip(batches[1:], recorded.counts[1:], strict=True):
        counts[batch.name] = _sum(counts[batch.name], counted)
    files = [FileReport(path.name, FORMAT, Counts(), (), tuple(chosen.refused))]
    files += [_of_file(name, tried, counts=counted) for name, counted in counts.items()]
    return ImportReport(
        recorded.import_id,
        tuple(files),
        recorded.conflicts,
        choices=len(chosen.meanings),
        shifts=recorded.shifts,
    )


def _batches(settled: Sequence[tuple[LeftRow, Outcome]]) -> list[Batch]:
    """What settled rows tell, by the import and the file that left them behind.

    A row that two imports of a file left behind is refused once, as the report tells it.
    """
    found: dict[tuple[int, str], Resolved] = {}
    refused = set()
    for left, outcome in settled:
        if isinstance(outcome, Refusal):
            row = left.file, left.line, left.row
            if row in refused:
                continue
            refused.add(row)
        found.setdefault((left.import_id, left.file), Resolved()).add(outcome)
    return [
        Batch(
            file,
            rows.partnerships,
            format=FORMAT,
            rejected=len(rows.rejected),
            completes=import_id,
        )
        for (import_id, file), rows in found.items()
    ]


def _of_file(name: str, tried: Sequence[tuple[LeftRow, Outcome]], *, counts: Counts) -> FileReport:
    """What became of the rows of one file; a row that two imports left behind is told once."""
    once = {(left.line, left.row): each for left, each in tried if left.file == name}
    unresolved = tuple(each for each in once.values() if isinstance(each, Unresolved))
    rejected = tuple(each for each in once.values() if isinstance(each, Refusal))
    return FileReport(name, "", counts, unresolved, rejected)


def _sum(first: Counts, second: Counts) -> Counts:
    return Counts(
        *(one + other for one, other in zip(astuple(first), astuple(second), strict=True))
    )


def read_meanings(path: Path, resolver: Resolver) -> Chosen:
    """What each choice of a report means; InputError where none means anything."""
    chosen = Chosen()
    lines: dict[Naming, int] = {}
    for choice in read_choices(path):
        try:
            meaning = _meaning(choice, resolver)
            if chosen.meanings.get(choice.naming, meaning) != meaning:
                raise _contradicted(choice, lines[choice.naming])
            chosen.meanings[choice.naming] = meaning
            lines.setdefault(choice.naming, choice.line)
        except InputError as error:
            plain = error.with_traceback(None)
            chosen.refused.append(Refusal(choice.line, str(plain), plain))
    if chosen.meanings:
        return chosen
    if chosen.refused:
        raise chosen.refused[0].error
    raise RefusedAction(
        "{path} holds no choice; fill in the column « choice » (in a workbook « Choice ») with the"
        " id or the name of a territory, or with - for the rows to pass over.",
        path=path,
    )


def _meaning(choice: Choice, resolver: Resolver) -> str:
    """The id of the territory that a choice names, in the country of the row if it is there."""
    if choice.passes_over:
        return PASSED_OVER
    try:
        found = resolver.resolve(choice.meant, country=choice.naming.country or None)
    except (UnknownTerritory, AmbiguousTerritory):
        found = resolver.resolve(choice.meant)
    if found.row is None:
        raise InputError(
            "« {name} » is a point, no territory that we know; give the id or the name of one.",
            name=choice.text[:80],
        )
    return found.territory.id


def _contradicted(choice: Choice, line: int) -> InputError:
    return InputError(
        "« {name} » is not what line {line} chooses for the same name; choose one of them.",
        name=choice.text[:80],
        line=line,
    )

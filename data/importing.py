"""Files → the local directory: read, resolve both ends, record, and report on every row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path

from data.readers.gathering import FoundFile, Skipped, gather
from data.readers.reading import Reading, Refusal
from data.replacing import check_edition, check_source, check_told, said_by
from data.resolve import Resolver
from data.resolving import Ends, Resolved, Unresolved, resolve_rows
from data.store.database import Store
from data.store.folding import Conflict
from data.store.left_rows import choices_of
from data.store.outcomes import Shift
from data.store.recording import COMMAND_LINE, Batch, Change, Counts, LeftBehind
from data.taking import TakenRow

Progress = Callable[[str, float], None]


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of the rows of one file; `taken` are recorded and to be looked at.

    `unread` are the headings of columns that the template does not have.
    """

    name: str
    format: str
    counts: Counts
    unresolved: tuple[Unresolved, ...]
    rejected: tuple[Refusal, ...]
    taken: tuple[TakenRow, ...] = ()
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of every row of every file: each row is counted once.

    `import_id` is None where nothing was kept; `conflicts` are between the sources of the
    partnerships that the files tell of; `skipped` are files of folders and archives that are no
    directories; `replaced` is the source of which the files are the new edition;
    `choices` counts those of a corrected report that are kept; `shifts` are the partnerships that
    are new, said otherwise or ended.
    """

    import_id: int | None
    files: tuple[FileReport, ...]
    conflicts: tuple[Conflict, ...]
    skipped: tuple[Skipped, ...] = ()
    replaced: str | None = None
    choices: int = 0
    shifts: tuple[Shift, ...] = ()

    @property
    def accepted(self) -> int:
        """Partnerships that were not known before."""
        return sum(file.counts.added for file in self.files)

    @property
    def merged(self) -> int:
        """Rows that told something new of a known partnership."""
        return sum(file.counts.merged for file in self.files)

    @property
    def changed(self) -> int:
        """Rows that said otherwise what was known of a partnership."""
        return sum(file.counts.changed for file in self.files)

    @property
    def ended(self) -> int:
        """Partnerships that ended, by a row or by its absence from a replaced source."""
        return sum(file.counts.ended for file in self.files)

    @property
    def unchanged(self) -> int:
        """Rows that told nothing new."""
        return sum(file.counts.unchanged for file in self.files)

    @property
    def unresolved(self) -> int:
        """Rows of which an end could not be resolved."""
        return sum(len(file.unresolved) for file in self.files)

    @property
    def rejected(self) -> int:
        """Rows that could not be read."""
        return sum(len(file.rejected) for file in self.files)


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """How files are imported: by whom, as of which day, in whose place, or only for show.

    `as_of` is an ISO 8601 date, that of every source which brings none; `replaces` is a known
    source, or the beginning of its name, of which the files are the new edition: for all pairs, or
    for those of which `share` is true. Messages call an uploaded file by its name alone. `accept`
    may refuse, by an error, what the files tell before it is recorded.
    """

    by: str = COMMAND_LINE
    as_of: str | None = None
    replaces: str | None = None
    dry_run: bool = False
    uploaded: bool = False
    share: Callable[[str], bool] | None = None
    accept: Callable[[Sequence[Batch]], None] = lambda _batches: None

    def checked(self, store: Store) -> ImportOptions:
        """The same, day and source as they are written; InvalidOption where there is no such."""
        return replace(
            self,
            as_of=check_edition(self.as_of) if self.as_of is not None else None,
            replaces=check_source(store, self.replaces) if self.replaces is not None else None,
        )


def import_files(
    paths: Sequence[Path],
    *,
    store: Store,
    resolver: Resolver,
    options: ImportOptions = ImportOptions(),
    progress: Progress = lambda _step, _share: None,
) -> ImportReport:
    """Import files in one transaction: when one of them cannot be read, nothing is recorded."""
    options = options.checked(store)
    with gather(paths, uploaded=options.uploaded) as gathered:
        readings = [_said(file, options) for file in gathered.files]
    if options.replaces:
        check_told(options.replaces, readings)
    ends = Ends(resolver, choices_of(store))
    found = [
        resolve_rows(reading, ends, progress=partial(progress, file.name))
        for file, reading in zip(gathered.files, readings, strict=True)
    ]
    batches = [_batch(*each) for each in zip(gathered.files, found, strict=True)]
    options.accept(batches)
    change = Change(batches, options.by, options.as_of, options.replaces, options.share)
    recorded = store.rehearse(change) if options.dry_run else store.record(change)
    return ImportReport(
        None if options.dry_run else recorded.import_id,
        tuple(report_of(*each) for each in zip(batches, recorded.counts, found, strict=True)),
        recorded.conflicts,
        tuple(gathered.skipped),
        options.replaces,
        shifts=recorded.shifts,
    )


def report_of(batch: Batch, counts: Counts, found: Resolved) -> FileReport:
    """What became of the rows of one file."""
    return FileReport(
        batch.name,
        batch.format,
        counts,
        tuple(found.unresolved),
        tuple(found.rejected),
        tuple(found.taken),
        tuple(found.unread),
    )


def _said(file: FoundFile, options: ImportOptions) -> Reading:
    """What a file tells, its sources dated and named as the options ask."""
    reading = file.read()
    reading.rows = [
        said_by(row, file=file.path.name, as_of=options.as_of, replaces=options.replaces)
        for row in reading.rows
    ]
    return reading


def _batch(file: FoundFile, found: Resolved) -> Batch:
    left = [LeftBehind(each.line, asdict(each.row)) for each in found.unresolved]
    return Batch(
        file.name, found.partnerships, file.sha256, file.format.name, left, len(found.rejected)
    )

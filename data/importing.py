"""Files → the local directory: read, resolve both ends, record, and report on every row."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Literal

from data.errors import AmbiguousTerritory, InputError, UnknownTerritory
from data.readers.detect import detect_format
from data.readers.reading import Reading, Refusal
from data.records import Mention, MentionedPartnership, Partnership, Territory
from data.resolve import Resolver
from data.store.database import Store
from data.store.folding import Conflict
from data.store.recording import COMMAND_LINE, Batch, Change, Counts, LeftBehind

Progress = Callable[[str, float], None]
Side = Literal["any", "asker", "partner"]

_STEP = 500


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A row of which one end is no territory that we know: where it stands, and what comes near."""

    line: int
    row: MentionedPartnership
    mention: Mention
    error: UnknownTerritory | AmbiguousTerritory

    @property
    def reason(self) -> str:
        """Why, in one sentence."""
        return str(self.error)

    @property
    def nearest(self) -> tuple[str, ...]:
        """Names that come near, or the ids between which nothing decides."""
        if isinstance(self.error, UnknownTerritory):
            return self.error.nearest
        return self.error.choices


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of the rows of one file."""

    name: str
    format: str
    counts: Counts
    unresolved: tuple[Unresolved, ...]
    rejected: tuple[Refusal, ...]


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of every row of every file: each row is counted once.

    `import_id` is None where nothing was kept; `conflicts` are between the sources of the
    partnerships that the files tell of.
    """

    import_id: int | None
    files: tuple[FileReport, ...]
    conflicts: tuple[Conflict, ...]

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


@dataclass
class Resolved:
    """The rows of one file with both ends as ids, and those that were left behind."""

    partnerships: list[Partnership] = field(default_factory=list)
    unresolved: list[Unresolved] = field(default_factory=list)
    rejected: list[Refusal] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """How files are imported: by whom, as of which day, in whose place, or only for show.

    `as_of` is an ISO 8601 date, that of every source which brings none; `replaces` is the name of
    a source of which the files are the new edition.
    """

    by: str = COMMAND_LINE
    as_of: str | None = None
    replaces: str | None = None
    dry_run: bool = False


def import_files(
    paths: Sequence[Path],
    *,
    store: Store,
    resolver: Resolver,
    options: ImportOptions = ImportOptions(),
    progress: Progress = lambda _step, _share: None,
) -> ImportReport:
    """Import files in one transaction: when one of them cannot be read, nothing is recorded."""
    batches, resolved = [], []
    ends = Ends(resolver)
    for path in paths:
        kind = detect_format(path)
        found = resolve_rows(kind.read(path), ends, progress=partial(progress, path.name))
        resolved.append(found)
        batches.append(_batch(path, kind.name, found, as_of=options.as_of))
    change = Change(batches, options.by, options.as_of, options.replaces)
    recorded = store.rehearse(change) if options.dry_run else store.record(change)
    files = zip(batches, recorded.counts, resolved, strict=True)
    return ImportReport(
        None if options.dry_run else recorded.import_id,
        tuple(
            FileReport(
                batch.name, batch.format, counts, tuple(found.unresolved), tuple(found.rejected)
            )
            for batch, counts, found in files
        ),
        recorded.conflicts,
    )


def _batch(path: Path, form: str, found: Resolved, *, as_of: str | None) -> Batch:
    left = [LeftBehind(each.line, asdict(each.row)) for each in found.unresolved]
    partnerships = [_dated(partnership, as_of) for partnership in found.partnerships]
    return Batch(path.name, partnerships, _sha256(path), form, left, len(found.rejected))


def _dated(partnership: Partnership, as_of: str | None) -> Partnership:
    """The partnership, its sources that bring no date dated by the edition."""
    sources = tuple(replace(each, date=each.date or as_of) for each in partnership.sources)
    return replace(partnership, sources=sources)


def resolve_rows(
    reading: Reading, ends: Ends, *, progress: Callable[[float], None] = lambda _share: None
) -> Resolved:
    """The rows of a reading with both ends as ids; the French end first where there is one."""
    found = Resolved(rejected=list(reading.rejects))
    for done, (line, row) in enumerate(reading.numbered()):
        if done % _STEP == 0:
            progress(done / len(reading.rows))
        pair = [_end(ends, mention, row=row, line=line) for mention in (row.first, row.second)]
        missing = next((end for end in pair if isinstance(end, Unresolved)), None)
        territories = [end for end in pair if isinstance(end, Territory)]
        if missing:
            found.unresolved.append(missing)
        elif territories[0].id == territories[1].id:
            error = _same(row, territories[0])
            found.rejected.append(Refusal(line, str(error), error))
        else:
            territories.sort(key=lambda territory: territory.country != "FR")
            first, second = (territory.id for territory in territories)
            found.partnerships.append(Partnership(first, second, row.terms, (row.source,)))
    progress(1.0)
    return found


class Ends:
    """Resolves mentions, each spelling and place once: a directory names the same towns often."""

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = resolver
        self._seen: dict[tuple[object, ...], Territory | UnknownTerritory | AmbiguousTerritory] = {}

    def find(
        self, mention: Mention, side: Side
    ) -> Territory | UnknownTerritory | AmbiguousTerritory:
        """The territory that a mention means, or why there is none."""
        place = mention.latitude, mention.longitude
        key = (mention.name, mention.country, mention.level, side, *map(_rounded, place))
        if key not in self._seen:
            try:
                self._seen[key] = self._resolver.resolve_mention(mention, side=side).territory
            except (UnknownTerritory, AmbiguousTerritory) as error:
                # Without its traceback, which would keep the resolver's frames alive.
                self._seen[key] = error.with_traceback(None)
        return self._seen[key]


def _end(
    ends: Ends, mention: Mention, *, row: MentionedPartnership, line: int
) -> Territory | Unresolved:
    """One end of a row. Only a directory that says which end is French has an asker's side."""
    side: Side = "any"
    if row.first.country == "FR":
        side = "asker" if mention is row.first else "partner"
    found = ends.find(mention, side)
    if isinstance(found, Territory):
        return found
    return Unresolved(line, row, mention, found)


def _same(row: MentionedPartnership, territory: Territory) -> InputError:
    return InputError(
        "« {first} » and « {second} » are the same territory ({name}, {id}).",
        first=row.first.name,
        second=row.second.name,
        name=territory.name,
        id=territory.id,
    )


def _rounded(degrees: float | None) -> float | None:
    return None if degrees is None else round(degrees, 2)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

"""Files → the local directory: read, resolve both ends, record, and report on every row."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Literal

from data.errors import AmbiguousTerritory, InputError, UnknownTerritory
from data.readers.detect import detect_format
from data.readers.reading import Reading, Refusal
from data.recording import Batch, Counts
from data.records import Mention, MentionedPartnership, Partnership, Territory
from data.resolve import Resolver
from data.store import Store

Progress = Callable[[str, float], None]
Side = Literal["any", "asker", "partner"]

_STEP = 500


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A row of which one end is no territory that we know: where it stands, and what comes near."""

    line: int
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
    """What became of every row of every file: each row is counted once."""

    files: tuple[FileReport, ...]

    @property
    def accepted(self) -> int:
        """Partnerships that were not known before."""
        return sum(file.counts.added for file in self.files)

    @property
    def merged(self) -> int:
        """Rows that told something new of a known partnership."""
        return sum(file.counts.merged for file in self.files)

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


def import_files(
    paths: Sequence[Path],
    *,
    store: Store,
    resolver: Resolver,
    progress: Progress = lambda _step, _share: None,
) -> ImportReport:
    """Import files in one transaction: when one of them cannot be read, nothing is recorded."""
    names, batches, resolved = [], [], []
    ends = Ends(resolver)
    for path in paths:
        kind = detect_format(path)
        reading = kind.read(path)
        found = resolve_rows(reading, ends, progress=partial(progress, path.name))
        names.append(kind.name)
        resolved.append(found)
        batches.append(Batch(path.name, found.partnerships, _sha256(path)))
    counts = store.add_all(batches)
    return ImportReport(
        tuple(
            FileReport(batch.name, name, count, tuple(found.unresolved), tuple(found.rejected))
            for name, batch, count, found in zip(names, batches, counts, resolved, strict=True)
        )
    )


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
    return Unresolved(line, mention, found)


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

"""An import → rows of the local directory's tables: what it told, and what all now say together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace

from sqlalchemy import Connection, insert

from data.merging import merge, pair_key
from data.records import Partnership, Source, Terms
from data.store.folding import (
    LEFT_OUT,
    TOLD_ANEW,
    Conflict,
    Replacement,
    Replacements,
    Telling,
    conflicts,
    contradictions,
    fold,
)
from data.store.outcomes import Outcomes, Shift, difference, shifts
from data.store.schema import import_files, imports, left_behind, tellings
from data.store.told import Told, now, pairs_of_source, replacements, tellings_of
from data.store.writing import terms_of, write_folded

COMMAND_LINE = "command line"


@dataclass(frozen=True, slots=True)
class Counts:
    """What became of the rows of a file: each is counted once.

    New pairs, pairs that learned something, pairs of which something known was said otherwise,
    pairs that ended (those that a replaced source no longer tells are counted in the first file),
    the rest.
    """

    added: int = 0
    merged: int = 0
    unchanged: int = 0
    changed: int = 0
    ended: int = 0


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """A row of which an end could not be resolved, as JSON can hold it."""

    line: int
    row: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Batch:
    """The resolved rows of one file, with its name, its sha256, its format and what it left.

    `completes` is the import that left these rows behind, where they are told at last.
    """

    name: str
    partnerships: Sequence[Partnership]
    sha256: str = ""
    format: str = ""
    left_behind: Sequence[LeftBehind] = ()
    rejected: int = 0
    completes: int | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One import: its files, who imports, the day (ISO 8601) and the source that it replaces.

    `share` tells the pairs for which it is replaced, by `pair_key`; without it, for all of them.
    """

    batches: Sequence[Batch]
    by: str = COMMAND_LINE
    as_of: str | None = None
    replaces: str | None = None
    share: Callable[[str], bool] | None = None


@dataclass(frozen=True, slots=True)
class Recorded:
    """The number of an import, what became of the rows of each file, who contradicts whom.

    `shifts` are the partnerships that are new, said otherwise or ended.
    """

    import_id: int
    counts: tuple[Counts, ...]
    conflicts: tuple[Conflict, ...]
    shifts: tuple[Shift, ...] = ()


def record(connection: Connection, change: Change) -> Recorded:
    """Record the files of one import, merging pair by pair."""
    batches = united(change.batches)
    named = [pair_key(p.first, p.second) for batch in batches for p in batch.partnerships]
    spoken = {*pairs_of_source(connection, change.replaces)}
    left_out = sorted(filter(change.share or bool, spoken.difference(named)))
    # In the order of their arrival, which is that of their ids.
    pairs = list(dict.fromkeys([*named, *left_out]))
    told = tellings_of(connection, pairs)
    before = replacements(connection)
    import_id = _record_import(connection, change)
    after = dict(before)
    if change.replaces and not change.share:
        after[change.replaces] = Replacement(import_id, change.as_of)
    known = {pair: fold(told.get(pair, ()), before) for pair in pairs}
    folding = Folding(
        import_id, after, told, dict(known), change.replaces if change.share else None
    )
    heard = {pair: len(told.get(pair, ())) for pair in pairs}
    folding.hear(batches)
    omissions = folding.omit(left_out, change.as_of)
    folding.fold_all()
    outcomes = Outcomes(known, folding.folded, told, after, heard)
    counts = [
        _counted(outcomes, batch.partnerships, rows_in_file=len(each.partnerships))
        for batch, each in zip(batches, change.batches, strict=True)
    ]
    ended = sum(difference(known[pair], folding.folded[pair]) == "ended" for pair in left_out)
    if ended and counts:
        counts[0] = replace(counts[0], ended=counts[0].ended + ended)
    _record_tellings(connection, import_id, batches, renewed=folding.renewed)
    _record_omissions(connection, import_id, omissions)
    _record_files(connection, import_id, change, counts=counts)
    write_folded(connection, known, folding.folded)
    rows = (row for batch in change.batches for row in batch.partnerships)
    return Recorded(
        import_id,
        tuple(counts),
        (*folding.conflicts(), *contradictions(rows)),
        tuple(shifts(known, folding.folded)),
    )


def united(batches: Sequence[Batch]) -> list[Batch]:
    """The same files, what they tell of one pair in one place of one source told by one row.

    A list has two rows for a partnership with two projects: the latest word of that place is both.
    """
    found: dict[object, tuple[int, Partnership]] = {}
    for number, batch in enumerate(batches):
        for row in batch.partnerships:
            places = tuple((source.name, source.locator) for source in row.sources)
            key = pair_key(row.first, row.second), batch.completes, places
            first, known = found.get(key, (number, row))
            found[key] = first, row if known is row else merge(known, row)
    rows: list[list[Partnership]] = [[] for _ in batches]
    for first, row in found.values():
        rows[first].append(row)
    return [replace(batch, partnerships=own) for batch, own in zip(batches, rows, strict=True)]


def _counted(outcomes: Outcomes, rows: Sequence[Partnership], *, rows_in_file: int) -> Counts:
    """The outcomes of the rows of a file; those that another row of it stands for told nothing."""
    counted = dict.fromkeys(asdict(Counts()), 0)
    for row in rows:
        counted[outcomes.of(row)] += 1
    counted["unchanged"] += rows_in_file - len(rows)
    return Counts(**counted)


@dataclass
class Folding:
    """The pairs that an import touches, and what is told of them.

    `renewed` is the source of which it brings a new edition for a share of its pairs.
    """

    import_id: int
    replaced: Replacements
    told: Told
    folded: dict[str, Partnership | None]
    renewed: str | None = None

    def hear(self, batches: Iterable[Batch]) -> None:
        """Hear the rows of all files."""
        for batch in batches:
            edition = batch.completes or self.import_id
            for partnership in batch.partnerships:
                pair = pair_key(partnership.first, partnership.second)
                self.told.setdefault(pair, []).extend(
                    Telling(edition, each, _renewal(each, self.renewed))
                    for each in _by_source(partnership)
                )

    def omit(self, pairs: Iterable[str], as_of: str | None) -> list[Partnership]:
        """Note that the share which is renewed leaves these pairs out; as rows to record.

        Those too that an edition left out before, since that one may be undone.
        """
        rows = []
        for pair in pairs if self.renewed else ():
            told = self.told.get(pair, [])
            for last in [each for each in told if each.source.name == self.renewed][-1:]:
                sources = (Source(last.source.name, "", as_of),)
                rows.append(replace(last.partnership, terms=Terms(), sources=sources))
                told.append(Telling(self.import_id, rows[-1], LEFT_OUT))
        return rows

    def fold_all(self) -> None:
        """What is said of each pair by now."""
        for pair in self.folded:
            self.folded[pair] = fold(self.told.get(pair, ()), self.replaced)

    def conflicts(self) -> tuple[Conflict, ...]:
        """Where the sources of the touched pairs contradict each other."""
        return tuple(
            conflict
            for pair in self.folded
            for conflict in conflicts(self.told.get(pair, ()), self.replaced)
        )


def _renewal(told: Partnership, renewed: str | None) -> str | None:
    return TOLD_ANEW if told.sources[0].name == renewed else None


def _by_source(partnership: Partnership) -> list[Partnership]:
    """One partnership for each source; the first one tells all that is known."""
    return [
        replace(partnership, sources=(source,), terms=Terms() if position else partnership.terms)
        for position, source in enumerate(partnership.sources)
    ]


def _record_import(connection: Connection, change: Change) -> int:
    # Where a share is replaced, each of its tellings says so.
    replaces = None if change.share else change.replaces
    values = {"by": change.by, "as_of": change.as_of, "replaces": replaces}
    found = connection.execute(insert(imports).values(imported_at=now(), **values))
    (import_id,) = found.inserted_primary_key or (0,)
    return int(import_id)


def _record_tellings(
    connection: Connection, import_id: int, batches: Sequence[Batch], *, renewed: str | None
) -> None:
    rows = [
        {
            "import_id": import_id,
            "completes": batch.completes,
            "renewal": _renewal(each, renewed),
            **_told(each),
        }
        for batch in batches
        for partnership in batch.partnerships
        for each in _by_source(partnership)
    ]
    if rows:
        connection.execute(insert(tellings), rows)


def _record_omissions(
    connection: Connection, import_id: int, omissions: Sequence[Partnership]
) -> None:
    rows = [{"import_id": import_id, "renewal": LEFT_OUT, **_told(each)} for each in omissions]
    if rows:
        connection.execute(insert(tellings), rows)


def _told(partnership: Partnership) -> dict[str, object]:
    source = asdict(partnership.sources[0])
    return {**terms_of(partnership), **{f"source_{name}": source[name] for name in source}}


def _record_files(
    connection: Connection, import_id: int, change: Change, *, counts: Sequence[Counts]
) -> None:
    for batch, count in zip(change.batches, counts, strict=True):
        values = {"name": batch.name, "sha256": batch.sha256, "format": batch.format}
        left = {"unresolved": len(batch.left_behind), "rejected": batch.rejected}
        connection.execute(
            insert(import_files).values(import_id=import_id, **values, **left, **asdict(count))
        )
        if batch.left_behind:
            connection.execute(
                insert(left_behind),
                [
                    {"import_id": import_id, "file": batch.name, "line": each.line, "row": each.row}
                    for each in batch.left_behind
                ],
            )

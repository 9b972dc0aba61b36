"""What imports told of one pair → what the local directory says of it, and where they disagree.

The rule: of one place in one source the latest word stands; a source that an import replaced is
heard from that import on, and a pair that it no longer tells has ended, unless another source still
tells it (where a share of the source was replaced, each pair of it says so for itself); sources are
then merged in the order in which they first spoke (`data.merging`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from data.merging import merge, pair_key
from data.records import Partnership, PartnershipStatus, Source

DISPUTABLE = ("link", "status", "start_year", "outcome")
SILENCE = ("unknown", None)
TOLD_ANEW, LEFT_OUT = "told anew", "left out"
"""What a new edition of a share of a source does with a pair."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What one source told of a pair in one import, or in one whose row another completed.

    `renewal` is what a new edition of a share of the source does with the pair.
    """

    import_id: int
    partnership: Partnership
    renewal: str | None = None

    @property
    def source(self) -> Source:
        """Who told it, and where."""
        return self.partnership.sources[0]


@dataclass(frozen=True, slots=True)
class Replacement:
    """The import that brought a new edition of a source, and the day of that edition."""

    import_id: int
    as_of: str | None


Replacements = Mapping[str, Replacement]
"""The latest one of each source, by its name."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two sources of one partnership that contradict each other; the first word is kept."""

    first: str
    second: str
    field: str
    kept: str
    kept_by: Source
    other: str
    other_by: Source


def fold(tellings: Sequence[Telling], replaced: Replacements) -> Partnership | None:
    """What the tellings of a pair, oldest first, say together; None where none stands."""
    folded: Partnership | None = None
    for telling in standing(tellings, replaced):
        folded = merge(folded, telling.partnership) if folded else telling.partnership
    return folded


def standing(tellings: Sequence[Telling], replaced: Replacements) -> list[Telling]:
    """The tellings that count, source by source in the order in which they first spoke."""
    told: dict[str, list[Telling]] = {}
    for telling in tellings:
        told.setdefault(telling.source.name, []).append(telling)
    editions = [
        _edition(own, replaced.get(name, Replacement(0, None))) for name, own in told.items()
    ]
    if any(each.current for each in editions):
        return [telling for each in editions for telling in each.current or each.former()]
    return [telling for each in editions for telling in each.closing()]


def conflicts(tellings: Sequence[Telling], replaced: Replacements) -> Iterator[Conflict]:
    """Where the standing tellings of a pair contradict each other."""
    yield from _disputes([telling.partnership for telling in standing(tellings, replaced)])


def contradictions(rows: Iterable[Partnership]) -> Iterator[Conflict]:
    """Where rows of one import contradict each other of a pair in one place of one source."""
    places: dict[object, list[Partnership]] = {}
    for row in rows:
        said_in = tuple((source.name, source.locator) for source in row.sources)
        places.setdefault((pair_key(row.first, row.second), said_in), []).append(row)
    for told in places.values():
        yield from _disputes(told)


def _disputes(told: Sequence[Partnership]) -> Iterator[Conflict]:
    """Where partnerships of one pair, the one that is kept first, say otherwise."""
    for field in DISPUTABLE:
        said = [(getattr(each.terms, field), each.sources[0]) for each in told]
        known = [(value, source) for value, source in said if value not in SILENCE]
        for value, source in known[1:]:
            if value != known[0][0]:
                ends = told[0].first, told[0].second
                yield Conflict(*ends, field, str(known[0][0]), known[0][1], str(value), source)


@dataclass(frozen=True, slots=True)
class Edition:
    """What one source tells in its latest edition, or else the last that an earlier one told."""

    current: list[Telling]
    last: list[Telling]
    replacement: Replacement

    def former(self) -> list[Telling]:
        """The last word of a source that tells no more, where another still does."""
        return [self._with_status("unknown", telling) for telling in self.last]

    def closing(self) -> list[Telling]:
        """The same where nobody tells any more: the partnership has ended."""
        return [self._with_status("ended", telling) for telling in self.last]

    def _with_status(self, status: PartnershipStatus, telling: Telling) -> Telling:
        partnership = telling.partnership
        source = replace(telling.source, date=self.replacement.as_of or telling.source.date)
        terms = replace(partnership.terms, status=status)
        said = replace(partnership, terms=terms, sources=(source,))
        return Telling(self.replacement.import_id, said)


def _edition(told: list[Telling], replacement: Replacement) -> Edition:
    """What one source, its tellings oldest first, tells of a pair."""
    for telling in told:
        if telling.renewal and telling.import_id > replacement.import_id:
            replacement = Replacement(telling.import_id, telling.source.date)
    spoken = [telling for telling in told if telling.renewal != LEFT_OUT]
    # A row that a later correction completed is still of the import that brought it.
    spoken.sort(key=lambda telling: telling.import_id)
    places = {telling.source.locator: telling for telling in spoken}
    current = [each for each in places.values() if each.import_id >= replacement.import_id]
    return Edition(current, spoken[-1:], replacement)

"""What imports told of one pair → what the local directory says of it, and where they disagree.

The rule: of one place in one source the latest word stands; a source that an import replaced is
heard from that import on, and a pair that it no longer tells has ended, as far as it goes (where a
share of the source was replaced, each pair of it says so for itself); sources are then merged in
the order in which they first spoke (`data.merging`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from data.merging import merge
from data.records import Partnership, Source

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
    return [
        telling
        for name, own in told.items()
        for telling in _edition(own, replaced.get(name, Replacement(0, None)))
    ]


def conflicts(tellings: Sequence[Telling], replaced: Replacements) -> Iterator[Conflict]:
    """Where the standing tellings of a pair contradict each other."""
    told = [telling.partnership for telling in standing(tellings, replaced)]
    for field in DISPUTABLE:
        said = [(getattr(each.terms, field), each.sources[0]) for each in told]
        known = [(value, source) for value, source in said if value not in SILENCE]
        for value, source in known[1:]:
            if value != known[0][0]:
                ends = told[0].first, told[0].second
                yield Conflict(*ends, field, str(known[0][0]), known[0][1], str(value), source)


def _edition(told: list[Telling], replacement: Replacement) -> list[Telling]:
    """The tellings of one source: those of its latest edition, else that it tells no more."""
    for telling in told:
        if telling.renewal and telling.import_id > replacement.import_id:
            replacement = Replacement(telling.import_id, telling.source.date)
    spoken = [telling for telling in told if telling.renewal != LEFT_OUT]
    places = {telling.source.locator: telling for telling in spoken}
    latest = [each for each in places.values() if each.import_id >= replacement.import_id]
    return latest or [_closed(telling, replacement) for telling in spoken[-1:]]


def _closed(telling: Telling, replacement: Replacement) -> Telling:
    """The last word on a pair that the new edition of its source leaves out."""
    partnership = telling.partnership
    source = replace(telling.source, date=replacement.as_of or telling.source.date)
    terms = replace(partnership.terms, status="ended")
    return Telling(replacement.import_id, replace(partnership, terms=terms, sources=(source,)))

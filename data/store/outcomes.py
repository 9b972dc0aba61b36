"""What became of each row of an import, as the name of the count to which it belongs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from data.merging import pair_key
from data.records import Partnership, Terms
from data.store.folding import DISPUTABLE, SILENCE, Replacements, fold
from data.store.told import Told
from data.store.writing import Folded


@dataclass(frozen=True, slots=True)
class Shift:
    """A partnership that an import brought (then nothing was said before), changed or ended."""

    outcome: str
    before: Partnership | None
    after: Partnership


@dataclass
class Outcomes:
    """Names the outcome of one row after the other, once all rows of the import are heard.

    A pair that was known before changed or not by all rows together, which its first row tells:
    halfway through a new edition it would seem to have lost what the next row says again. Of a
    new pair each row tells what it brought. `heard` is how many tellings of each pair came before.
    """

    known: Folded
    folded: Folded
    told: Told
    replaced: Replacements
    heard: dict[str, int]
    _begun: set[str] = field(default_factory=set)

    def of(self, row: Partnership) -> str:
        """The outcome of the next row."""
        pair = pair_key(row.first, row.second)
        begins = pair not in self._begun
        self._begun.add(pair)
        if self.known[pair] is not None:
            return difference(self.known[pair], self.folded[pair]) if begins else "unchanged"
        start = self.heard.get(pair, 0)
        end = self.heard[pair] = start + len(row.sources)
        before, after = (fold(self.told[pair][:count], self.replaced) for count in (start, end))
        return difference(before, after)


def shifts(known: Folded, folded: Folded) -> Iterator[Shift]:
    """The partnerships that are new (added), said otherwise (changed) or ended."""
    for pair, before in known.items():
        after = folded[pair]
        if after is None:
            continue
        outcome = difference(before, after)
        if outcome in ("added", "changed", "ended"):
            yield Shift(outcome, before, after)


def difference(before: Partnership | None, after: Partnership | None) -> str:
    """The name of the count to which the change of one partnership belongs."""
    if before is None or after is None:
        return "added"
    if _undated(before) == _undated(after):
        return "unchanged"
    if after.terms.status == "ended" != before.terms.status:
        return "ended"
    return "changed" if _said_otherwise(before.terms, after.terms) else "merged"


def _undated(partnership: Partnership) -> Partnership:
    """The same without the days of its sources: to be told again as of today is nothing new."""
    sources = tuple(replace(source, date=None) for source in partnership.sources)
    return replace(partnership, sources=sources)


def _said_otherwise(before: Terms, after: Terms) -> bool:
    values = ((getattr(before, name), getattr(after, name)) for name in DISPUTABLE)
    return any(was not in SILENCE and was != now_said for was, now_said in values)

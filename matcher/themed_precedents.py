"""Partnerships on a theme that is asked for: precedents of a suggestion, and who declares it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from data.records import Partnership
from matcher.askers import Asker, own_ids
from matcher.candidates import Rows
from matcher.continents import same_state
from matcher.holdings import Holdings
from matcher.results import AskedTheme, KnownPartnership
from matcher.translation import Translator

CONSIDERED = 8
"""As many are looked up in detail."""


@dataclass(frozen=True)
class ThemedPrecedents:
    """Partnerships of others in the asker's State on what it asks for, in a candidate's country.

    Those on most of the themes come first, then those whose outcome is known, then the nearest.
    """

    holdings: Holdings
    asker: Asker
    asked: tuple[AskedTheme, ...]

    def of(self, candidate: int, limit: int) -> tuple[KnownPartnership, ...]:
        """The partnerships of the candidate's country, best first."""
        homes, abroad, shared = self._pairs
        gazetteer = self.holdings.gazetteer
        here = np.flatnonzero(gazetteer.country[abroad] == gazetteer.country[candidate])
        there = gazetteer.territory(candidate)
        away = gazetteer.distances(abroad[here], there.latitude, there.longitude)
        order = here[np.lexsort((away, -shared[here]))][:CONSIDERED]
        ends = {
            (gazetteer.id(int(homes[at])), gazetteer.id(int(abroad[at]))): int(at) for at in order
        }
        found = [
            (-int(shared[at]), one.terms.outcome == "unknown", place, self._known(at, one))
            for place, one in enumerate(self.holdings.directory.partnerships(list(ends)))
            for at in [ends.get((one.first, one.second), ends.get((one.second, one.first), -1))]
        ]
        return tuple(known for *_, known in sorted(found, key=lambda each: each[:3])[:limit])

    def _known(self, at: int, partnership: Partnership) -> KnownPartnership:
        homes, abroad, _ = self._pairs
        territory = self.holdings.gazetteer.territory
        return KnownPartnership(territory(int(homes[at])), territory(int(abroad[at])), partnership)

    @cached_property
    def _pairs(self) -> tuple[Rows, Rows, Rows]:
        """Home ends, foreign ends, and how many of the themes their partnership is about."""
        from data.vocabulary import mask_of

        book, gazetteer = self.holdings.themes, self.holdings.gazetteer
        shared = np.bitwise_count(book.masks & mask_of(one.key for one in self.asked))
        state = same_state(self.asker.territory.country)
        domestic = np.array([code in state for code in gazetteer.countries])[gazetteer.country]
        kept = (shared > 0) & domestic[book.rows] & ~domestic[book.others]
        kept &= ~np.isin(book.rows, self.asker.own_rows)
        return book.rows[kept], book.others[kept], shared[kept].astype(np.int64)


def tellers_of(
    holdings: Holdings, asker: Asker, row: int, say: Translator
) -> dict[str, tuple[str, ...]]:
    """Who declares each theme of a territory, in words: users, documents, partnerships of others.

    Partnerships with the one who asks tell it nothing.
    """
    from data.declared import told_by_documents, told_by_users

    found: dict[str, dict[str, None]] = {}
    ids = [holdings.gazetteer.id(row)]
    for theme in told_by_users(holdings.directory.store, ids):
        found.setdefault(theme.key, {})[say.text("by the user")] = None
    for theme in told_by_documents(ids):
        found.setdefault(theme.key, {})[theme.source.name] = None
    for partnership, other in _with_others(holdings, asker, ids):
        said = say.text(
            "partnership with {name}: {source}", name=other, source=partnership.sources[0].name
        )
        for key in (*partnership.terms.sectors, *partnership.terms.challenges):
            found.setdefault(key, {})[said] = None
    return {key: tuple(said) for key, said in found.items()}


def _with_others(
    holdings: Holdings, asker: Asker, ids: Collection[str]
) -> Iterator[tuple[Partnership, str]]:
    """The partnerships of these territories that are not the asker's, and the name of the other."""
    own = set(own_ids(holdings, asker))
    gazetteer = holdings.gazetteer
    for partnership in holdings.directory.of(ids):
        other = partnership.second if partnership.first in ids else partnership.first
        row = int(gazetteer.rows_of([other])[0])
        if other not in own and row >= 0:
            yield partnership, gazetteer.name(row)

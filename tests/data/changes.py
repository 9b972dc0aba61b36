"""Imports drawn at random among few pairs, sources and words, so that they meet each other."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from data.records import Partnership, Source, Terms
from data.store.database import Store
from data.store.history import imports_of
from data.store.recording import Batch, Change

TOWNS = ("geonames:1", "geonames:2", "geonames:3")
SOURCES = ("Wikidata", "CUF", "annuaire.csv")
FEW = settings(
    max_examples=10,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
"""The store goes from one example to the next, ever fuller: what is tested holds in any.

So a failing example is not made smaller: it would meet another store.
"""

terms = st.builds(
    Terms,
    link=st.sampled_from(["jumelage", "accord", "unknown"]),
    status=st.sampled_from(["active", "ended", "unknown"]),
    start_year=st.sampled_from([None, 1999, 2001]),
    sectors=st.sampled_from([(), ("sport",), ("health", "sport")]),
)
sources = st.builds(Source, st.sampled_from(SOURCES), st.sampled_from(["", "p. 3"]))
ends = st.lists(st.sampled_from(TOWNS), min_size=2, max_size=2, unique=True)


@st.composite
def partnerships(draw: st.DrawFn) -> Partnership:
    """A pair in either order, told by one source or two."""
    first, second = draw(ends)
    by = draw(st.lists(sources, min_size=1, max_size=2, unique_by=lambda each: each.name))
    return Partnership(first, second, draw(terms), tuple(by))


batches = st.builds(Batch, st.just("a.csv"), st.lists(partnerships(), max_size=4))
changes = st.builds(
    Change,
    st.lists(batches, min_size=1, max_size=2),
    as_of=st.sampled_from([None, "2026-01-31"]),
    replaces=st.sampled_from([None, None, *SOURCES]),
    share=st.sampled_from([None, lambda pair: TOWNS[0] in pair]),
)


def told(store: Store) -> dict[frozenset[str], Partnership]:
    """What a store says of each pair."""
    return {frozenset((each.first, each.second)): each for each in store.all()}


def standing(store: Store) -> list[int]:
    """The numbers of the imports that were not undone."""
    return [record.id for record in imports_of(store) if record.undone_at is None]


def replayed(made: Sequence[Change]) -> dict[frozenset[str], Partnership]:
    """What an empty store says of each pair after these imports."""
    with Store("sqlite://") as store:
        for change in made:
            store.record(change)
        return told(store)

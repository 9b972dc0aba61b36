"""Which partnerships an import brought, changed or ended, with what was said before."""

from __future__ import annotations

from dataclasses import replace

from data.records import Partnership, Source, Terms
from data.store.database import Store
from data.store.recording import Batch, Change

KIEL = Partnership(
    "geonames:1", "geonames:2", Terms("jumelage", "active", 1999), (Source("Wikidata"),)
)
OULU = Partnership("geonames:1", "geonames:3", Terms("jumelage", "active"), (Source("Wikidata"),))
BONN = Partnership("geonames:1", "geonames:4", Terms(), (Source("Wikidata"),))


def outcomes(store: Store, *rows: Partnership) -> list[tuple[str, str]]:
    change = Change([Batch("b.csv", rows)], replaces="Wikidata")
    return [(shift.after.second, shift.outcome) for shift in store.rehearse(change).shifts]


def test_a_new_edition_names_what_is_new_and_changed_and_what_it_ends_by_its_silence(
    store: Store,
) -> None:
    store.record(Change([Batch("a.csv", [KIEL, OULU])]))
    later = replace(KIEL, terms=replace(KIEL.terms, start_year=2001))
    found = outcomes(store, later, BONN)
    assert found == [("geonames:2", "changed"), ("geonames:4", "added"), ("geonames:3", "ended")]


def test_a_partnership_that_is_told_again_is_not_named(store: Store) -> None:
    store.record(Change([Batch("a.csv", [KIEL])]))
    assert outcomes(store, KIEL) == []


def test_what_was_said_before_and_after_is_kept(store: Store) -> None:
    store.record(Change([Batch("a.csv", [KIEL])]))
    ended = replace(KIEL, terms=replace(KIEL.terms, status="ended"))
    (shift,) = store.record(Change([Batch("b.csv", [ended])], replaces="Wikidata")).shifts
    assert shift.before is not None
    assert (shift.before.terms.status, shift.after.terms.status) == ("active", "ended")

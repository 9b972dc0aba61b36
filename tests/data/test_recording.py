from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import given

from data.records import Partnership, Source, Terms
from data.store.database import Store
from data.store.history import imports_of
from data.store.recording import Batch, Change, Counts
from tests.data.changes import FEW, changes, told
from tests.data.stores import add

KIEL = Partnership(
    "geonames:1", "geonames:2", Terms("jumelage", "active", 1999), (Source("Wikidata"),)
)
OULU = Partnership("geonames:1", "geonames:3", Terms(), (Source("Wikidata"),))


@FEW
@given(change=changes)
def test_the_same_import_a_second_time_changes_nothing(store: Store, change: Change) -> None:
    store.record(change)
    before = store.digest(), told(store)
    counts = store.record(change).counts
    assert (store.digest(), told(store)) == before
    rows = [len(batch.partnerships) for batch in change.batches]
    assert counts == tuple(Counts(unchanged=count) for count in rows)


@FEW
@given(change=changes)
def test_every_row_is_counted_once(store: Store, change: Change) -> None:
    gone = store.rehearse(replace(change, batches=[Batch("empty.csv", ())])).counts[0].ended
    counts = store.record(change).counts
    sums = [c.added + c.merged + c.changed + c.ended + c.unchanged for c in counts]
    rows = [len(batch.partnerships) for batch in change.batches]
    assert sums[1:] == rows[1:] and rows[0] <= sums[0] <= rows[0] + gone


@FEW
@given(change=changes)
def test_a_rehearsal_counts_as_the_import_does(store: Store, change: Change) -> None:
    rehearsed = store.rehearse(change)
    recorded = store.record(change)
    assert (rehearsed.counts, rehearsed.conflicts) == (recorded.counts, recorded.conflicts)


def test_a_rehearsal_changes_no_byte_of_the_file(store: Store, path: Path) -> None:
    add(store, KIEL)
    store.close()
    before = path.read_bytes()
    with Store(path) as opened:
        opened.rehearse(Change([Batch("b.csv", [OULU])], replaces="Wikidata"))
    assert path.read_bytes() == before


def test_a_rehearsal_creates_no_store(store: Store, path: Path) -> None:
    assert store.rehearse(Change([Batch("b.csv", [OULU])])).counts == (Counts(added=1),)
    assert not path.parent.exists()


def test_two_rows_of_one_place_are_one_word(store: Store) -> None:
    rows = [replace(KIEL, terms=Terms(sectors=(sector,))) for sector in ("sport", "health")]
    assert add(store, *rows) == Counts(added=1, unchanged=1)
    assert store.all()[0].terms.sectors == ("sport", "health")
    assert add(store, *rows) == Counts(unchanged=2)


def test_a_source_that_says_otherwise_later_changes_the_partnership(store: Store) -> None:
    add(store, KIEL)
    later = replace(KIEL, terms=replace(KIEL.terms, start_year=2001))
    assert add(store, later) == Counts(changed=1)
    assert store.all()[0].terms.start_year == 2001


def test_what_a_replaced_source_no_longer_tells_has_ended(store: Store) -> None:
    add(store, KIEL, OULU)
    change = Change([Batch("b.csv", [KIEL])], as_of="2026-01-31", replaces="Wikidata")
    assert store.record(change).counts == (Counts(unchanged=1, ended=1),)
    kiel, oulu = store.all()
    assert (kiel.terms.status, oulu.terms.status) == ("active", "ended")
    assert oulu.sources == (Source("Wikidata", "", "2026-01-31"),)


def test_a_source_that_is_told_and_undone_may_be_replaced(store: Store) -> None:
    add(store, OULU)
    store.undo(1)
    add(store, KIEL)
    store.record(Change([Batch("b.csv", ())], replaces="Wikidata"))
    assert [each.second for each in store.all()] == [KIEL.second]


def test_two_sources_that_contradict_each_other_are_told_with_the_word_that_is_kept(
    store: Store,
) -> None:
    add(store, KIEL)
    other = replace(KIEL, terms=Terms(start_year=2001), sources=(Source("CUF", "p. 3"),))
    (conflict,) = store.record(Change([Batch("b.csv", [other])])).conflicts
    assert (conflict.field, conflict.kept, conflict.other) == ("start_year", "1999", "2001")
    assert (conflict.kept_by.name, conflict.other_by.name) == ("Wikidata", "CUF")


def test_who_imports_as_of_which_day_is_kept(store: Store) -> None:
    store.record(Change([Batch("a.csv", [KIEL])], "Ville de Kiel", "2026-01-31"))
    (record,) = imports_of(store)
    assert (record.by, record.as_of, record.replaces) == ("Ville de Kiel", "2026-01-31", None)


def test_rows_of_one_file_that_contradict_each_other_are_told(store: Store) -> None:
    ended = replace(KIEL, terms=Terms("jumelage", "ended", 1999))
    (conflict,) = store.record(Change([Batch("a.csv", [KIEL, ended])])).conflicts
    assert (conflict.field, conflict.kept, conflict.other) == ("status", "active", "ended")


def test_a_row_completed_late_is_no_newer_than_its_import(store: Store) -> None:
    first = store.record(Change([Batch("a.csv", [OULU])])).import_id
    store.record(Change([Batch("b.csv", [KIEL, OULU])], replaces="Wikidata"))
    older = replace(KIEL, terms=Terms("jumelage", "suspended", 1998))
    store.record(Change([Batch("a.csv", [older], completes=first)]))
    assert {each.terms.status for each in store.all()} == {"active", "unknown"}

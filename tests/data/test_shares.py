"""A new edition of a share of a source: one country's part of what Wikidata tells."""

from __future__ import annotations

from dataclasses import replace

from data.records import Partnership, Source, Terms
from data.store.database import Store
from data.store.recording import Batch, Change, Recorded

SOURCE = "Wikidata"
FRENCH, LEFT, GERMAN = ("fr:1", "de:1"), ("fr:2", "de:1"), ("de:1", "it:1")


def told(pair: tuple[str, str], place: str = "", *, year: int | None = None) -> Partnership:
    return Partnership(*pair, Terms(link="jumelage", start_year=year), (Source(SOURCE, place),))


def renew(store: Store, *partnerships: Partnership) -> Recorded:
    batches = [Batch("renewed", partnerships)]
    return store.record(
        Change(batches, as_of="2030-01-02", replaces=SOURCE, share=lambda pair: "fr:" in pair)
    )


def known(store: Store) -> dict[tuple[str, str], tuple[str, int | None]]:
    return {(p.first, p.second): (p.terms.status, p.terms.start_year) for p in store.all()}


def begin(store: Store) -> Recorded:
    return store.record(Change([Batch("all", [told(FRENCH, year=1960), told(LEFT), told(GERMAN)])]))


def test_what_a_renewed_share_leaves_out_has_ended(store: Store) -> None:
    begin(store)
    assert renew(store, told(FRENCH)).counts[0].ended == 1
    assert known(store)[LEFT][0] == "ended"


def test_what_a_renewed_share_leaves_out_is_dated(store: Store) -> None:
    begin(store)
    renew(store, told(FRENCH))
    assert store.of_pairs([LEFT]).popitem()[1].sources[0].date == "2030-01-02"


def test_what_lies_outside_of_a_renewed_share_stays(store: Store) -> None:
    begin(store)
    renew(store, told(FRENCH))
    assert known(store)[GERMAN] == ("unknown", None)


def test_a_renewed_share_is_heard_alone_whatever_the_place_in_the_source(store: Store) -> None:
    begin(store)
    renew(store, told(FRENCH, "elsewhere", year=1961))
    assert known(store)[FRENCH] == ("unknown", 1961)


def test_other_sources_are_heard_beside_a_renewed_share(store: Store) -> None:
    begin(store)
    other = Partnership(*LEFT, Terms(status="active"), (Source("Town hall"),))
    store.record(Change([Batch("other", [other])]))
    renew(store, told(FRENCH))
    assert {each.name for each in store.of_pairs([LEFT]).popitem()[1].sources} == {
        SOURCE,
        "Town hall",
    }


def test_a_pair_that_is_told_again_is_in_force_again(store: Store) -> None:
    begin(store)
    renew(store, told(FRENCH))
    renew(store, told(FRENCH), told(LEFT, "elsewhere"))
    assert known(store)[LEFT][0] == "unknown"


def test_a_share_that_is_renewed_twice_ends_nothing_twice(store: Store) -> None:
    begin(store)
    renew(store, told(FRENCH))
    assert renew(store, told(FRENCH)).counts[0].ended == 0


def test_undoing_a_renewed_share_brings_back_what_it_ended(store: Store) -> None:
    begin(store)
    before = store.digest()
    store.undo(renew(store, told(FRENCH, "elsewhere", year=1961)).import_id)
    assert store.digest() == before


def test_undoing_the_first_of_two_that_leave_a_pair_out_does_not_bring_it_back(
    store: Store,
) -> None:
    begin(store)
    first = renew(store, told(FRENCH))
    renew(store, told(FRENCH))
    store.undo(first.import_id)
    assert known(store)[LEFT][0] == "ended"


def test_nothing_is_left_of_an_import_that_is_undone_after_its_share_was_renewed(
    store: Store,
) -> None:
    first = begin(store)
    renew(store, told(FRENCH))
    store.undo(first.import_id)
    assert [*known(store)] == [FRENCH]


def test_a_whole_edition_is_heard_after_a_renewed_share(store: Store) -> None:
    begin(store)
    renew(store, told(FRENCH))
    store.record(Change([Batch("whole", [told(LEFT)])], as_of="2030-02-01", replaces=SOURCE))
    ended = {pair for pair, (status, _) in known(store).items() if status == "ended"}
    assert ended == {FRENCH, GERMAN}


def test_what_is_told_again_as_of_another_day_is_nothing_new(store: Store) -> None:
    begin(store)
    today = (Source(SOURCE, "", "2030-01-02"),)
    assert renew(store, replace(told(FRENCH, year=1960), sources=today)).counts[0].unchanged == 1
    assert store.of_pairs([FRENCH]).popitem()[1].sources == today

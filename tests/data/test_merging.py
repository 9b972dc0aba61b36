from __future__ import annotations

from data.merging import merge, merge_all, pair_key
from data.records import Partnership, Source, Terms

FIRST = Partnership(
    "geonames:1",
    "geonames:2",
    Terms(link="jumelage", start_year=1999, sectors=("sport",)),
    (Source("A"),),
)
SECOND = Partnership(
    "geonames:2",
    "geonames:1",
    Terms("accord", "ended", 2005, ("health", "sport"), outcome="mixed", objectives="Objet."),
    (Source("B"),),
)


def test_a_pair_has_the_same_key_in_either_order() -> None:
    assert pair_key("geonames:1", "geonames:2") == pair_key("geonames:2", "geonames:1")


def test_what_is_known_wins_over_the_unknown() -> None:
    terms = merge(FIRST, SECOND).terms
    assert (terms.status, terms.outcome, terms.objectives) == ("ended", "mixed", "Objet.")


def test_a_contradiction_is_settled_by_the_source_recorded_first() -> None:
    assert (merge(FIRST, SECOND).terms.link, merge(FIRST, SECOND).terms.start_year) == (
        "jumelage",
        1999,
    )
    assert (merge(SECOND, FIRST).terms.link, merge(SECOND, FIRST).terms.start_year) == (
        "accord",
        2005,
    )


def test_lists_are_united_and_every_source_is_kept_once() -> None:
    merged = merge(merge(FIRST, SECOND), SECOND)
    assert merged.terms.sectors == ("sport", "health")
    assert [source.name for source in merged.sources] == ["A", "B"]


def test_merging_the_same_again_changes_nothing() -> None:
    once = merge(FIRST, SECOND)
    assert merge(once, FIRST) == once


def test_partnerships_of_one_pair_become_one() -> None:
    assert list(merge_all([FIRST, SECOND]).values()) == [merge(FIRST, SECOND)]

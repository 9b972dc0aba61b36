"""Twinnings are fetched page by page, each checked; a sync that broke off goes on where it was."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from data.errors import SyncError
from data.sync.pages import Pages
from data.sync.queries import DIGITS
from data.sync.wikidata import Twinnings, pairs
from tests.data.sync.query_service import (
    BREST,
    ENTITY,
    KIEL,
    KNOWN,
    PLYMOUTH,
    ROCHELLE,
    Twinning,
    Wikidata,
    described,
    results,
    row,
)
from tests.data.sync.service import Question, Reply, Service, told

ALL_REQUESTS = len(DIGITS) + 2
"""A count, ten slices, one page of descriptions."""


def refused(twinnings: Twinnings, match: str) -> None:
    with pytest.raises(SyncError, match=match):
        twinnings.fetch()


def told_of(*twinnings: Twinning) -> dict[tuple[str, str], Mapping[str, str]]:
    return dict(pairs(row(each) for each in twinnings))


def test_each_pair_is_fetched_once_with_what_is_known_of_both_ends(twinnings: Twinnings) -> None:
    found = {(each["itemLabel"], each["partnerLabel"]): each for each in twinnings.fetch()}
    pairs_found = {("Essaouira", "La Rochelle"), ("Brest", "Kiel"), ("Brest", "Plymouth")}
    assert {tuple(sorted(pair)) for pair in found} == pairs_found
    kiel = next(each for pair, each in found.items() if "Kiel" in pair)
    assert kiel["start"] == "1964-01-01T00:00:00Z"
    assert {kiel["itemCoord"], kiel["partnerCoord"]} == {"Point(10.14 54.32)", "Point(-4.48 48.39)"}


def test_what_either_side_tells_of_a_pair_is_taken() -> None:
    first, second = sorted((BREST, PLYMOUTH))
    found = told_of(Twinning(BREST, PLYMOUTH), Twinning(PLYMOUTH, BREST, "1963-01-01T00:00:00Z"))
    assert found[first, second]["start"] == "1963-01-01T00:00:00Z"


def test_a_twinning_that_ended_and_began_anew_has_not_ended() -> None:
    ended = Twinning(BREST, KIEL, "1964-01-01T00:00:00Z", "1990-01-01T00:00:00Z")
    again = Twinning(KIEL, BREST, "1995-01-01T00:00:00Z")
    (only,) = told_of(ended, again).values()
    assert (only["start"][:4], only["end"]) == ("1964", "")
    (alone,) = told_of(ended).values()
    assert alone["end"][:4] == "1990"


def test_a_twinning_with_itself_or_with_an_unknown_item_is_none() -> None:
    unknown = {"statement": "s", "item": ENTITY + BREST, "partner": "_:b0"}
    assert not [*pairs([unknown, row(Twinning(BREST, BREST))])]


def test_a_country_is_named_in_every_question_on_twinnings(
    service: Service, twinnings: Twinnings
) -> None:
    twinnings.country = "FR"
    twinnings.fetch()
    asked = [each.query for each in service.asked if "P190" in each.query]
    assert len(asked) == ALL_REQUESTS - 1
    assert all('wdt:P297 "FR"' in query for query in asked)


def test_an_item_without_a_label_keeps_its_identifier(
    service: Service, twinnings: Twinnings
) -> None:
    def answer(question: Question) -> Reply:
        if "VALUES" not in question.query:
            return Wikidata([Twinning(ROCHELLE, KIEL)])(question)
        return results([{"item": ENTITY + ROCHELLE}, described(KIEL)])

    service.answer = answer
    (only,) = twinnings.fetch()
    assert {only["itemLabel"], only["partnerLabel"]} == {ROCHELLE, "Kiel"}


def test_a_page_that_is_repeated_is_noticed(service: Service, twinnings: Twinnings) -> None:
    page = results([row(each) for each in KNOWN if each.item == PLYMOUTH])
    known = Wikidata()
    service.answer = lambda question: page if "STRENDS" in question.query else known(question)
    refused(twinnings, "other items than were asked for")


def test_descriptions_of_others_are_noticed(service: Service, twinnings: Twinnings) -> None:
    known = Wikidata()
    service.answer = lambda question: (
        results([described(KIEL)]) if "VALUES" in question.query else known(question)
    )
    refused(twinnings, "other items than were asked for")


def test_a_twinning_that_a_page_tells_twice_is_noticed(
    service: Service, twinnings: Twinnings
) -> None:
    service.answer = Wikidata([KNOWN[0], KNOWN[0]])
    refused(twinnings, "the same twinning twice")


def test_what_changes_between_the_count_and_the_page_is_asked_for_anew(
    service: Service, twinnings: Twinnings
) -> None:
    changed = Twinning(ROCHELLE, KIEL)
    service.answer = Wikidata([*KNOWN, changed])
    before = Wikidata()(Question("", "?digit", ""))
    service.replies = [results([]), before]
    assert len(twinnings.fetch()) == 4
    assert len(service.asked) == ALL_REQUESTS + 2


def test_a_page_that_lacks_what_is_counted_is_refused(
    service: Service, twinnings: Twinnings
) -> None:
    known = Wikidata()
    service.answer = lambda question: (
        results([]) if "STRENDS" in question.query else known(question)
    )
    refused(twinnings, "counts 1 twinnings where a page of it tells 0, twice in a row")


@pytest.mark.parametrize("answer", [{}, [], {"results": {"bindings": [1]}}, {"results": None}])
def test_other_forms_than_results_are_refused(
    answer: object, service: Service, twinnings: Twinnings
) -> None:
    service.answer = lambda _question: told(answer)
    refused(twinnings, "another form than that of SPARQL results")


def test_no_twinning_at_all_is_refused(service: Service, twinnings: Twinnings) -> None:
    service.answer = Wikidata([])
    refused(twinnings, "no twinning at all")


def test_a_sync_that_broke_off_does_not_ask_again_for_what_it_has(
    service: Service, twinnings: Twinnings
) -> None:
    known = Wikidata()
    service.answer = lambda question: (
        Reply(status=500) if 'item), "7")' in question.query else known(question)
    )
    refused(twinnings, "the status 500")
    service.answer = known
    service.asked.clear()
    resumed = Twinnings(twinnings.client, service.url, twinnings.pages)
    assert len(resumed.fetch()) == 3
    # Three slices, their count, the descriptions.
    assert len(service.asked) == 3 + 1 + 1


def test_pages_of_yesterday_are_asked_for_anew(service: Service, twinnings: Twinnings) -> None:
    twinnings.fetch()
    for path in twinnings.pages.folder.iterdir():
        moment = datetime.now(UTC) - timedelta(hours=25)
        path.rename(path.with_name(moment.strftime("%Y%m%dT%H%M%SZ") + path.name[16:]))
    service.asked.clear()
    Twinnings(twinnings.client, service.url, twinnings.pages).fetch()
    assert len(service.asked) == ALL_REQUESTS


def test_stale_and_half_written_pages_are_removed(tmp_path: Path) -> None:
    pages = Pages(tmp_path)
    pages.get("question", lambda: [{"a": "b"}])
    (tmp_path / "20200101T000000Z-0123.json").write_text("[]", encoding="utf-8")
    (tmp_path / f"20200101T000000Z-0123.{os.getpid()}.partial").write_text("[", encoding="utf-8")
    pages.forget_stale()
    assert len([*tmp_path.iterdir()]) == 1


def test_a_damaged_page_is_asked_for_anew(tmp_path: Path) -> None:
    pages = Pages(tmp_path)
    pages.get("question", lambda: [{"a": "b"}])
    next(tmp_path.iterdir()).write_text("[", encoding="utf-8")
    assert pages.get("question", lambda: [{"a": "c"}]) == [{"a": "c"}]

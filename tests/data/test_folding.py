from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from data.records import Partnership, Source, Terms
from data.store.folding import Replacement, Telling, conflicts, fold, standing

EDITION = {"Wikidata": Replacement(2, "2026-01-31")}


def telling(number: int, year: int | None, source: str = "Wikidata", place: str = "") -> Telling:
    terms = Terms(status="active", start_year=year)
    return Telling(number, Partnership("a", "b", terms, (Source(source, place),)))


def years(*tellings: Telling) -> list[int | None]:
    return [each.partnership.terms.start_year for each in standing(tellings, {})]


def test_nothing_told_is_no_partnership() -> None:
    assert fold((), EDITION) is None


def test_of_one_place_of_a_source_the_latest_word_stands() -> None:
    assert years(telling(1, 1999), telling(2, 2001)) == [2001]


def test_places_of_a_source_stand_beside_each_other() -> None:
    assert years(telling(1, 1999), telling(2, 2001, place="p. 3")) == [1999, 2001]


def test_sources_are_heard_in_the_order_in_which_they_first_spoke() -> None:
    told = (telling(1, 1999), telling(2, 2005, "CUF"), telling(3, 2001))
    assert years(*told) == [2001, 2005]


def test_of_a_replaced_source_only_its_new_edition_is_heard() -> None:
    told = (telling(1, 1999, place="p. 3"), telling(2, 2001))
    assert [each.import_id for each in standing(told, EDITION)] == [2]


def test_what_the_new_edition_leaves_out_has_ended_on_its_day() -> None:
    folded = fold((telling(1, 1999),), EDITION)
    assert folded is not None
    assert (folded.terms.status, folded.terms.start_year) == ("ended", 1999)
    assert folded.sources[0].date == "2026-01-31"


def test_what_another_source_still_tells_has_not_ended() -> None:
    folded = fold((telling(1, 1999), telling(1, 2005, "CUF")), EDITION)
    assert folded is not None
    assert (folded.terms.status, folded.terms.start_year) == ("active", 1999)


def test_what_a_later_import_tells_again_has_not_ended() -> None:
    folded = fold((telling(1, 1999), telling(3, 1999)), EDITION)
    assert folded is not None and folded.terms.status == "active"


def test_silence_contradicts_nobody() -> None:
    assert list(conflicts((telling(1, 1999), telling(2, None, "CUF")), {})) == []


@given(st.lists(st.builds(telling, st.just(1), st.sampled_from([None, 1999, 2001]))))
def test_a_word_said_again_does_not_count_twice(told: list[Telling]) -> None:
    assert fold(told + told, {}) == fold(told, {})

"""The directory listed: what the filters keep, what is counted, page by page."""

from __future__ import annotations

import pytest

from data.errors import InvalidOption
from matcher.exploring import DirectoryFilter, Exploration
from matcher.service import Matcher

ALL = DirectoryFilter()


@pytest.fixture(scope="module")
def everything(matcher: Matcher) -> Exploration:
    return matcher.explore(ALL, per_page=100_000)


def total(matcher: Matcher, wanted: DirectoryFilter) -> int:
    return matcher.explore(wanted).total


def test_no_filter_keeps_every_partnership_once(everything: Exploration) -> None:
    pairs = {frozenset((each.own.id, each.partner.id)) for each in everything.partnerships}
    assert len(pairs) == len(everything.partnerships) == everything.total > 300


def test_a_french_end_stands_first(everything: Exploration) -> None:
    french = [
        each for each in everything.partnerships if "FR" in {each.own.country, each.partner.country}
    ]
    assert all(each.own.country == "FR" for each in french)
    assert list(everything.partnerships[: len(french)]) == french


def test_pages_join_to_the_whole_list(matcher: Matcher, everything: Exploration) -> None:
    pages = [matcher.explore(ALL, page=page, per_page=150) for page in (1, 2, 3, 4)]
    joined = [each for page in pages for each in page.partnerships]
    assert tuple(joined) == everything.partnerships[:600]


def test_beyond_the_last_page_there_is_nothing_but_the_counts(
    matcher: Matcher, everything: Exploration
) -> None:
    beyond = matcher.explore(ALL, page=10**6)
    assert (beyond.partnerships, beyond.total) == ((), everything.total)
    assert beyond.by_country == everything.by_country


def test_a_count_by_country_is_what_the_filter_keeps(
    matcher: Matcher, everything: Exploration
) -> None:
    for country, count in everything.by_country[:5]:
        assert total(matcher, DirectoryFilter(countries=frozenset([country]))) == count


def test_a_count_by_theme_is_what_the_filter_keeps(
    matcher: Matcher, everything: Exploration
) -> None:
    for theme, count in everything.by_theme[:5]:
        assert total(matcher, DirectoryFilter(themes=(theme,))) == count


def test_a_count_by_level_is_what_the_filter_keeps(
    matcher: Matcher, everything: Exploration
) -> None:
    for level, count in everything.by_level:
        assert total(matcher, DirectoryFilter(level=level)) == count


def test_a_count_by_year_is_what_the_filter_keeps(
    matcher: Matcher, everything: Exploration
) -> None:
    assert list(everything.by_year) == sorted(everything.by_year)
    for year, count in everything.by_year[:5]:
        assert total(matcher, DirectoryFilter(year_from=year, year_to=year)) == count


def test_what_has_no_year_is_left_out_where_a_year_is_asked_for(
    matcher: Matcher, everything: Exploration
) -> None:
    dated = sum(each.partnership.terms.start_year is not None for each in everything.partnerships)
    assert total(matcher, DirectoryFilter(year_from=0)) == dated < everything.total
    assert total(matcher, DirectoryFilter(year_to=9999)) == dated


@pytest.mark.parametrize("text", ["rochelle", "ROCHEL", "la roch", "essaouira rochelle"])
def test_words_are_found_in_the_names_of_both_ends(matcher: Matcher, text: str) -> None:
    found = matcher.explore(DirectoryFilter(text=text)).partnerships
    assert ("La Rochelle", "Essaouira") in {(each.own.name, each.partner.name) for each in found}


def test_words_that_nothing_holds_find_nothing(matcher: Matcher) -> None:
    assert total(matcher, DirectoryFilter(text="xyzzy")) == 0


def test_filters_add_up(matcher: Matcher) -> None:
    wanted = DirectoryFilter(countries=frozenset(["CN"]), themes=("education",), year_from=1990)
    found = matcher.explore(wanted).partnerships
    assert found
    for each in found:
        terms = each.partnership.terms
        assert "CN" in {each.own.country, each.partner.country}
        assert "education" in terms.sectors and (terms.start_year or 0) >= 1990


def test_years_that_cross_are_refused() -> None:
    with pytest.raises(InvalidOption, match="swap"):
        DirectoryFilter(year_from=2000, year_to=1999)

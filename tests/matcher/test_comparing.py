from __future__ import annotations

import pytest

from data.errors import InvalidOption
from matcher.requests import Filters, SuggestRequest
from matcher.service import Matcher


@pytest.mark.parametrize("origin", ["Provins", "Lyon", "Marseille", "Strasbourg"])
def test_the_rank_is_the_one_that_suggest_gives_by_score(matcher: Matcher, origin: str) -> None:
    best = matcher.suggest(SuggestRequest(origin, top=5)).suggestions
    for one in best:
        compared = matcher.compare(origin, one.territory.id)
        assert compared.standing.rank == one.rank_by_score
        assert compared.suggestion.score == pytest.approx(one.score)


def test_the_candidates_of_a_foreign_town_are_those_that_are_no_partners(matcher: Matcher) -> None:
    found = matcher.compare("Kiel, DE", "Provins")
    pool = matcher.holdings.pool(matcher.search("Kiel, DE")[0], Filters())
    assert len(matcher.partnerships("Kiel, DE").partnerships) == 1
    assert found.standing.candidates == len(pool) - 1
    assert found.standing_back is not None


def test_a_french_town_has_one_rank_for_the_other_side(matcher: Matcher) -> None:
    found = matcher.compare("Provins", "Kiel, DE")
    assert found.suggestion.reciprocity is not None
    assert found.standing_back is None


def test_a_partner_of_a_relative_is_known_between_them(matcher: Matcher) -> None:
    known = matcher.compare("La Rochelle", "Kendari").known
    assert known is not None
    assert known.own.id == "siren:241700434"


def test_strangers_have_no_known_partnership(matcher: Matcher) -> None:
    assert matcher.compare("Provins", "Kendari").known is None


def test_a_point_has_no_profile_and_no_rank_the_other_way_round(matcher: Matcher) -> None:
    compared = matcher.compare("Hameau@46.2,-1.2", "Kendari")
    assert compared.standing_back is None
    assert compared.first.facts == ()


def test_a_mere_point_is_no_partner_to_compare_with(matcher: Matcher) -> None:
    with pytest.raises(InvalidOption, match="known by name or id"):
        matcher.compare("Provins", "Somewhere@-4.1,122.7")


def second_of(matcher: Matcher, first: str, second: str) -> str:
    return matcher.compare(first, second).taken[1].territory.name


def test_the_second_of_two_is_french_where_the_first_is_foreign(matcher: Matcher) -> None:
    assert matcher.compare("Kiel", "Brest").taken[1].territory.id == "geonames:3030300"
    assert second_of(matcher, "Kendari", "La Rochelle") == "La Rochelle"


@pytest.mark.parametrize("name", ["La Rochelle", "Paris", "Lille"])
def test_a_french_city_is_meant_where_its_namesake_abroad_is_small(
    matcher: Matcher, name: str
) -> None:
    taken = matcher.compare("Provins", name).taken[1]
    assert (taken.territory.name, taken.territory.country) == (name, "FR")


def test_the_namesake_abroad_that_is_set_aside_is_named(matcher: Matcher) -> None:
    others = matcher.compare("Provins", "La Rochelle").taken[1].alternatives
    assert others[0].country == "US"


@pytest.mark.parametrize(("name", "country"), [("Brest", "BY"), ("Valence", "ES")])
def test_a_large_namesake_abroad_is_meant_opposite_a_french_one(
    matcher: Matcher, name: str, country: str
) -> None:
    assert matcher.compare("Provins", name).taken[1].territory.country == country


def test_a_small_namesake_abroad_is_meant_where_its_country_is_said(matcher: Matcher) -> None:
    assert matcher.compare("Provins", "Paris, US").taken[1].territory.country == "US"

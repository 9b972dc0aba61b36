"""Which programmes are named for which pair, and why."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from matcher.funding import Funding, funding_for
from matcher.gates import gates_for
from matcher.results import Comparison
from matcher.service import Matcher
from matcher.translation import translator

TODAY = datetime.date(2026, 11, 22)
LA_ROCHELLE = "geonames:3006787"


def programmes(matcher: Matcher, first: str, second: str) -> dict[str, Funding]:
    answer = matcher.compare(first, second)
    return {one.key: one for one in funding_for(answer, matcher.say, today=TODAY)}


def gated(answer: Comparison, place: str, matcher: Matcher) -> Comparison:
    gates = gates_for({place}, today=TODAY, say=matcher.say)
    return replace(answer, suggestion=replace(answer.suggestion, gates=gates))


def test_a_german_town_is_offered_the_funds_of_the_two_countries_first(matcher: Matcher) -> None:
    assert list(programmes(matcher, "Marsilly", "Bad Bentheim"))[:3] == [
        "citizens_fund",
        "ofaj",
        "cerv",
    ]


def test_a_town_of_the_union_is_offered_no_development_money(matcher: Matcher) -> None:
    found = programmes(matcher, LA_ROCHELLE, "La Spezia")
    assert "cerv" in found and "erasmus" in found
    assert not found.keys() & {"afd_ficol", "water_agencies", "citizens_fund"}


def test_a_country_that_receives_aid_is_offered_it(matcher: Matcher) -> None:
    found = programmes(matcher, "Lozère", "Savannakhet")
    assert "afd_ficol" in found and "meae_projects" in found
    assert "Laos" in found["afd_ficol"].why


def test_a_country_with_a_call_of_its_own_is_not_sent_to_the_general_one(matcher: Matcher) -> None:
    found = programmes(matcher, LA_ROCHELLE, "Essaouira")
    assert "meae_joint" in found and "meae_projects" not in found


def test_quebec_has_a_fund_that_the_rest_of_canada_has_not(matcher: Matcher) -> None:
    quebec = programmes(matcher, "Nantes", "Québec, Canada")
    assert "Québec" in quebec["meae_quebec"].why
    assert "meae_quebec" not in programmes(matcher, "Nantes", "Calgary")


def test_the_one_percent_of_water_is_for_who_runs_water(matcher: Matcher) -> None:
    assert "one_percent_water" in programmes(matcher, LA_ROCHELLE, "Thiès")
    assert "one_percent_water" not in programmes(matcher, "Bretagne", "Thiès")


def test_a_theme_that_is_asked_for_makes_its_programme_sure(matcher: Matcher) -> None:
    asked = matcher.compare(LA_ROCHELLE, "Thiès", themes=["water_sanitation"])
    [water] = [
        one
        for one in funding_for(asked, matcher.say, today=TODAY)
        if one.key == "one_percent_water"
    ]
    assert water.sure and "eau et assainissement" in water.why


def test_a_theme_that_is_not_known_in_common_stands_behind_as_a_condition(matcher: Matcher) -> None:
    found = list(programmes(matcher, LA_ROCHELLE, "Thiès").values())
    sure = [one.sure for one in found]
    assert sure == sorted(sure, reverse=True) and not sure[-1]
    assert found[-1].why.count("si le projet porte sur") == 1


def test_cross_border_money_is_for_neighbours(matcher: Matcher) -> None:
    assert "interreg_border" in programmes(matcher, "Strasbourg", "Offenburg")
    assert "interreg_border" not in programmes(matcher, "Brest métropole", "Offenburg")


@pytest.mark.parametrize("place", ["ML", "RU", "UA.11"])
def test_no_money_is_named_where_aid_is_suspended_or_law_forbids(
    matcher: Matcher, place: str
) -> None:
    answer = gated(matcher.compare(LA_ROCHELLE, "Thiès"), place, matcher)
    assert funding_for(answer, matcher.say, today=TODAY) == ()


def test_travel_advice_alone_closes_nothing(matcher: Matcher) -> None:
    answer = gated(matcher.compare(LA_ROCHELLE, "Thiès"), "HT", matcher)
    assert funding_for(answer, matcher.say, today=TODAY)


def test_without_a_french_end_only_european_and_francophone_money_is_named(
    matcher: Matcher,
) -> None:
    found = programmes(matcher, "Kiel", "La Spezia")
    assert found.keys() == {"cerv", "erasmus", "interreg"}


def test_two_french_towns_are_offered_nothing(matcher: Matcher) -> None:
    answer = matcher.compare(LA_ROCHELLE, "Thiès")
    domestic = replace(answer, second=replace(answer.first))
    assert funding_for(domestic, matcher.say, today=TODAY) == ()


def test_what_nobody_vouches_for_since_a_year_is_stale(matcher: Matcher) -> None:
    found = programmes(matcher, LA_ROCHELLE, "La Spezia")
    assert (found["cerv"].stale, found["meae_projects"].stale) == (False, True)


def test_programmes_speak_english_too(matcher: Matcher) -> None:
    answer = matcher.compare(LA_ROCHELLE, "La Spezia")
    found = {one.key: one for one in funding_for(answer, translator("en"), today=TODAY)}
    assert found["cerv"].name.startswith("CERV, town twinning")
    assert found["cerv"].why == "partner in the European Union: Italy"

"""A territory that the gazetteer lacks asks by its facts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from data.declared import DeclaredProfile
from data.errors import InvalidOption, MatcherError
from data.records import Level
from matcher.requests import Filters, SuggestRequest
from matcher.results import Suggestions
from matcher.service import Matcher
from matcher.strangers import Stranger

NEW = Stranger("Valcombe", 46.16, -1.15, population=79_851)
"""As large as La Rochelle, and at its place."""


def asked(matcher: Matcher, stranger: Stranger, **options: Any) -> Suggestions:
    return matcher.suggest(SuggestRequest(stranger, top=5, **options))


def reason(answer: Suggestions, feature: str) -> str:
    return next(each.text for each in answer.suggestions[0].reasons if each.feature == feature)


def test_it_is_told_by_its_point_and_its_name(matcher: Matcher) -> None:
    origin = asked(matcher, NEW).origin
    assert origin is not None
    assert (origin.territory.id, origin.territory.name) == ("point:46.16,-1.15", "Valcombe")


def test_its_size_and_its_rank_count(matcher: Matcher) -> None:
    known = matcher.suggest(SuggestRequest("La Rochelle", include_existing=True, diversity=0))
    candidate = known.suggestions[0].territory
    new = asked(
        matcher, NEW, filters=Filters(countries=frozenset([candidate.country])), diversity=0
    )
    told = {
        each.territory.id: {one.feature: one.text for one in each.reasons}
        for each in new.suggestions
    }
    theirs = {each.feature: each.text for each in known.suggestions[0].reasons}
    assert told[candidate.id]["size_ratio"] == theirs["size_ratio"]
    assert told[candidate.id]["rank"] == theirs["rank"].replace("La Rochelle", "Valcombe")


def test_without_inhabitants_its_size_is_unknown(matcher: Matcher) -> None:
    answer = asked(matcher, replace(NEW, population=None))
    parts = {each.feature: each for each in answer.suggestions[0].reasons}
    assert (parts["size_ratio"].verdict, parts["size_ratio"].points) == ("unknown", 0)


def test_what_it_declares_counts(matcher: Matcher) -> None:
    profile = DeclaredProfile(("port_maritime",), ("coastal_flooding_erosion",))
    assert asked(matcher, NEW, profile=profile).declared == profile.keys


@pytest.mark.parametrize("level", ["intercommunality", "department", "region"])
def test_it_may_be_of_any_level(matcher: Matcher, level: Level) -> None:
    found = asked(matcher, replace(NEW, level=level)).suggestions
    allowed = {"municipality"} if level == "intercommunality" else {"department", "region"}
    assert len(found) == 5 and {each.territory.level for each in found} <= allowed


def test_it_may_lie_abroad(matcher: Matcher) -> None:
    abroad = Stranger("Nueva Costa", -33.05, -71.6, country="CL", population=40_000)
    countries = [each.territory.country for each in asked(matcher, abroad).suggestions]
    assert len(countries) == 5 and "CL" not in countries


@pytest.mark.parametrize("point", [(-1.15, 46.16), (46.16, -30.0), (89.9, 0.0)])
def test_a_place_far_from_its_country_is_refused(
    matcher: Matcher, point: tuple[float, float]
) -> None:
    with pytest.raises(InvalidOption, match="no place of this country"):
        asked(matcher, Stranger("Valcombe", *point))


@pytest.mark.parametrize(
    "facts",
    [{"name": " \x00"}, {"population": 0}, {"population": 10**12}, {"latitude": 91.0}],
)
def test_absurd_facts_are_refused(facts: dict[str, Any]) -> None:
    with pytest.raises(MatcherError):
        replace(NEW, **facts)

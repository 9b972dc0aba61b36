from __future__ import annotations

from dataclasses import replace

import pytest

from data.errors import InvalidOption
from features.proximity import DISTANCE
from features.size import SIZE_RATIO
from matcher.requests import Filters, SuggestRequest
from matcher.results import Suggestions
from matcher.service import Matcher
from matcher.suggesting import check_families
from matcher.translation import translator
from models.model import Model


@pytest.fixture(scope="module")
def answer(matcher: Matcher) -> Suggestions:
    return matcher.suggest(SuggestRequest("La Rochelle", top=20))


def test_intercept_and_contributions_sum_to_the_score(answer: Suggestions) -> None:
    for suggestion in answer.suggestions:
        parts = sum(reason.points for reason in suggestion.reasons)
        assert suggestion.score == pytest.approx(suggestion.intercept + parts, abs=1e-9)


def test_suggestions_are_numbered_as_they_come(answer: Suggestions) -> None:
    assert [suggestion.rank for suggestion in answer.suggestions] == list(range(1, 21))


def test_nobody_of_the_own_country_is_suggested(answer: Suggestions) -> None:
    assert "FR" not in {suggestion.territory.country for suggestion in answer.suggestions}


def test_a_partner_of_the_agglomeration_is_left_out_with_its_source(answer: Suggestions) -> None:
    [kendari] = [one for one in answer.excluded_existing if one.territory.name == "Kendari"]
    assert "siren:241700434" in {own.id for own in kendari.partner_of}
    assert kendari.sources


def test_a_partner_of_two_relatives_is_listed_once(answer: Suggestions) -> None:
    ids = [existing.territory.id for existing in answer.excluded_existing]
    assert len(ids) == len(set(ids))


def test_no_existing_partner_is_suggested_unless_asked_for(matcher: Matcher) -> None:
    only = Filters(countries=frozenset({"ID"}))
    plain = matcher.suggest(SuggestRequest("La Rochelle", top=1000, filters=only))
    full = matcher.suggest(
        SuggestRequest("La Rochelle", top=1000, filters=only, include_existing=True)
    )
    assert "Kendari" not in {one.territory.name for one in plain.suggestions}
    assert "Kendari" in {one.territory.name for one in full.suggestions}
    assert full.excluded_existing == plain.excluded_existing
    assert [one.territory.name for one in full.suggestions if one.existing] == ["Kendari"]


def test_an_existing_partner_is_judged_as_if_it_were_none_yet(matcher: Matcher) -> None:
    only = Filters(countries=frozenset({"ID"}))
    full = matcher.suggest(
        SuggestRequest("La Rochelle", top=1000, filters=only, include_existing=True)
    )
    [kendari] = [one for one in full.suggestions if one.territory.name == "Kendari"]
    compared = matcher.compare("La Rochelle", "Kendari").suggestion
    assert (kendari.score, kendari.reasons) == (compared.score, compared.reasons)


def test_the_same_request_gives_the_same_answer(matcher: Matcher, answer: Suggestions) -> None:
    assert matcher.suggest(SuggestRequest("La Rochelle", top=20)) == answer


def test_a_family_without_weight_contributes_nothing(matcher: Matcher) -> None:
    found = matcher.suggest(SuggestRequest("Brest", top=5, weights={"size": 0.0}))
    sizes = [r.points for s in found.suggestions for r in s.reasons if r.family == "size"]
    assert set(sizes) == {0.0}


@pytest.mark.parametrize("family", ["sectors", "challenges"])
def test_a_family_that_the_model_lacks_is_refused_with_those_it_has(
    model: Model, family: str
) -> None:
    older = replace(model, features=(SIZE_RATIO, DISTANCE))
    with pytest.raises(InvalidOption, match="it has size, proximity"):
        check_families(older, {family: 2.0})


@pytest.mark.parametrize("family", ["sectors", "challenges"])
def test_the_families_of_shared_themes_can_be_weighed(model: Model, family: str) -> None:
    check_families(model, {family: 2.0})
    assert family in {feature.family for feature in model.features}


def test_filters_that_leave_nobody_give_no_suggestion(matcher: Matcher) -> None:
    nobody = Filters(min_population=900_000_000)
    assert matcher.suggest(SuggestRequest("Brest", filters=nobody)).suggestions == ()


def test_a_point_on_the_map_is_answered_too(matcher: Matcher) -> None:
    found = matcher.suggest(SuggestRequest("Hameau@46.2,-1.2", top=3))
    assert len(found.suggestions) == 3


def test_the_reasons_speak_the_language_that_is_asked_for(matcher: Matcher) -> None:
    request = SuggestRequest("Brest", top=1)
    french = matcher.suggest(request).suggestions[0]
    english = Matcher(matcher.holdings, translator("en")).suggest(request).suggestions[0]
    assert french.territory == english.territory
    assert {r.text for r in french.reasons} & {r.text for r in english.reasons} == set()


def test_a_gate_warns_without_changing_the_score(matcher: Matcher) -> None:
    burkina = Filters(countries=frozenset({"BF"}))
    found = matcher.suggest(SuggestRequest("Provins", top=3, filters=burkina))
    assert {"aid_suspended"} <= {g.kind for s in found.suggestions for g in s.gates}
    assert {reason.family for s in found.suggestions for reason in s.reasons} <= {
        "size", "place", "sectors", "challenges", "ties", "proximity", "precedents", "openness",
    }  # fmt: skip

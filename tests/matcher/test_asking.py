from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from data.errors import InvalidOption
from matcher.requests import Filters, SuggestRequest, check_need, themes_named
from matcher.results import Reason, Suggestion, Suggestions
from matcher.service import Matcher
from matcher.themes_asked import unanswered_line
from matcher.translation import translator
from matcher.wire import comparison_json, suggestions_json

PORTS_OF_JAPAN = Filters(countries=frozenset({"JP"}), min_population=50_000)


@pytest.fixture(scope="module")
def answer(matcher: Matcher) -> Suggestions:
    request = SuggestRequest(
        "Lyon", top=1000, filters=PORTS_OF_JAPAN, themes=("submersion marine",)
    )
    return matcher.suggest(request)


def of_theme(suggestion: Suggestion) -> Reason:
    [reason] = [reason for reason in suggestion.reasons if reason.family == "themes"]
    return reason


def named(answer: Suggestions, name: str) -> Suggestion:
    [found] = [one for one in answer.suggestions if one.territory.name == name]
    return found


def test_that_nobody_answers_is_said_only_where_it_is_so(answer: Suggestions) -> None:
    silent = [
        replace(one, reasons=tuple(part for part in one.reasons if part.family != "themes"))
        for one in answer.suggestions
    ]
    unanswered = replace(answer, suggestions=tuple(silent))
    assert unanswered_line(answer, translator("en")) == ""
    assert "None of those" in unanswered_line(unanswered, translator("en"))


def test_a_theme_is_named_by_key_label_or_synonym() -> None:
    texts = ("water_sanitation", "EAU ET ASSAINISSEMENT", "Water and sanitation")
    assert themes_named(texts) == ("water_sanitation",)


def test_an_unknown_theme_is_refused_with_the_three_nearest() -> None:
    with pytest.raises(InvalidOption, match="Energy, Energy transition, "):
        SuggestRequest("Lyon", themes=("energi",))


def test_a_need_of_more_than_2000_characters_is_refused() -> None:
    check_need("a" * 2_000)
    with pytest.raises(InvalidOption, match="2001 characters"):
        check_need("a" * 2_001)


def test_an_empty_need_is_refused() -> None:
    with pytest.raises(InvalidOption, match="empty"):
        SuggestRequest("Lyon", need="  ")


def test_a_request_names_a_territory_or_a_theme() -> None:
    with pytest.raises(InvalidOption, match="--theme or --need"):
        SuggestRequest(None)


@pytest.mark.parametrize("option", [{"reciprocal": True}, {"diversity": 0.0}])
def test_what_speaks_of_the_asker_needs_one(option: dict[str, Any]) -> None:
    with pytest.raises(InvalidOption, match="name it"):
        SuggestRequest(None, themes=("sport",), **option)


def test_the_theme_is_one_more_part_of_the_sum(answer: Suggestions) -> None:
    assert answer.suggestions
    for one in answer.suggestions:
        assert one.score == pytest.approx(one.intercept + sum(part.points for part in one.reasons))
        assert of_theme(one).feature == "theme_coastal_flooding_erosion"


def test_nothing_else_changes_when_a_theme_is_asked_for(matcher: Matcher) -> None:
    request = SuggestRequest("Lyon", top=1000, filters=PORTS_OF_JAPAN)
    plain = {one.territory.id: one.score for one in matcher.suggest(request).suggestions}
    asked = replace(request, themes=("sport",))
    found = matcher.suggest(asked).suggestions
    assert len(found) == len(plain) > 0
    for one in found:
        assert one.score - of_theme(one).points == pytest.approx(plain[one.territory.id])


def test_declared_gains_more_than_derived_and_that_more_than_unknown(answer: Suggestions) -> None:
    points = [of_theme(named(answer, name)).points for name in ("Kishiwada", "Akita", "Nagano")]
    assert points[0] > points[1] > points[2] == 0


def test_the_reason_says_how_it_is_known_and_from_whom(answer: Suggestions) -> None:
    declared, derived, unknown = (
        of_theme(named(answer, name)) for name in ("Kishiwada", "Akita", "Nagano")
    )
    assert "déclaré (La Rochelle, présentation" in declared.text
    assert "seulement déduit (au bord de la mer)" in derived.text
    assert (unknown.verdict, "rien de connu" in unknown.text) == ("unknown", True)


def test_the_partnership_with_the_asker_declares_nothing_to_it(matcher: Matcher) -> None:
    compared = matcher.compare("Nîmes", "Meknès", themes=["agriculture_food"])
    assert of_theme(compared.suggestion).verdict == "unknown"
    other = matcher.compare("Lyon", "Meknès", themes=["agriculture_food"])
    assert "partenariat avec Nîmes" in of_theme(other.suggestion).text


def test_compare_gives_the_contributions_of_suggest(matcher: Matcher, answer: Suggestions) -> None:
    one = answer.suggestions[0]
    compared = matcher.compare("Lyon", one.territory.id, themes=["submersion marine"])
    assert compared.suggestion.reasons == one.reasons
    assert compared.standing.rank <= compared.standing.candidates


def test_the_family_of_themes_can_be_weighed(matcher: Matcher) -> None:
    themes, weights = ("insularity",), {"themes": 3.0}
    plain = matcher.suggest(SuggestRequest("Lyon", top=1, filters=PORTS_OF_JAPAN, themes=themes))
    request = SuggestRequest("Lyon", 1000, PORTS_OF_JAPAN, themes=themes, weights=weights)
    [same] = [
        one
        for one in matcher.suggest(request).suggestions
        if one.territory == plain.suggestions[0].territory
    ]
    assert of_theme(same).points == pytest.approx(3 * of_theme(plain.suggestions[0]).points)


def test_weighing_themes_that_nobody_asks_for_is_refused(matcher: Matcher) -> None:
    with pytest.raises(InvalidOption, match="--theme or --need"):
        matcher.suggest(SuggestRequest("Lyon", weights={"themes": 2.0}))


def test_the_rank_of_the_asker_among_the_french_is_that_without_its_theme(matcher: Matcher) -> None:
    plain = matcher.compare("Lyon", "Kishiwada").suggestion.reciprocity
    asked = matcher.compare("Lyon", "Kishiwada", themes=["submersion marine"])
    assert asked.suggestion.reciprocity == plain


def test_without_a_territory_those_that_declare_it_come_first(matcher: Matcher) -> None:
    request = SuggestRequest(None, 1000, PORTS_OF_JAPAN, themes=("coastal_flooding_erosion",))
    found = matcher.suggest(request)
    assert found.suggestions[0].territory.name == "Kishiwada"
    assert found.suggestions[0].score == of_theme(found.suggestions[0]).points
    assert found.origin is None


def test_without_a_territory_the_most_populous_of_equals_comes_first(matcher: Matcher) -> None:
    request = SuggestRequest(None, 10, PORTS_OF_JAPAN, themes=("industrial_conversion",))
    sizes = [one.territory.population or 0 for one in matcher.suggest(request).suggestions]
    assert sizes == sorted(sizes, reverse=True) != []


def test_precedents_on_the_theme_come_first(matcher: Matcher) -> None:
    togo = Filters(countries=frozenset({"TG"}))
    request = SuggestRequest("Lyon", 3, togo, themes=("water_sanitation",))
    found = matcher.suggest(request).suggestions
    assert len(found) == 3
    for one in found:
        assert one.precedents
        for known in one.precedents:
            assert "water_sanitation" in known.partnership.terms.sectors


def test_a_need_is_asked_for_by_its_themes_and_words(matcher: Matcher) -> None:
    request = SuggestRequest("Lyon", 1, PORTS_OF_JAPAN, need="construire des stations d'épuration")
    asked = suggestions_json(matcher.suggest(request))["asked"]
    assert {"water_sanitation", "sanitation_wastewater"} <= {theme["key"] for theme in asked}
    assert any("stations d'épuration" in word for theme in asked for word in theme["words"])
    assert {theme["by"] for theme in asked} == {"need"}


@pytest.mark.parametrize("need", ["xyzzy", "bonjour monsieur le maire"])
def test_a_need_that_names_no_theme_is_refused(matcher: Matcher, need: str) -> None:
    with pytest.raises(InvalidOption, match="no theme is understood"):
        matcher.suggest(SuggestRequest("Lyon", need=need))


def test_what_is_asked_for_is_part_of_the_json(matcher: Matcher) -> None:
    compared = matcher.compare("Lyon", "Kishiwada", themes=["sport"])
    assert comparison_json(compared)["asked"] == [
        {"key": "sport", "label": "sport", "weight": 1.0, "words": [], "by": "theme"}
    ]

"""What to take away where filters leave nobody."""

from __future__ import annotations

import pytest

from data.records import Level
from matcher.notes.listing import list_note
from matcher.printing.suggestions import show_suggestions
from matcher.requests import Filters, SuggestRequest
from matcher.service import Matcher
from matcher.translation import translator

CROWD = 900_000_000


def widened(matcher: Matcher, filters: Filters, **options: object) -> dict[str, int]:
    territory = options.pop("territory", "La Rochelle")
    request = SuggestRequest(territory, filters=filters, **options)  # type: ignore[arg-type]
    return {one.option: one.candidates for one in matcher.suggest(request).widenings}


def test_the_filter_that_empties_the_list_is_named_alone(matcher: Matcher) -> None:
    filters = Filters(countries=frozenset({"SN"}), min_population=CROWD)
    assert widened(matcher, filters).keys() == {"min_population"}


def test_as_many_candidates_come_back_as_are_told(matcher: Matcher) -> None:
    told = widened(matcher, Filters(countries=frozenset({"LU"}), min_population=CROWD))
    request = SuggestRequest("La Rochelle", top=1000, filters=Filters(frozenset({"LU"})))
    assert told == {"min_population": len(matcher.suggest(request).suggestions)}


def test_either_of_two_filters_that_exclude_each_other_may_go(matcher: Matcher) -> None:
    filters = Filters(countries=frozenset({"SN"}), continents=frozenset({"AS"}))
    assert widened(matcher, filters).keys() == {"country", "continent"}


def test_nothing_alone_helps_where_two_filters_each_leave_nobody(matcher: Matcher) -> None:
    filters = Filters(level="intercommunality", min_population=CROWD)
    assert widened(matcher, filters) == {}


def test_current_partners_are_offered_where_nobody_else_is_left(matcher: Matcher) -> None:
    kendari = Filters(countries=frozenset({"ID"}), min_population=1)
    population = next(
        one.territory.population
        for one in matcher.suggest(SuggestRequest("La Rochelle", top=1)).excluded_existing
        if one.territory.name == "Kendari"
    )
    only = Filters(kendari.countries, min_population=population, max_population=population)
    assert widened(matcher, only)["include_existing"] == 1


def test_themes_alone_are_widened_as_well(matcher: Matcher) -> None:
    filters = Filters(min_population=CROWD)
    found = widened(matcher, filters, territory=None, themes=("water_sanitation",))
    assert found.keys() == {"min_population"}


@pytest.mark.parametrize("territory", ["La Rochelle", None])
def test_a_level_that_nobody_abroad_has_is_told_whatever_else_is_asked_for(
    matcher: Matcher, territory: str | None
) -> None:
    filters = Filters(level="intercommunality", min_population=CROWD)
    request = SuggestRequest(territory, filters=filters, themes=("water_sanitation",))
    assert matcher.suggest(request).unknown_level == "intercommunality"


@pytest.mark.parametrize("level", ["municipality", "department", "region"])
def test_a_level_that_others_have_is_not_blamed(matcher: Matcher, level: Level) -> None:
    filters = Filters(level=level, min_population=CROWD)
    assert matcher.suggest(SuggestRequest("La Rochelle", filters=filters)).unknown_level is None


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", "aucun territoire étranger du niveau « intercommunalité », quel que soit le pays."),
        ("en", "no foreign territory of the level “intercommunality”, in any country."),
    ],
)
def test_the_command_line_and_the_note_say_that_nobody_abroad_has_the_level(
    matcher: Matcher, language: str, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    say, filters = translator(language), Filters(level="intercommunality")
    answer = matcher.suggest(SuggestRequest("La Rochelle", filters=filters))
    show_suggestions(answer, say)
    for told in (capsys.readouterr().out, list_note(answer, say)):
        assert sentence in " ".join(told.split())


def test_a_list_that_is_not_empty_has_nothing_to_widen(matcher: Matcher) -> None:
    assert matcher.suggest(SuggestRequest("La Rochelle", top=1)).widenings == ()


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("fr", "sans la population minimale"), ("en", "without the least population")],
)
def test_the_command_line_names_the_filter(
    matcher: Matcher, language: str, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    request = SuggestRequest("La Rochelle", filters=Filters(min_population=CROWD))
    show_suggestions(matcher.suggest(request), translator(language))
    assert sentence in capsys.readouterr().out

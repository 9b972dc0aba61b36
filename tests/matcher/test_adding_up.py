"""The parts of a score as they are shown: they add up to the total that is shown."""

from __future__ import annotations

import pytest

from matcher.adding_up import AddedUp, add_up, rounded
from matcher.requests import SuggestRequest
from matcher.results import Reason, Suggestion
from matcher.service import Matcher


@pytest.fixture(scope="module")
def suggestions(matcher: Matcher) -> tuple[Suggestion, ...]:
    return matcher.suggest(SuggestRequest("La Rochelle", top=20)).suggestions


def shown(added: AddedUp) -> float:
    return added.start + sum(rounded(part.points) for part in added.parts) + added.rounding


def test_what_is_shown_adds_up_to_the_total_that_is_shown(
    suggestions: tuple[Suggestion, ...],
) -> None:
    for suggestion in suggestions:
        added = add_up(suggestion)
        assert shown(added) == pytest.approx(added.total, abs=1e-9)
        assert added.total == pytest.approx(suggestion.score, abs=0.005)


def test_rounding_leaves_over_less_than_half_a_hundredth_of_each_part(
    suggestions: tuple[Suggestion, ...],
) -> None:
    for suggestion in suggestions:
        parts = len(suggestion.reasons) + 2
        assert abs(add_up(suggestion).rounding) <= 0.005 * parts + 1e-9


def test_the_parts_rise_before_they_fall(suggestions: tuple[Suggestion, ...]) -> None:
    for suggestion in suggestions:
        points = [part.points for part in add_up(suggestion).parts]
        rising = [each for each in points if each > 0]
        assert points[: len(rising)] == sorted(rising, reverse=True)


def test_points_are_never_minus_zero() -> None:
    assert str(rounded(-0.001)) == "0.0"


def test_what_does_not_weigh_is_no_part(suggestions: tuple[Suggestion, ...]) -> None:
    parts = [part for each in suggestions for part in add_up(each).parts]
    assert parts
    assert not [part for part in parts if weightless(part)]


def weightless(part: Reason) -> bool:
    return part.verdict == "unknown" or rounded(part.points) == 0

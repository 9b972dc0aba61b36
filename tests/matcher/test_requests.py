from __future__ import annotations

from collections.abc import Callable

import pytest

from data.errors import InvalidOption
from matcher.requests import Filters, SuggestRequest


@pytest.mark.parametrize("top", [0, -1, 1001])
def test_a_number_of_suggestions_out_of_range_is_refused(top: int) -> None:
    with pytest.raises(InvalidOption, match="1 to 1000"):
        SuggestRequest("Brest", top=top)


def test_a_family_that_does_not_exist_is_refused_with_those_that_do() -> None:
    with pytest.raises(InvalidOption, match="proximity"):
        SuggestRequest("Brest", weights={"colour": 1})


@pytest.mark.parametrize("weight", [-0.5, 3.1, float("inf"), float("nan")])
def test_a_weight_out_of_range_is_refused(weight: float) -> None:
    with pytest.raises(InvalidOption, match="0 to 3"):
        SuggestRequest("Brest", weights={"size": weight})


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: Filters(min_population=-1),
        lambda: Filters(max_population=-1),
        lambda: Filters(min_population=10, max_population=9),
        lambda: Filters(level="village"),  # type: ignore[arg-type]
        lambda: Filters(continents=frozenset({"XX"})),
    ],
)
def test_filters_that_cannot_be_meant_are_refused(wrong: Callable[[], Filters]) -> None:
    with pytest.raises(InvalidOption):
        wrong()


def test_equal_bounds_of_population_are_allowed() -> None:
    assert Filters(min_population=10, max_population=10).max_population == 10


def test_what_speaks_of_the_one_who_asks_needs_one() -> None:
    with pytest.raises(InvalidOption, match="name it"):
        SuggestRequest(None, themes=("waste",), weights={"size": 2.0})

"""Sentences of the command line as a client of HTTP reads them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from api.wording import sentence_of
from data.errors import InvalidOption, MatcherError
from matcher.requests import Filters, SuggestRequest, check_top, check_weights
from matcher.translation import translator


def refusal(raising: Callable[..., object], *arguments: object) -> str:
    """Return the sentence of the failure that a call raises."""
    with pytest.raises(MatcherError) as caught:
        raising(*arguments)
    return sentence_of(caught.value, translator("fr"))


def test_an_option_in_a_field_becomes_a_parameter() -> None:
    assert refusal(check_top, 5000).startswith("top 5000 est hors limites")


def test_an_option_in_a_sentence_becomes_a_parameter() -> None:
    found = refusal(lambda: Filters(min_population=9, max_population=3))
    assert found == "min_population 9 dépasse max_population 3\u202f; inversez-les."


def test_a_weight_is_named_with_its_family_as_the_parameter_is() -> None:
    found = refusal(check_weights, {"size": 9.0})
    assert found.startswith("weight_size=9 est hors limites")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_family_that_the_model_lacks_is_named_as_its_parameter(language: str) -> None:
    error = InvalidOption(
        "--weight {family!r}: the model in use has no such criterion; it has {known}.",
        family="sectors",
        known="size",
    )
    assert sentence_of(error, translator(language)).startswith("weight_sectors")


def test_options_that_cannot_stand_alone_are_all_renamed() -> None:
    found = refusal(lambda: SuggestRequest(None, themes=("water_sanitation",), standing=True))
    assert "--" not in found
    assert "include_existing" in found


def test_a_text_of_the_user_is_left_as_it_is() -> None:
    error = InvalidOption("{text!r} is wrong.", text="my --top x")
    assert sentence_of(error, translator("en")) == "'my --top x' is wrong."

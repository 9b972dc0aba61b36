"""Sentences of the command line as a client of HTTP reads them."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from structlog.testing import capture_logs

from api.pages.refusals import refusal as refusal_on_page
from api.wording import sentence_of
from data.errors import InvalidOption, MatcherError, StoreBusy
from data.readers.template import lacking
from data.store.failures import explained
from matcher.requests import Filters, SuggestRequest, check_top, check_weights
from matcher.translation import Translator, translator


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


@pytest.mark.parametrize(
    ("language", "named"), [("fr", "collectivité française"), ("en", "French authority")]
)
def test_a_field_that_has_words_in_both_languages_is_said_in_one(language: str, named: str) -> None:
    said = sentence_of(lacking(["partenaire", "ville"], "a.csv"), translator(language))
    assert named in said
    assert "Label(" not in said


def test_options_that_cannot_stand_alone_are_all_renamed() -> None:
    found = refusal(lambda: SuggestRequest(None, themes=("water_sanitation",), standing=True))
    assert "--" not in found
    assert "include_existing" in found


def test_a_text_of_the_user_is_left_as_it_is() -> None:
    error = InvalidOption("{text!r} is wrong.", text="my --top x")
    assert sentence_of(error, translator("en")) == "'my --top x' is wrong."


@pytest.mark.parametrize(
    "reason", ['connection to "10.1.2.3" failed', "lock timeout", "UNIQUE constraint failed: 10.1"]
)
@pytest.mark.parametrize("tell", [sentence_of, refusal_on_page])
def test_where_the_directory_is_and_what_its_database_says_is_not_told(
    tell: Callable[[MatcherError, Translator], str], reason: str
) -> None:
    told = tell(explained(reason, "10.1.2.3/towns"), translator("fr"))
    assert told.startswith("L’annuaire")
    assert not re.search("10.1|towns|UNIQUE", told)


def test_where_the_directory_is_and_what_its_database_says_is_logged() -> None:
    with capture_logs() as events:
        sentence_of(explained("connection refused", "towns"), translator("en"))
    assert events[0]["reason"].startswith("the database towns does not answer (connection refused)")


def test_that_another_file_is_being_imported_is_told() -> None:
    error = StoreBusy("another file is being imported here; try again when it is done.")
    assert sentence_of(error, translator("en")).startswith("Another file is being imported")

from __future__ import annotations

import pytest

from data.errors import InvalidOption
from matcher.commands.options import FilterOptions, countries, weights, whole_number


@pytest.mark.parametrize("text", ["FR,CI", "fr, ci", "France,Côte d'Ivoire", "France,Ivory Coast"])
def test_countries_are_known_by_code_and_by_name(text: str) -> None:
    assert countries("--country", text) == {"FR", "CI"}


def test_a_country_of_no_today_is_refused() -> None:
    with pytest.raises(InvalidOption, match="Prussia"):
        countries("--country", "Prussia")


def test_a_number_may_have_blanks_between_its_digits() -> None:
    assert whole_number("--top", "1\u202f000") == whole_number("--top", "1 000") == 1000


@pytest.mark.parametrize("text", ["", "ten", "1.5", "1,000", "0x10"])
def test_what_is_no_whole_number_is_refused(text: str) -> None:
    with pytest.raises(InvalidOption, match="whole number"):
        whole_number("--top", text)


def test_weights_are_read_with_a_point_or_a_comma() -> None:
    assert weights(["size=2", "Place=0,5"]) == {"size": 2.0, "place": 0.5}


@pytest.mark.parametrize("text", ["size", "size=", "=2", "size=heavy", "size=nan"])
def test_a_weight_that_is_not_understood_is_refused(text: str) -> None:
    with pytest.raises(InvalidOption):
        from matcher.requests import check_weights

        check_weights(weights([text]))


def test_options_become_filters() -> None:
    options = FilterOptions(continent="Afrique,EU", level="Region", min_population="10")
    filters = options.filters()
    assert filters.continents == {"AF", "EU"}
    assert (filters.level, filters.min_population) == ("region", 10)


@pytest.mark.parametrize(
    ("word", "level"),
    [
        ("commune", "municipality"),
        ("Intercommunalité", "intercommunality"),
        ("département", "department"),
        ("province", "department"),
        ("Région", "region"),
        ("État", "region"),
    ],
)
def test_levels_are_known_by_french_words_too(word: str, level: str) -> None:
    assert FilterOptions(level=word).filters().level == level


def test_a_continent_that_is_none_is_refused_with_the_names_of_all() -> None:
    with pytest.raises(InvalidOption, match=r"Africa.*South America"):
        FilterOptions(continent="Atlantis").filters()

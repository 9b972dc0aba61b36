from __future__ import annotations

import pytest

from data.errors import InvalidOption
from matcher.continents import continent_code, same_state


@pytest.mark.parametrize("text", ["AF", "af", "Afrique", "AFRICA", " afrique "])
def test_a_continent_is_known_by_code_and_by_name(text: str) -> None:
    assert continent_code(text) == "AF"


def test_a_continent_with_several_words_needs_no_hyphen() -> None:
    assert continent_code("Amérique du Nord") == continent_code("north-america") == "NA"


def test_a_word_that_is_no_continent_is_refused() -> None:
    with pytest.raises(InvalidOption, match="Atlantide"):
        continent_code("Atlantide")


def test_overseas_france_is_france() -> None:
    assert "NC" in same_state("FR") and "FR" in same_state("PF")


def test_another_country_is_a_state_of_its_own() -> None:
    assert same_state("DE") == {"DE"}

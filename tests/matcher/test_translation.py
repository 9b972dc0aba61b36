from __future__ import annotations

import pytest

from matcher.labels import label
from matcher.translation import translator

FRENCH, ENGLISH = translator("fr"), translator("en")
NARROW = "\u202f"


def test_french_numbers_have_narrow_spaces_and_a_comma() -> None:
    assert FRENCH.number(205561.25, 1) == f"205{NARROW}561,2"


def test_english_numbers_have_commas_and_a_point() -> None:
    assert ENGLISH.number(205561.25, 1) == "205,561.2"


def test_points_always_show_their_sign() -> None:
    assert [FRENCH.points(value) for value in (1.5, -0.25, 0)] == ["+1,50", "−0,25", "+0,00"]


@pytest.mark.parametrize(
    ("value", "french", "english"),
    [(-1.73, "point", "points"), (0.5, "point", "points"), (2.0, "points", "points"),
     (1.0, "point", "point")],
)  # fmt: skip
def test_points_agree_with_their_number(value: float, french: str, english: str) -> None:
    assert (FRENCH.unit_of_points(value), ENGLISH.unit_of_points(value)) == (french, english)


@pytest.mark.parametrize(
    ("rank", "french", "english"),
    [(1, "1re", "1st"), (2, "2e", "2nd"), (11, "11e", "11th"), (23, "23e", "23rd")],
)
def test_ranks_are_ordinals(rank: int, french: str, english: str) -> None:
    assert (FRENCH.ordinal(rank), ENGLISH.ordinal(rank)) == (french, english)


def test_one_and_a_half_of_anything_is_singular_in_french_only() -> None:
    message = "{count} inhabitant", "{count} inhabitants"
    assert FRENCH.plural(*message, count=0) == "0 habitant"
    assert ENGLISH.plural(*message, count=0) == "0 inhabitants"


def test_countries_have_their_names_in_each_language() -> None:
    assert FRENCH.country("CI") == "Côte d’Ivoire"
    assert ENGLISH.country("DE") == "Germany"


def test_a_country_that_babel_lacks_keeps_its_code() -> None:
    assert FRENCH.country("ZZZ") == "ZZZ"


def test_lists_end_with_a_word() -> None:
    assert FRENCH.listing(["un", "deux", "trois"]) == "un, deux et trois"
    assert ENGLISH.listing(["one", "two"]) == "one and two"


def test_distances_below_ten_kilometres_have_a_decimal() -> None:
    assert ENGLISH.distance(1.26) == "1.3 km"
    assert ENGLISH.distance(1234.5) == "1,234 km"


def test_a_sector_is_said_in_the_words_of_the_vocabulary() -> None:
    assert label("water_sanitation", FRENCH) == "eau et assainissement"
    assert label("water_sanitation", ENGLISH) == "water and sanitation"


def test_a_message_that_the_catalogue_lacks_stays_as_it_is() -> None:
    assert FRENCH.text("never written {what}", what="here") == "never written here"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Auvergne-Rhône-Alpes", "d’Auvergne-Rhône-Alpes"),
        ("Île-de-France", "d’Île-de-France"),
        ("Grand Est", "du Grand Est"),
        ("Hauts-de-France", "des Hauts-de-France"),
        ("Pays de la Loire", "des Pays de la Loire"),
        ("Le Havre", "du Havre"),
        ("La Rochelle", "de La Rochelle"),
        ("Brest métropole", "de Brest métropole"),
        ("Communauté de communes du Pays", "de la Communauté de communes du Pays"),
    ],
)
def test_a_name_behind_de_is_contracted_or_elided(name: str, said: str) -> None:
    assert translator("fr").of(name) == said
    assert translator("en").of(name) == f"of {name}"

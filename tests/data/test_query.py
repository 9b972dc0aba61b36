from __future__ import annotations

import pytest

from data.errors import InvalidOption
from data.query import parse_query


@pytest.mark.parametrize("text", ["geonames:3006787", "insee:DEP-48", "admin1:MX.30", " siren:1 "])
def test_an_id_is_taken_as_it_is(text: str) -> None:
    assert parse_query(text).id == text.strip()


@pytest.mark.parametrize(
    ("text", "expected"),
    [("17300", "insee:17300"), ("2a004", "insee:2A004"), ("200067106", "siren:200067106")],
)
def test_the_codes_of_french_authorities_need_no_word_before_them(text: str, expected: str) -> None:
    assert parse_query(text).id == expected


@pytest.mark.parametrize("text", ["46.16,-1.15", "46.16; -1.15", "point:46.16,-1.15"])
def test_two_numbers_are_a_point(text: str) -> None:
    assert parse_query(text).point == (46.16, -1.15)


def test_a_name_may_carry_its_point() -> None:
    query = parse_query("Vera Cruz @ 19.2, -96.1")
    assert (query.name, query.point) == ("Vera Cruz", (19.2, -96.1))


@pytest.mark.parametrize("text", ["Brest, Biélorussie", "Brest (Belarus)", "Brest, BY"])
def test_a_country_may_follow_the_name(text: str) -> None:
    query = parse_query(text)
    assert (query.name, query.country) == ("Brest", "BY")


def test_what_stands_in_brackets_qualifies_the_name() -> None:
    query = parse_query("District de Daxing (Municipalité de Shanghai)")
    assert query.qualifiers == ("Municipalité de Shanghai",)
    assert query.name == "District de Daxing"


@pytest.mark.parametrize("text", ["91,0", "0,181", "Nulle part@-95,10"])
def test_a_point_outside_the_globe_is_refused(text: str) -> None:
    with pytest.raises(InvalidOption, match="outside the globe"):
        parse_query(text)


def test_a_text_too_long_to_be_a_name_is_refused() -> None:
    with pytest.raises(InvalidOption, match="300000 characters"):
        parse_query("Saint-" * 50_000)


def test_a_name_with_a_comma_and_digits_is_no_point() -> None:
    assert parse_query("Area 51, Nevada").point is None

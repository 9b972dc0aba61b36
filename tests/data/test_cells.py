from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.readers.cells import CellError, read_degrees, read_name, read_population, read_year


@pytest.mark.parametrize(
    ("text", "population"),
    [
        ("", None),
        ("76 810", 76_810),
        ("76\u202f810", 76_810),
        ("76'810", 76_810),
        ("1,262,223", 1_262_223),
        ("12.000", 12_000),
        ("43723.0", 43_723),
        ("2e6", 2_000_000),
    ],
)
def test_a_population_is_read_as_people_write_it(text: str, population: int | None) -> None:
    assert read_population(text) == population


@pytest.mark.parametrize("text", ["0", "-1", "0.5", "1e300", "NaN", "∞", "many", "12 34", "0x10"])
def test_a_population_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(CellError, match="leave the cell empty if unknown"):
        read_population(text)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("", None),
        ("2004", 2004),
        ("2004-05-06", 2004),
        ("06/05/2004", 2004),
        ("+1982-01-01T00:00:00Z", 1982),
        ("0836", 836),
    ],
)
def test_a_year_is_taken_from_a_date(text: str, year: int | None) -> None:
    assert read_year(text) == year


@pytest.mark.parametrize("text", ["0", "99999", "-2004", "May", "20045", "3000", "NaN"])
def test_a_year_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(CellError, match="is not a year between 800 and 2100"):
        read_year(text)


def test_an_angle_outside_of_the_globe_is_refused() -> None:
    assert read_degrees("-33.9", "latitude", limit=90) == -33.9
    with pytest.raises(CellError, match="lies outside -90 to 90 degrees"):
        read_degrees("91", "latitude", limit=90)


@pytest.mark.parametrize("name", ["Don Benito", "Louis Trichardt", "Jean-Rabel", "’t Zand"])
def test_a_town_that_is_named_like_a_person_is_a_name(name: str) -> None:
    assert read_name(name, "partner") == name


@given(st.text(max_size=300))
def test_whatever_a_cell_holds_it_is_read_or_refused_in_one_sentence(text: str) -> None:
    for read in (read_population, read_year, lambda cell: read_name(cell, "partner")):
        try:
            read(text)
        except CellError as error:
            assert "\n" not in str(error)

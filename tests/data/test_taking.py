"""Ends that are settled and are to be looked at."""

from __future__ import annotations

import pytest

from data.records import Mention, Territory
from data.resolve import Resolution
from data.taking import doubt

REUNION = Territory("geonames:1", "Saint-Denis", "FR", "municipality", -20.9, 55.5, 154_765)
SUBURB = Territory("geonames:2", "Saint-Denis", "FR", "municipality", 48.9, 2.4, 149_077)
HAMLET = Territory("geonames:3", "Saint-Denis", "FR", "municipality", 43.4, 2.2, 500)
LONGER = Territory("geonames:4", "Saint-Denis-en-Val", "FR", "municipality", 47.9, 2.0, 100_000)


def test_a_namesake_that_comes_close_is_told() -> None:
    others = (SUBURB, HAMLET, LONGER)
    found = doubt(Mention("Saint-Denis", "FR"), Resolution(REUNION, 1, others))
    assert found and found.others == (SUBURB,)


@pytest.mark.parametrize("name", ["Saint-Denys", "Sint Denis"])
def test_a_slip_in_a_name_is_told(name: str) -> None:
    assert doubt(Mention(name, "FR"), Resolution(REUNION, 1))


@pytest.mark.parametrize(
    "mention",
    [
        Mention("SAINT DENIS", "FR"),
        Mention("Saint-Denis, La Réunion", "FR"),
        Mention("Ville de la Réunion", "FR"),
        Mention("Saint-Denys", "FR", latitude=-20.9, longitude=55.5),
    ],
)
def test_a_name_as_it_is_another_one_and_one_with_its_point_are_plain(mention: Mention) -> None:
    assert doubt(mention, Resolution(REUNION, 1, (HAMLET,))) is None


def test_a_guess_is_told_although_it_has_a_point() -> None:
    mention = Mention("Q1234", latitude=-20.9, longitude=55.5)
    assert doubt(mention, Resolution(REUNION, 1, approximate=True))

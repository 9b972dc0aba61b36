"""The rule by which the population of a foreign division is derived."""

from __future__ import annotations

from data.gazetteer_entries import Entry, divisions
from data.tables import DivisionRow


def town(number: int, population: int, admin1: str) -> Entry:
    return Entry(f"geonames:{number}", "Town", "XX", 0.0, 0.0, population=population, admin1=admin1)


def row(code: str, population: int | None = None) -> DivisionRow:
    return DivisionRow(f"admin1:{code}", "XX", code, (), population, None, "geonames")


TOWNS = [town(1, 100, "XX.1"), town(2, 50, "XX.1"), town(3, 350, "XX.2")]


def derived(rows: list[DivisionRow], country: int) -> list[tuple[int, bool]]:
    found = divisions(rows, TOWNS, {"XX": country} if country else {})
    return [(entry.population, entry.population_derived) for entry in found]


def test_the_sum_of_places_is_scaled_to_the_population_of_the_country() -> None:
    assert derived([row("XX.1"), row("XX.2")], 1_000) == [(300, True), (700, True)]


def test_a_sum_greater_than_the_country_is_scaled_down() -> None:
    assert derived([row("XX.1")], 250) == [(75, True)]


def test_places_that_know_less_than_an_eighth_of_the_country_tell_nothing() -> None:
    assert derived([row("XX.1")], 4_000) == [(1_200, True)]
    assert derived([row("XX.1")], 4_001) == [(0, False)]


def test_a_country_of_unknown_population_leaves_its_divisions_unknown() -> None:
    assert derived([row("XX.1")], 0) == [(0, False)]


def test_a_declared_population_stays() -> None:
    assert derived([row("XX.1", 42)], 1_000) == [(42, False)]

"""Two profiles side by side: what likens them, what sets them apart, what is unknown."""

from __future__ import annotations

from dataclasses import replace

import pytest

from data.records import Fact, Level, Profile, Source, Territory
from matcher.likenesses import likeness, pair_facts, pair_themes
from matcher.results import Card, KnownTheme, Taken, Telling

PORT = Territory("geonames:1", "Port", "FR", "municipality", 46.0, -1.0, 76_000)
TELLING = Telling("document", 1, Source("Town hall"))


def fact(name: str, value: object) -> Fact:
    return Fact(name, value, "declared")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "first", "second", "expected"),
    [
        ("population", 76_000, 93_000, "alike"),
        ("population", 93_000, 76_000, "alike"),
        ("population", 325_721, 185_357, "alike"),
        ("population", 76_000, 16_000_000, "unlike"),
        ("port", True, True, "alike"),
        ("port", True, False, "unlike"),
        ("port", False, False, None),
        ("climate", "Cfb", "Csa", "unlike"),
        ("eu", ("member", "since 1958"), ("member", "since 1986"), "alike"),
        ("coast_km", 1.5, 1.5, None),
    ],
)
def test_facts_liken_where_they_are_shared(
    name: str, first: object, second: object, expected: str | None
) -> None:
    assert likeness(fact(name, first), fact(name, second)) == expected


def test_what_is_unknown_neither_likens_nor_sets_apart() -> None:
    known, unknown = fact("population", 76_000), Fact("population", None, "unknown")
    assert likeness(known, unknown) is None
    assert likeness(None, known) is None


def test_the_facts_of_both_stand_side_by_side_in_one_order() -> None:
    first = Profile(PORT, (fact("climate", "Cfb"), fact("country", "FR")))
    second = Profile(PORT, (fact("dac", ("low_income",)), fact("country", "LA")))
    pairs = pair_facts(first, second)
    assert [pair.name for pair in pairs] == ["country", "climate", "dac"]
    assert (pairs[2].first, pairs[1].second) == (None, None)


@pytest.mark.parametrize(
    ("level", "name", "first", "second", "expected"),
    [
        ("municipality", "on_coast", False, True, "unlike"),
        ("intercommunality", "climate", "Cfb", "Csa", None),
        ("intercommunality", "on_coast", True, True, "alike"),
        ("department", "on_coast", False, True, "unlike"),
        ("department", "climate", "Cfb", "Csa", None),
        ("region", "climate", "Cfb", "Csa", None),
    ],
)
def test_one_point_of_a_large_territory_does_not_set_it_apart(
    level: Level, name: str, first: object, second: object, expected: str | None
) -> None:
    large = Profile(replace(PORT, level=level), (fact(name, first),))
    small = Profile(PORT, (fact(name, second),))
    for pairs in (pair_facts(large, small), pair_facts(small, large)):
        assert [pair.likeness for pair in pairs] == [expected]


def card(*keys: str) -> Card:
    themes = tuple(KnownTheme(key, (TELLING,)) for key in keys)
    return Card(Taken(PORT, (), False), Profile(PORT, ()), (), 0, themes, ())


def test_the_themes_that_both_know_come_first() -> None:
    pairs = pair_themes(card("education", "waste"), card("sport", "waste"))
    assert [(pair.key, pair.shared) for pair in pairs] == [
        ("waste", True),
        ("education", False),
        ("sport", False),
    ]

"""What two territories have in common and what sets them apart, fact by fact and theme by theme."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from data.memberships import GROUPS
from data.records import Fact, Profile
from data.vocabulary import THEMES
from matcher.labels import FACTS
from matcher.one_point import is_of_one_point
from matcher.printing.profiles import shown_facts
from matcher.results import Card, KnownTheme

if TYPE_CHECKING:
    from features.challenges import Derivation

Likeness = Literal["alike", "unlike"]

COMPARABLE = 2.0
"""Populations are comparable where the larger is at most so many times the smaller."""
NOT_COMPARED = ("name", "level", "coordinates", "other_names", "insee", "seat", "seat_of")
"""What says nothing beside another: names, French codes and seats, what users put right."""


@dataclass(frozen=True, slots=True)
class FactPair:
    """One fact of both; None where a territory has no such fact, or the likeness no meaning."""

    name: str
    first: Fact | None
    second: Fact | None
    likeness: Likeness | None


@dataclass(frozen=True, slots=True)
class ThemeKnown:
    """How a theme is known of a territory: declared, else derived by a rule."""

    declared: KnownTheme | None
    derived: Derivation | None


@dataclass(frozen=True, slots=True)
class ThemePair:
    """A sector or a challenge that is known of one of both at least; None where it is unknown."""

    key: str
    first: ThemeKnown | None
    second: ThemeKnown | None

    @property
    def shared(self) -> bool:
        """Whether it is known of both."""
        return self.first is not None and self.second is not None


def pair_facts(first: Profile, second: Profile) -> tuple[FactPair, ...]:
    """The facts of both side by side, in the order of the labels, the memberships last.

    What is known of one point alone of a territory does not set it apart: the rest may differ.
    """
    own, other = ({fact.name: fact for fact in shown_facts(each)} for each in (first, second))
    names = (own.keys() | other.keys()) - set(NOT_COMPARED)
    partly = {name for name in names for each in (first, second) if is_of_one_point(each, name)}
    return tuple(
        _fact_pair(name, own.get(name), other.get(name), sure=name not in partly)
        for name in sorted(FACTS, key=lambda name: name in GROUPS)
        if name in names
    )


def _fact_pair(name: str, first: Fact | None, second: Fact | None, *, sure: bool) -> FactPair:
    found = likeness(first, second)
    return FactPair(name, first, second, found if sure or found == "alike" else None)


def likeness(first: Fact | None, second: Fact | None) -> Likeness | None:
    """Whether two facts of one name liken their territories; None where one is unknown.

    >>> both = Fact("port", True, "derived"), Fact("port", True, "derived")
    >>> likeness(*both)
    'alike'
    """
    if first is None or second is None or first.value is None or second.value is None:
        return None
    rule = RULES.get(first.name)
    alike = rule(first.value, second.value) if rule else None
    return None if alike is None else "alike" if alike else "unlike"


def pair_themes(first: Card, second: Card) -> tuple[ThemePair, ...]:
    """The themes of both side by side: those that both know first, then as in the vocabulary."""
    own, other = themes_of(first), themes_of(second)
    pairs = (
        ThemePair(key, own.get(key), other.get(key)) for key in THEMES if key in own or key in other
    )
    return tuple(sorted(pairs, key=lambda pair: not pair.shared))


def themes_of(card: Card) -> dict[str, ThemeKnown]:
    """How each theme is known of a territory, by its key, in the order of the vocabulary."""
    declared = {theme.key: theme for theme in card.themes}
    derived = {each.key: each for each in card.derived}
    return {
        key: ThemeKnown(declared.get(key), derived.get(key))
        for key in THEMES
        if key in declared or key in derived
    }


def _both_have(first: bool, second: bool) -> bool | None:
    return (first and second) if first or second else None


def comparable(first: int, second: int) -> bool:
    """Whether two populations, in inhabitants, are alike: the one rule of sheets and notes."""
    return max(first, second) <= COMPARABLE * min(first, second)


def _same(first: object, second: object) -> bool:
    return first == second


RULES: Mapping[str, Callable[[Any, Any], bool | None]] = {
    "population": comparable,
    "climate": _same,
    # Who is in no group is unknown: what is known of both is that they are in it.
    **dict.fromkeys(GROUPS, lambda first, second: True),
    # That neither has it likens two territories to most of the world.
    **dict.fromkeys(("coastal", "on_coast", "port", "island"), _both_have),
}
"""Whether two known values of a fact liken their territories; other facts have no such meaning."""

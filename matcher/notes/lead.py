"""The one sentence that a mayor repeats: what the two have in common, and how far they lie."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from data.records import Profile
from data.vocabulary import THEMES
from matcher.ends import distance_km
from matcher.labels import label
from matcher.likenesses import comparable
from matcher.translation import Translator

if TYPE_CHECKING:
    from matcher.results import Comparison

THEMES_SAID = 3


def lead_sentence(comparison: Comparison, say: Translator) -> str:
    """Size, sea, distance, then the challenges and sectors that both are known to have."""
    clauses = [
        *_size(comparison, say),
        *_sea(comparison, say),
        *_distance(comparison, say),
    ]
    said = say.text("Two territories {clauses}", clauses=", ".join(clauses))
    themes = list(_themes(comparison, say))
    if not themes:
        return f"{said}."
    both = themes[0]
    for more in themes[1:]:
        both = say.text("{first}; {second}", first=both, second=more)
    return say.text("{territories}: {themes}.", territories=said, themes=both)


def _size(comparison: Comparison, say: Translator) -> Iterator[str]:
    own, other = comparison.first.territory.population, comparison.second.territory.population
    if own is None or other is None:
        yield say.text("whose sizes cannot be compared (a population is unknown)")
        return
    figures = {"first": say.number(own), "second": say.number(other)}
    if comparable(own, other):
        yield say.text("of comparable size ({first} and {second} inhabitants)", **figures)
    else:
        yield say.text("of different sizes ({first} and {second} inhabitants)", **figures)


def _sea(comparison: Comparison, say: Translator) -> Iterator[str]:
    if _both(comparison, "on_coast") and _both(comparison, "port"):
        yield say.text("both by the sea with a port")
    elif _both(comparison, "on_coast"):
        yield say.text("both by the sea")
    elif _both(comparison, "coastal"):
        yield say.text("both near the sea")
    if _both(comparison, "island"):
        yield say.text("both on an island")


def _distance(comparison: Comparison, say: Translator) -> Iterator[str]:
    away = distance_km(comparison.first.territory, comparison.second.territory)
    yield say.text("{distance} apart", distance=say.distance(away))


def _themes(comparison: Comparison, say: Translator) -> Iterator[str]:
    """Challenges first, the principle of the product; sectors only where both declare them."""
    declared = [key for key in comparison.declared_themes if THEMES[key].kind == "challenge"]
    derived = [key for key in comparison.shared_themes if THEMES[key].kind == "challenge"]
    sectors = [key for key in comparison.declared_themes if THEMES[key].kind == "sector"]
    if declared:
        yield say.text("same challenges, {themes}", themes=_listed(declared, say))
    elif derived:
        themes = _listed(derived, say)
        yield say.text("same challenges to judge by their geography, {themes}", themes=themes)
    if sectors:
        yield say.text("same fields of action, {themes}", themes=_listed(sectors, say))


def _listed(keys: list[str], say: Translator) -> str:
    return ", ".join(label(key, say) for key in keys[:THEMES_SAID])


def _both(comparison: Comparison, name: str) -> bool:
    return all(_holds(profile, name) for profile in (comparison.first, comparison.second))


def _holds(profile: Profile, name: str) -> bool:
    return any(fact.name == name and fact.value is True for fact in profile.facts)

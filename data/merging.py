"""Two sources of one partnership → one partnership.

The rule: a pair of territories, in either order, is one partnership. What a source says wins over
« unknown »; where two sources contradict each other (link, status, start year, outcome, texts) the
one recorded first keeps its word; lists (sectors, challenges, difficulties) are united; every
source is kept, so that the contradiction can be looked up.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from data.records import Partnership, Source, Terms

Value = TypeVar("Value")


def pair_key(first: str, second: str) -> str:
    """The key of an unordered pair of territory ids."""
    return "|".join(sorted((first, second)))


def merge_all(partnerships: Iterable[Partnership]) -> dict[str, Partnership]:
    """The partnerships by pair, those of the same pair merged in their order."""
    merged: dict[str, Partnership] = {}
    for partnership in partnerships:
        key = pair_key(partnership.first, partnership.second)
        known = merged.get(key)
        merged[key] = merge(known, partnership) if known else partnership
    return merged


def merge(known: Partnership, other: Partnership) -> Partnership:
    """What both say of the same pair; `known` was recorded first."""
    return Partnership(
        known.first,
        known.second,
        merge_terms(known.terms, other.terms),
        _merge_sources(known.sources, other.sources),
    )


def merge_terms(known: Terms, other: Terms) -> Terms:
    """The terms of `known`, completed by those of `other`."""
    return Terms(
        link=other.link if known.link == "unknown" else known.link,
        status=other.status if known.status == "unknown" else known.status,
        start_year=known.start_year or other.start_year,
        sectors=_united(known.sectors, other.sectors),
        challenges=_united(known.challenges, other.challenges),
        objectives=known.objectives or other.objectives,
        outcome=other.outcome if known.outcome == "unknown" else known.outcome,
        difficulties=_united(known.difficulties, other.difficulties),
        outcome_note=known.outcome_note or other.outcome_note,
    )


def _merge_sources(known: tuple[Source, ...], others: tuple[Source, ...]) -> tuple[Source, ...]:
    places = {(source.name, source.locator) for source in known}
    return known + tuple(source for source in others if (source.name, source.locator) not in places)


def _united(known: Sequence[Value], others: Sequence[Value]) -> tuple[Value, ...]:
    return tuple(dict.fromkeys((*known, *others)))

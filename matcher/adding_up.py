"""A score as parts that add up to the last digit shown."""

from __future__ import annotations

from dataclasses import dataclass

from matcher.printing.suggestions import strongest
from matcher.results import Reason, Suggestion

DIGITS = 2


@dataclass(frozen=True, slots=True)
class AddedUp:
    """Points of two decimals: `start`, the points of the parts and `rounding` make `total`.

    `parts` are the reasons that weigh, those for before those against, the heaviest of each first;
    `rounding` is what two decimals leave over of each, and of the reasons that do not weigh.
    """

    start: float
    parts: tuple[Reason, ...]
    rounding: float
    total: float


def add_up(suggestion: Suggestion) -> AddedUp:
    """The parts of the score of a suggestion as they are shown."""
    parts = *strongest(suggestion.reasons, "for"), *strongest(suggestion.reasons, "against")
    start, total = rounded(suggestion.intercept), rounded(suggestion.score)
    shown = start + sum(rounded(part.points) for part in parts)
    return AddedUp(start, parts, rounded(total - shown), total)


def rounded(points: float) -> float:
    """Points as they are shown; never minus zero."""
    return round(points, DIGITS) + 0.0

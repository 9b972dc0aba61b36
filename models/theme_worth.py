"""What a candidate gains in the score by its answer to the themes that are asked for.

The evidence for a theme is of two kinds. Declared: a partnership with somebody else, a document or
a user says that the candidate works on it or faces it. Derived: geography says so, by a rule. Of
what is unknown nothing is said, and it gives nothing. Themed partnerships were asked what evidence
is worth: nothing that can be measured (models/EXPERIMENTS.md). But who asks for a theme states a
wish, whatever the past predicts, so both are worth what is stated here, declared more than derived.
Of several themes, evidence is divided by the square root of how many they are, so that answering
four is worth twice as much as answering the one that was asked for.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from data.vocabulary import THEMES
from features.pairing import Pairing

Floats = NDArray[np.float64]
Rows = NDArray[np.int64]
Evidence = Literal["declared", "derived", "unknown"]

FAMILY = "themes"
PREFIX = "theme_"
WORTH: Mapping[Evidence, float] = {"declared": 3.0, "derived": 2.0, "unknown": 0.0}
"""In points, for the one theme that is asked for."""
BITS: Mapping[str, int] = {key: bit for bit, key in enumerate(THEMES)}


@dataclass(frozen=True, slots=True)
class Asked:
    """A theme that candidates are asked for: how much, 0 to 1, and the words that ask for it."""

    key: str
    weight: float = 1.0
    words: tuple[str, ...] = ()
    by: Literal["theme", "need"] = "theme"


@dataclass(frozen=True)
class Answer:
    """What one candidate answers to one theme: points, and the evidence."""

    asked: Asked
    points: float
    evidence: Evidence


@dataclass(frozen=True)
class Stands:
    """What is known of candidates, as masks of themes (n,)."""

    declared: Rows
    derived: Rows

    @classmethod
    def of(cls, pairing: Pairing) -> Stands:
        """What is known, but by the partnerships of the one who asks."""
        return cls(*pairing.themes.candidates)

    def __len__(self) -> int:
        return len(self.declared)

    def at(self, positions: Rows) -> Stands:
        """What is known of the candidates at these positions."""
        return Stands(self.declared[positions], self.derived[positions])

    def evidence(self, theme: Asked) -> list[Evidence]:
        """How the theme is known of each."""
        bit = BITS[theme.key]
        kinds = np.where(self.declared >> bit & 1, 2, self.derived >> bit & 1).tolist()
        return [("unknown", "derived", "declared")[kind] for kind in kinds]

    def worth(self, theme: Asked) -> Floats:
        """What the evidence for the theme is worth of each, were it asked for alone."""
        bit = BITS[theme.key]
        derived = WORTH["derived"] * (self.derived >> bit & 1)
        found: Floats = np.where(self.declared >> bit & 1, WORTH["declared"], derived)
        return found


def points_of(stands: Stands, asked: Sequence[Asked]) -> Floats:
    """What each candidate gains for all that is asked, (n,)."""
    total = np.zeros(len(stands))
    for theme in asked:
        total += stands.worth(theme) * weight_of(theme, asked)
    return total


def answers(stands: Stands, asked: Sequence[Asked]) -> list[tuple[Answer, ...]]:
    """The same for each candidate, theme by theme."""
    found = [
        [
            Answer(theme, points, evidence)
            for points, evidence in zip(
                (stands.worth(theme) * weight_of(theme, asked)).tolist(),
                stands.evidence(theme),
                strict=True,
            )
        ]
        for theme in asked
    ]
    return list(zip(*found, strict=True))


def weight_of(theme: Asked, asked: Sequence[Asked]) -> float:
    """What evidence for a theme counts beside that for the others."""
    return theme.weight / math.sqrt(max(1.0, sum(each.weight for each in asked)))

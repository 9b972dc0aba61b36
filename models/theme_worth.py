"""What a candidate gains in the score by its answer to the themes that are asked for.

The evidence for a theme is of three kinds. Declared: a partnership with somebody else, a document
or a user says that the candidate works on it or faces it. Derived: geography says so, by a rule.
Fit: the candidate is of the kind that partnerships on this theme link. Declared is always worth
more than derived, and derived more than nothing: who asks for a theme wishes it, whatever the past
predicts. Of several themes each has its part: fits are averaged, since what all themes share must
not count once for each, and evidence is divided by the square root of how many they are, so that
answering four is worth twice as much as answering the one that was asked for.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from data.vocabulary import THEMES
from features.pairing import Pairing
from models.theme_traits import TRAITS, UNKNOWN, trait_codes

Floats = NDArray[np.float64]
Rows = NDArray[np.int64]
Evidence = Literal["declared", "derived", "unknown"]

FAMILY = "themes"
PREFIX = "theme_"
PRIOR_DECLARED, PRIOR_DERIVED = 3.0, 2.0
"""Points, where no themed partnership is there to learn from."""
FEWEST = 10
"""Of fewer partnerships on one theme no share is told."""
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
    """What one candidate answers to one theme: points, the evidence, the trait that says most."""

    asked: Asked
    points: float
    evidence: Evidence
    trait: str | None
    trait_points: float


@dataclass(frozen=True)
class ThemeWorth:
    """What evidence is worth, in points, as learned from `learned_from` themed partnerships.

    `shared` (n_traits,) is what each trait of TRAITS is worth for any theme, `own` what it is worth
    more or less for each theme; `seen` counts the partnerships on each theme by trait of the
    foreign end, `counts` all of them; `seen_in_all` counts the partnerships on any theme by trait.
    """

    declared: float = PRIOR_DECLARED
    derived: float = PRIOR_DERIVED
    shared: Floats = field(default_factory=lambda: np.zeros(len(TRAITS)))
    own: Mapping[str, Floats] = field(default_factory=dict)
    seen: Mapping[str, Rows] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)
    seen_in_all: Rows = field(default_factory=lambda: np.zeros(len(TRAITS), dtype=np.int64))
    learned_from: int = 0

    def points(self, pairing: Pairing, asked: Sequence[Asked]) -> Floats:
        """What each candidate gains for all that is asked, (n,)."""
        return self.points_of(Stands.of(pairing), asked)

    def points_of(
        self, stands: Stands, asked: Sequence[Asked], *, only: Asked | None = None
    ) -> Floats:
        """The same from what is known of the candidates, or what one of the themes adds."""
        total = np.zeros(len(stands.declared))
        for theme in [only] if only else asked:
            evidence = self._of_evidence(stands, theme) * weight_of(theme, asked)
            total += evidence + self._of_fit(stands, theme) * part_of(theme, asked)
        return total

    def answers(self, pairing: Pairing, asked: Sequence[Asked]) -> list[tuple[Answer, ...]]:
        """The same for each candidate, theme by theme."""
        stands = Stands.of(pairing)
        return [
            tuple(self._answer(stands.at(np.array([position])), theme, asked) for theme in asked)
            for position in range(len(pairing))
        ]

    def seen_with(self, key: str, trait: str) -> tuple[int, int, bool]:
        """How many partnerships have a foreign end with this trait, of how many.

        Those on the theme, where there are ten (then it says True); else those on any theme.
        """
        at, count = TRAITS.index(trait), self.counts.get(key, 0)
        if count >= FEWEST:
            return int(self.seen[key][at]), count, True
        return int(self.seen_in_all[at]), self.learned_from, False

    def fit(self, key: str) -> Floats:
        """What each trait is worth where this theme is asked for, (n_traits,)."""
        own = self.own.get(key)
        return self.shared if own is None else self.shared + own

    def _answer(self, stands: Stands, theme: Asked, asked: Sequence[Asked]) -> Answer:
        points = float(self.points_of(stands, asked, only=theme)[0])
        values = self.fit(theme.key)
        known = [code for code in stands.traits[:, 0].tolist() if code != UNKNOWN and values[code]]
        best = max(known, key=lambda code: abs(values[code]), default=None)
        return Answer(
            theme,
            points,
            stands.evidence(theme),
            None if best is None else TRAITS[best],
            0.0 if best is None else part_of(theme, asked) * float(values[best]),
        )

    def _of_evidence(self, stands: Stands, theme: Asked) -> Floats:
        bit = BITS[theme.key]
        declared, derived = stands.declared >> bit & 1, stands.derived >> bit & 1
        found: Floats = np.where(declared, self.declared, np.where(derived, self.derived, 0.0))
        return found

    def _of_fit(self, stands: Stands, theme: Asked) -> Floats:
        values = np.append(self.fit(theme.key), 0.0)
        found: Floats = values[stands.traits].sum(axis=0)
        return found


def plain_worth(worth: ThemeWorth) -> dict[str, object]:
    """The same as JSON can hold it, each trait under its name."""
    return {
        "declared": worth.declared,
        "derived": worth.derived,
        "shared": _named(worth.shared),
        "own": {key: _named(values) for key, values in worth.own.items()},
        "seen": {key: _named(values) for key, values in worth.seen.items()},
        "counts": dict(worth.counts),
        "seen_in_all": _named(worth.seen_in_all),
        "learned_from": worth.learned_from,
    }


def worth_of(held: Mapping[str, Any]) -> ThemeWorth:
    """What `plain_worth` gave, read back."""
    return ThemeWorth(
        declared=float(held["declared"]),
        derived=float(held["derived"]),
        shared=_values(held["shared"]),
        own={key: _values(values) for key, values in held["own"].items()},
        seen={key: _values(values).astype(np.int64) for key, values in held["seen"].items()},
        counts=held["counts"],
        seen_in_all=_values(held["seen_in_all"]).astype(np.int64),
        learned_from=held["learned_from"],
    )


def _named(values: NDArray[Any]) -> dict[str, float]:
    return dict(zip(TRAITS, values.tolist(), strict=True))


def _values(held: Mapping[str, float]) -> Floats:
    return np.array([held[trait] for trait in TRAITS], dtype=float)


@dataclass(frozen=True)
class Stands:
    """What is known of candidates: masks of themes (n,), and traits (n_groups, n)."""

    declared: Rows
    derived: Rows
    traits: Rows

    @classmethod
    def of(cls, pairing: Pairing) -> Stands:
        """What is known, but by the partnerships of the one who asks."""
        side = pairing.themes.candidates
        return cls(side.declared, side.derived, trait_codes(pairing.world, pairing.pool.rows))

    def at(self, positions: Rows) -> Stands:
        """What is known of the candidates at these positions."""
        return Stands(self.declared[positions], self.derived[positions], self.traits[:, positions])

    def evidence(self, theme: Asked) -> Evidence:
        """How the theme is known of the first candidate."""
        bit = BITS[theme.key]
        if int(self.declared[0]) >> bit & 1:
            return "declared"
        return "derived" if int(self.derived[0]) >> bit & 1 else "unknown"


def part_of(theme: Asked, asked: Sequence[Asked]) -> float:
    """The part that the fit to a theme has: its weight, once they pass one together."""
    return theme.weight / _together(asked)


def weight_of(theme: Asked, asked: Sequence[Asked]) -> float:
    """What evidence for a theme counts beside that for the others."""
    return theme.weight / math.sqrt(_together(asked))


def _together(asked: Sequence[Asked]) -> float:
    return max(1.0, sum(theme.weight for theme in asked))

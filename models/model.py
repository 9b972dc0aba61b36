"""The additive model: a score, and the parts that sum to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from features.evidence import Evidence
from features.feature import Feature
from features.origin import Origin
from features.origins import Origins
from features.pairing import Pairing, Pool
from features.theme_book import ThemeBook
from features.world import World
from models.curves import Curve
from models.theme_worth import FAMILY, PREFIX, Answer, Asked, Stands, answers, points_of

Floats = NDArray[np.float64]
Rows = NDArray[np.int64]
Weights = Mapping[str, float]
Measured = tuple[NDArray[np.float32], ...]

REGIONAL_LEVELS = ("department", "region")


@dataclass(frozen=True)
class Contribution:
    """What one feature adds to the score of one pair, in points, and the facts that say why.

    `known` is False where nothing could be measured: such a feature contributes exactly 0.
    """

    feature: str
    family: str
    points: float
    known: bool
    facts: Mapping[str, object]


@dataclass(frozen=True)
class Explanation:
    """A score as its parts: `score` is `intercept` plus the points of the contributions."""

    intercept: float
    contributions: tuple[Contribution, ...]

    @property
    def score(self) -> float:
        """The sum of the parts, in points (log-odds base 2)."""
        return self.intercept + sum(part.points for part in self.contributions)


@dataclass(frozen=True)
class Model:
    """A trained model with the evidence it counts: `score` and `explain` read the same curves.

    `regional` is the model that speaks for départements and régions, learned from theirs; without
    one this model speaks for all.
    """

    version: str
    features: tuple[Feature, ...]
    curves: tuple[Curve, ...]
    intercept: float
    evidence: Evidence
    card: Mapping[str, object] = field(default_factory=dict)
    regional: Model | None = None

    def with_themes(self, themes: ThemeBook) -> Model:
        """The same model told what territories are known to work on, which no artefact holds."""
        regional = self.regional and self.regional.with_themes(themes)
        return replace(self, evidence=self.evidence.with_themes(themes), regional=regional)

    def speaker(self, origin: Origin | Origins) -> Model:
        """The model that judges the pairs of this origin, or of these of one tier."""
        return self.regional if self.regional and origin.level in REGIONAL_LEVELS else self

    def pair(
        self,
        origin: Origin,
        candidates: Pool | Rows,
        *,
        partners: Sequence[int] = (),
        relatives: Sequence[int] = (),
        hidden: Sequence[int] = (),
    ) -> Pairing:
        """The origin beside these candidates (rows, or a pool to share between origins).

        `partners` are the rows of the partners it has, `hidden` those that it is to be judged
        without. No partnership of its own, or of its `relatives`, counts as evidence for it.
        """
        world: World = self.evidence.world
        pool = candidates if isinstance(candidates, Pool) else Pool(world, candidates)
        own = [*relatives] if origin.row is None else [origin.row, *relatives]
        evidence = self.speaker(origin).evidence.seen_by(own, [*partners, *hidden])
        return Pairing(pool, evidence, origin, partners=partners, relatives=relatives)

    def ranker(self) -> Callable[[Origin, Pool, Sequence[int]], Floats]:
        """The model as a function of (origin, pool, known partners), as a judge asks for it."""

        def score(origin: Origin, pool: Pool, known: Sequence[int]) -> Floats:
            return self.score(self.pair(origin, pool, partners=known))

        return score

    def score(
        self, pairing: Pairing, weights: Weights | None = None, *, asked: Sequence[Asked] = ()
    ) -> Floats:
        """The score of each candidate, in points; a family weighs 1 unless told otherwise."""
        speaker = self.speaker(pairing.askers)
        total = np.full(pairing.shape, speaker.intercept)
        if asked:
            total += self.gains(pairing, asked, weights)
        for feature in speaker.features:
            weight = (weights or {}).get(feature.family, 1.0)
            if weight:
                total += weight * speaker._points(feature, pairing, feature.values(pairing))
        return total

    def gains(
        self, pairing: Pairing, asked: Sequence[Asked], weights: Weights | None = None
    ) -> Floats:
        """What the themes that are asked for add to the score of each candidate."""
        return (weights or {}).get(FAMILY, 1.0) * points_of(Stands.of(pairing), asked)

    def explain(
        self,
        pairing: Pairing,
        positions: Sequence[int],
        weights: Weights | None = None,
        *,
        asked: Sequence[Asked] = (),
    ) -> list[Explanation]:
        """The parts of the score of the candidates at these positions of the pairing."""
        chosen = pairing.only(positions)
        speaker = self.speaker(pairing.origin)
        parts = [speaker._contributions(each, chosen, weights or {}) for each in speaker.features]
        if asked:
            parts += _answers(chosen, asked, (weights or {}).get(FAMILY, 1.0))
        return [
            Explanation(speaker.intercept, tuple(part[position] for part in parts))
            for position in range(len(chosen))
        ]

    def explain_gains(
        self, pairing: Pairing, positions: Sequence[int], asked: Sequence[Asked]
    ) -> list[Explanation]:
        """What is asked for alone, as a score of its own."""
        chosen = pairing.only(positions)
        parts = _answers(chosen, asked, 1.0)
        return [
            Explanation(0.0, tuple(part[position] for part in parts))
            for position in range(len(chosen))
        ]

    def _contributions(
        self, feature: Feature, pairing: Pairing, weights: Weights
    ) -> list[Contribution]:
        measured = feature.values(pairing)
        points = self._points(feature, pairing, measured)
        known = self._known(feature, pairing, measured)
        weight = weights.get(feature.family, 1.0)
        return [
            Contribution(
                feature=feature.name,
                family=feature.family,
                points=float(weight * points[position]),
                known=bool(known[position]),
                facts=feature.facts(pairing, position),
            )
            for position in range(len(pairing))
        ]

    def _points(self, feature: Feature, pairing: Pairing, measured: Measured) -> Floats:
        total = np.zeros(pairing.shape)
        for curve, values in zip(self._curves(feature), measured, strict=True):
            total += pairing.spread(curve.points(pairing.askers, values), curve.grain)
        return total

    def _known(self, feature: Feature, pairing: Pairing, measured: Measured) -> NDArray[np.bool_]:
        known = np.zeros(len(pairing), dtype=bool)
        for curve, values in zip(self._curves(feature), measured, strict=True):
            if curve.knows(pairing.origin):
                known |= pairing.spread(~np.isnan(values), curve.grain)
        return known

    def _curves(self, feature: Feature) -> list[Curve]:
        return [curve for curve in self.curves if curve.feature == feature.name]


def _answers(pairing: Pairing, asked: Sequence[Asked], weight: float) -> list[list[Contribution]]:
    """The contributions of each theme that is asked for."""
    found = (
        [_contribution(answer, weight) for answer in given]
        for given in answers(Stands.of(pairing), asked)
    )
    return [list(part) for part in zip(*found, strict=True)]


def _contribution(answer: Answer, weight: float) -> Contribution:
    key = answer.asked.key
    return Contribution(
        feature=PREFIX + key,
        family=FAMILY,
        points=weight * answer.points,
        known=answer.evidence != "unknown",
        facts={"key": key, "knowledge": answer.evidence},
    )

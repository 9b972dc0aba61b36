"""Labelled texts → how words and meaning weigh for the tagger: a logistic regression per kind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from data.records import Terms
from data.vocabulary import CHALLENGES, SECTORS, THEMES, Kind
from features.tagging_file import Weighing
from features.tagging_meaning import IS_OF_KIND

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

REGULARISATION = 10.0
"""scikit-learn's C: next to none, for two weights and thousands of examples."""
SLACK = 0.01


@dataclass(frozen=True, slots=True)
class LabelledText:
    """A text and the themes that its author gives it; `group` is whose text it is."""

    text: str
    sectors: tuple[str, ...]
    challenges: tuple[str, ...]
    group: str


@dataclass(frozen=True)
class Labels:
    """Which themes each text has, (n, 60), and of which kind it has any, (n, 60)."""

    true: Flags
    told: Flags

    @classmethod
    def of(cls, texts: Sequence[LabelledText]) -> Labels:
        """A text without any sector (or challenge) says nothing of sectors (or challenges)."""
        given = [{*each.sectors, *each.challenges} for each in texts]
        true = np.array([[key in keys for key in THEMES] for keys in given])
        told = np.zeros_like(true)
        for mask in IS_OF_KIND.values():
            told[:, mask] = np.any(true[:, mask], axis=1, keepdims=True)
        return cls(true, told)

    def at(self, rows: Flags) -> Labels:
        """The labels of some of the texts."""
        return Labels(self.true[rows], self.told[rows])


def labelled(terms: Iterable[tuple[Terms, str]]) -> list[LabelledText]:
    """The objectives of partnerships as texts, each with the authority whose they are."""
    return [
        LabelledText(
            each.objectives,
            tuple(key for key in each.sectors if key in SECTORS),
            tuple(key for key in each.challenges if key in CHALLENGES),
            group,
        )
        for each, group in terms
        if each.objectives and (each.sectors or each.challenges)
    ]


def fit_weighings(measures: Floats, labels: Labels) -> dict[Kind, Weighing]:
    """The weighing of each kind: that under which the labels are likeliest.

    A theme is told from the lowest good threshold on: rather one too many than one too few.
    """
    found: dict[Kind, Weighing] = {}
    for kind, mask in IS_OF_KIND.items():
        told = labels.told & mask
        if told.any():
            found[kind] = _fit(measures[told], labels.true[told])
    return found


def good_thresholds(scores: Floats, true: Flags) -> Floats:
    """The scores, rising, from which on themes are told with the best F1, or SLACK less than it."""
    positive = scores[scores > 0]
    if not len(positive):
        return np.ones(1)
    candidates = np.unique(np.quantile(positive, np.linspace(0, 1, 200)))
    reached = np.array([f1(scores >= least, true) for least in candidates])
    good: Floats = candidates[reached >= reached.max() - SLACK]
    return good


def f1(told: Flags, true: Flags) -> float:
    """The harmonic mean of precision and recall, all texts and themes counted together."""
    both = int((told & true).sum())
    return 2 * both / max(1, int(told.sum() + true.sum()))


def _fit(measures: Floats, true: Flags) -> Weighing:
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=REGULARISATION, max_iter=1_000).fit(measures, true)
    words, meaning = model.coef_[0]
    weighing = Weighing(float(model.intercept_[0]), float(words), float(meaning), least=0.0)
    weights = weighing.weights(measures)
    return Weighing(
        round(weighing.base, 3), round(weighing.words, 3), round(weighing.meaning, 3),
        least=round(float(good_thresholds(weights, true)[0]), 3),
    )  # fmt: skip

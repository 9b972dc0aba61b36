"""The tagger beside plain keywords and plain cosine, on texts of authorities it has not seen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from data.names import words_of
from features.embedding import Encoder
from features.tagging import Tagger
from features.tagging_meaning import IS_OF_KIND
from models.baseline.tagging import cosine_scores, keyword_scores
from models.metrics import RESAMPLES, Interval
from models.tagging_training import (
    Flags,
    Floats,
    LabelledText,
    Labels,
    fit_weighings,
    good_thresholds,
)

Counts = NDArray[np.int64]

FOLDS = 10
DEPTH = 3
TAGGER, KEYWORDS, COSINE = METHODS = ("tagger", "keywords", "cosine")


@dataclass(frozen=True)
class TaggingResult:
    """How well one method finds the themes of one kind ("all" for both) in one set of texts."""

    collection: str
    method: str
    kind: str
    texts: int
    authorities: int
    metrics: dict[str, Interval]


@dataclass(frozen=True)
class TaggingTrial:
    """The results of every method on every set of texts."""

    results: tuple[TaggingResult, ...]


@dataclass(frozen=True)
class Exam:
    """All texts with their labels, (n, 60); of each the set, the authority and the fold, (n,)."""

    labels: Labels
    sets: Counts
    groups: Counts
    folds: Counts

    @classmethod
    def of(cls, collections: Sequence[Sequence[LabelledText]], seed: int) -> Exam:
        """The texts of one authority lie in one fold."""
        texts = [each for own in collections for each in own]
        sets = np.repeat(np.arange(len(collections)), [len(own) for own in collections])
        names = [words_of(each.group) for each in texts]
        groups = np.unique(names, return_inverse=True)[1]
        folds = np.random.default_rng(seed).permutation(groups.max() + 1)[groups] % FOLDS
        return cls(Labels.of(texts), sets, groups, folds)


def judge_tagging(
    collections: Mapping[str, Sequence[LabelledText]],
    tagger: Tagger,
    *,
    encoder: Encoder,
    seed: int,
) -> TaggingTrial:
    """Judge each method on each set of texts, split by authority in ten.

    What is learned is learned on the other nine parts: how the tagger weighs from the texts of all
    sets, the threshold of every method (the middle of the good ones) from those of the same set.
    """
    exam = Exam.of(list(collections.values()), seed)
    texts = [each.text for own in collections.values() for each in own]
    given = {
        TAGGER: tagger.measures(texts),
        KEYWORDS: keyword_scores(texts),
        COSINE: cosine_scores(texts, encoder),
    }
    predicted = {method: _predicted(scores, exam) for method, scores in given.items()}
    return TaggingTrial(
        tuple(
            _result((name, method, kind), rows, exam, counts=_counts(*found, exam, mask=mask))
            for place, name in enumerate(collections)
            for kind, mask, rows in _kinds(exam, exam.sets == place)
            for method, found in predicted.items()
        )
    )


def _kinds(exam: Exam, rows: Flags) -> Iterator[tuple[str, Flags, Flags]]:
    """The kinds of theme that some of these rows tell, with the rows; both kinds last."""
    told = [
        (kind, mask, rows & (exam.labels.told & mask).any(axis=1))
        for kind, mask in IS_OF_KIND.items()
    ]
    present = [each for each in told if each[2].any()]
    yield from present
    if len(present) > 1:
        masks, chosen = zip(*((mask, own) for _, mask, own in present), strict=True)
        yield "all", np.any(masks, axis=0), np.any(chosen, axis=0)


def _predicted(given: Floats, exam: Exam) -> tuple[Floats, Flags]:
    """The weight of each theme and whether it is told, (n, 60), by what other folds teach."""
    weights, told = np.zeros(exam.labels.true.shape), np.zeros_like(exam.labels.true)
    for fold in range(FOLDS):
        train = exam.folds != fold
        scores = _scores(given, exam.labels, train)
        for place in np.unique(exam.sets):
            rows = train & (exam.sets == place)
            test = ~train & (exam.sets == place)
            for mask in IS_OF_KIND.values():
                known = exam.labels.told[rows] & mask
                good = good_thresholds(scores[rows][known], exam.labels.true[rows][known])
                here = np.ix_(test, mask)
                weights[here], told[here] = scores[here], scores[here] >= np.median(good)
    return weights, told & exam.labels.told


def _scores(given: Floats, labels: Labels, train: Flags) -> Floats:
    """The score of each theme, (n, 60); the tagger's measures, (n, 60, 2), are weighed first."""
    if given.ndim == 2:
        return given
    scores = np.zeros(given.shape[:2])
    for kind, weighing in fit_weighings(given[train], labels.at(train)).items():
        scores[:, IS_OF_KIND[kind]] = weighing.weights(given[:, IS_OF_KIND[kind]])
    return scores


def _counts(weights: Floats, told: Flags, exam: Exam, *, mask: Flags) -> Counts:
    """For each text: told and true, told, true; of the first three of a kind those true, and all.

    Only kinds of which the text has any theme count.
    """
    true = exam.labels.true & mask
    head = np.zeros_like(true)
    for own in IS_OF_KIND.values():
        places = np.flatnonzero(own)
        first = places[np.argsort(-weights[:, places], axis=1, kind="stable")[:, :DEPTH]]
        np.put_along_axis(head, first, np.take_along_axis(weights, first, axis=1) > 0, axis=1)
    asked = [(exam.labels.told & own & mask).any(axis=1) for own in IS_OF_KIND.values()]
    parts = (told & true, told & mask, true, head & true)
    return np.stack([*(part.sum(axis=1) for part in parts), DEPTH * np.sum(asked, axis=0)], axis=1)


def _result(
    names: tuple[str, str, str], rows: Flags, exam: Exam, *, counts: Counts
) -> TaggingResult:
    """The metrics over some texts, each with its interval over authorities drawn again."""
    name, method, kind = names
    mine, groups = counts[rows], exam.groups[rows]
    shares = mine[:, 3:4] / mine[:, [4, 2]]
    summed = np.zeros((groups.max() + 1, 6))
    np.add.at(summed, groups, np.hstack([mine[:, :3], shares, np.ones((len(mine), 1))]))
    own = summed[np.unique(groups)]
    draws = np.random.default_rng(0).integers(0, len(own), (RESAMPLES, len(own)))
    drawn = _metrics(own[draws].sum(axis=1))
    metrics = {
        metric: Interval(float(value), *map(float, np.quantile(drawn[metric], [0.025, 0.975])))
        for metric, value in _metrics(own.sum(axis=0)).items()
    }
    return TaggingResult(name, method, kind, len(mine), len(own), metrics)


def _metrics(sums: Floats) -> dict[str, Floats]:
    both, told, true, precision, recall, texts = np.moveaxis(sums, -1, 0)
    return {
        "micro-F1": 2 * both / np.maximum(1, told + true),
        f"precision@{DEPTH}": precision / texts,
        f"recall@{DEPTH}": recall / texts,
    }

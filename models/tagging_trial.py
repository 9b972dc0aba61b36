"""The tagger beside plain keywords and plain cosine, on texts of authorities it has not seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

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
    best_threshold,
    fit_weighings,
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


def judge_tagging(
    collections: Mapping[str, Sequence[LabelledText]],
    tagger: Tagger,
    *,
    encoder: Encoder,
    seed: int,
) -> TaggingTrial:
    """Judge each method on each set of texts, split by authority in ten.

    What is learned, the weighing of the tagger and the threshold of every method, is learned on
    the other nine parts.
    """
    results = [
        result
        for name, texts in collections.items()
        for result in _judge(name, texts, _scores(texts, tagger, encoder), seed=seed)
    ]
    return TaggingTrial(tuple(results))


def _scores(texts: Sequence[LabelledText], tagger: Tagger, encoder: Encoder) -> dict[str, Floats]:
    """What each method goes by: (n, 60), or the measures of the tagger, (n, 60, 2)."""
    read = [each.text for each in texts]
    return {
        TAGGER: tagger.measures(read),
        KEYWORDS: keyword_scores(read),
        COSINE: cosine_scores(read, encoder),
    }


def _judge(
    name: str, texts: Sequence[LabelledText], scores: Mapping[str, Floats], *, seed: int
) -> list[TaggingResult]:
    labels = Labels.of(texts)
    groups = np.unique([each.group for each in texts], return_inverse=True)[1]
    folds = np.random.default_rng(seed).permutation(groups.max() + 1)[groups] % FOLDS
    told = [mask for mask in IS_OF_KIND.values() if (labels.told & mask).any()]
    both = [("all", np.any(told, axis=0))] if len(told) > 1 else []
    results = []
    for method, given in scores.items():
        weights, chosen = _predicted(given, labels, folds)
        for kind, mask in (*IS_OF_KIND.items(), *both):
            rows = labels.told[:, mask].any(axis=1)
            if rows.any():
                counts = _counts(weights, chosen, labels, mask=mask)
                metrics = _intervals(counts[rows], groups[rows], seed=seed)
                size = int(rows.sum()), len(set(groups[rows]))
                results.append(TaggingResult(name, method, kind, *size, metrics))
    return results


def _predicted(given: Floats, labels: Labels, folds: Counts) -> tuple[Floats, Flags]:
    """The weight of each theme and whether it is told, (n, 60), by what other folds teach."""
    weights, told = np.zeros(given.shape[:2]), np.zeros(given.shape[:2], dtype=bool)
    for fold in range(FOLDS):
        test, train = folds == fold, folds != fold
        known = labels.at(train)
        for kind, mask in IS_OF_KIND.items():
            if not (known.told & mask).any():
                continue
            scores = given
            if given.ndim == 3:
                scores = fit_weighings(given[train], known)[kind].weights(given)
            least = best_threshold(scores[train][known.told & mask], known.true[known.told & mask])
            here = np.ix_(test, mask)
            weights[here], told[here] = scores[here], scores[here] >= least
    return weights, told & labels.told


def _counts(weights: Floats, told: Flags, labels: Labels, *, mask: Flags) -> Counts:
    """For each text: told and true, told, true; then of the first three of a kind the true ones."""
    true = labels.true & mask
    head = np.zeros_like(true)
    for own in IS_OF_KIND.values():
        places = np.flatnonzero(own & mask)
        if len(places):
            first = places[np.argsort(-weights[:, places], axis=1, kind="stable")[:, :DEPTH]]
            np.put_along_axis(head, first, np.take_along_axis(weights, first, axis=1) > 0, axis=1)
    asked = sum((labels.told & own & mask).any(axis=1).astype(int) for own in IS_OF_KIND.values())
    parts = (told & true, told & mask, true, head & true)
    return np.stack([*(part.sum(axis=1) for part in parts), DEPTH * np.asarray(asked)], axis=1)


def _intervals(counts: Counts, groups: Counts, *, seed: int) -> dict[str, Interval]:
    """Each metric with its interval over authorities drawn with replacement."""
    shares = counts[:, 3:4] / counts[:, [4, 2]]
    summed = np.zeros((groups.max() + 1, 6))
    np.add.at(summed, groups, np.hstack([counts[:, :3], shares, np.ones((len(counts), 1))]))
    own = summed[np.unique(groups)]
    draws = np.random.default_rng(seed).integers(0, len(own), (RESAMPLES, len(own)))
    drawn = [_metrics(own[rows].sum(axis=0)) for rows in draws]
    measured = _metrics(own.sum(axis=0))
    spread = {
        name: np.quantile([each[name] for each in drawn], [0.025, 0.975]) for name in measured
    }
    return {
        name: Interval(value, float(spread[name][0]), float(spread[name][1]))
        for name, value in measured.items()
    }


def _metrics(sums: Floats) -> dict[str, float]:
    both, told, true, precision, recall, texts = sums
    return {
        "micro-F1": float(2 * both / max(1, told + true)),
        f"precision@{DEPTH}": float(precision / texts),
        f"recall@{DEPTH}": float(recall / texts),
    }

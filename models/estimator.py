"""The estimator, with every hyper-parameter in view."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from features.feature import Column, Feature
from models.curves import Curve, hat_weights, knots_of
from models.examples import Examples

Floats = NDArray[np.float64]

INVERSE_PENALTY = 0.3
MOST_ITERATIONS = 400
TOLERANCE = 1e-4
BEND_KNOTS = 5
NATS_PER_POINT = np.log(2.0)


def fit_curves(examples: Examples, features: Sequence[Feature]) -> tuple[float, tuple[Curve, ...]]:
    """Fit a curve per column by logistic regression; the intercept and the curves, in points.

    The penalty falls on the steps between neighbouring knots, not on the heights, so that a curve
    turns only where the data ask for it. Each curve is centred on the drawn alternatives: 0 points
    is what it gives, on average, to a candidate drawn at random.
    """
    from scipy import sparse
    from sklearn.linear_model import LogisticRegression

    bases = _bases(examples, features)
    blocks = [basis.design(examples) @ basis.steps() for basis in bases]
    design = sparse.hstack(blocks, format="csr")
    fitted = LogisticRegression(C=INVERSE_PENALTY, max_iter=MOST_ITERATIONS, tol=TOLERANCE)
    fitted.fit(design, examples.labels)
    parts = np.split(fitted.coef_[0] / NATS_PER_POINT, np.cumsum([b.width for b in bases])[:-1])
    heights = [basis.steps() @ part for basis, part in zip(bases, parts, strict=True)]
    centred = [basis.centred(examples, part) for basis, part in zip(bases, heights, strict=True)]
    intercept = float(fitted.intercept_[0]) / NATS_PER_POINT
    return intercept + sum(shift for _, shift in centred), tuple(curve for curve, _ in centred)


@dataclass(frozen=True)
class _Basis:
    """The hat functions of one column, times those of the origin's own value where it bends."""

    position: int
    feature: Feature
    column: Column
    knots: Floats
    bend_knots: Floats

    @property
    def width(self) -> int:
        return len(self.knots) * max(len(self.bend_knots), 1)

    def design(self, examples: Examples) -> Any:
        """The hats of every example as a sparse matrix (n, width); an unknown value has none."""
        from scipy import sparse

        rows, values = self._known(examples)
        hats = hat_weights(values, self.knots)
        entries = [(hats.left, 1 - hats.right_weight), (hats.left + 1, hats.right_weight)]
        if self.column.bend is not None:
            own = hat_weights(self._own(examples)[rows], self.bend_knots)
            bends = [(own.left, 1 - own.right_weight), (own.left + 1, own.right_weight)]
            entries = [
                (bend * len(self.knots) + at, share * weight)
                for bend, share in bends
                for at, weight in entries
            ]
        columns = np.concatenate([at for at, _ in entries])
        weights = np.concatenate([weight for _, weight in entries]).astype(np.float32)
        shape = (len(examples.labels), self.width)
        return sparse.csr_matrix((weights, (np.tile(rows, len(entries)), columns)), shape=shape)

    def steps(self) -> Any:
        """The sparse matrix that sums steps into heights, (width, width)."""
        from scipy import sparse

        along = np.tril(np.ones((len(self.knots), len(self.knots)), dtype=np.float32))
        across = np.tril(np.ones((max(len(self.bend_knots), 1),) * 2, dtype=np.float32))
        return sparse.csr_matrix(np.kron(across, along))

    def centred(self, examples: Examples, weights: Floats) -> tuple[Curve, float]:
        """The curve of these weights less its mean over the alternatives, and that mean."""
        heights = weights.reshape(-1, len(self.knots))
        rows, values = self._known(examples)
        rows, values = rows[examples.labels[rows] == 0], values[examples.labels[rows] == 0]
        mixture = hat_weights(values, self.knots).dense(len(self.knots))
        if self.column.bend is None:
            shares = np.ones((len(rows), 1))
        else:
            shares = hat_weights(self._own(examples)[rows], self.bend_knots).dense(
                len(self.bend_knots)
            )
        crowd = shares.T @ mixture
        means = (crowd * heights).sum(axis=1) / np.maximum(crowd.sum(axis=1), 1e-9)
        shift = float(crowd.sum(axis=1) @ means / max(len(examples.labels), 1))
        return self._curve(heights - means[:, None]), shift

    def _known(self, examples: Examples) -> tuple[NDArray[np.int64], Floats]:
        values = examples.values[:, self.position].astype(np.float64)
        known = ~np.isnan(values)
        if self.column.bend is not None:
            known &= ~np.isnan(self._own(examples))
        rows = np.flatnonzero(known)
        return rows, values[rows]

    def _own(self, examples: Examples) -> Floats:
        assert self.column.bend is not None
        return examples.bends[self.column.bend].astype(np.float64)

    def _curve(self, heights: Floats) -> Curve:
        return Curve(
            feature=self.feature.name,
            column=self.column.name,
            grain=self.column.grain,
            knots=self.knots,
            bend=self.column.bend,
            bend_knots=self.bend_knots,
            heights=heights,
        )


def _bases(examples: Examples, features: Sequence[Feature]) -> list[_Basis]:
    columns = [(feature, column) for feature in features for column in feature.columns]
    return [
        _basis(examples, position, feature, column)
        for position, (feature, column) in enumerate(columns)
    ]


def _basis(examples: Examples, position: int, feature: Feature, column: Column) -> _Basis:
    true = examples.labels == 1
    values = examples.values[:, position].astype(np.float64)
    shown = np.concatenate([values[true], values[~true][:: max(1, len(values) // 40_000)]])
    own = np.array([]) if column.bend is None else examples.bends[column.bend][true]
    bend_knots = knots_of(own.astype(np.float64), BEND_KNOTS) if column.bend else np.array([])
    if isinstance(column.knots, tuple):
        knots = np.array(column.knots)
    else:
        knots = knots_of(shown, column.knots)
    return _Basis(position, feature, column, knots, bend_knots)

"""The hat functions behind a curve, and the shapes that a curve may be held to."""

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
Bound = tuple[float | None, float | None]

FREE: Bound = (None, None)
UP: Bound = (0.0, None)
DOWN: Bound = (None, 0.0)


@dataclass(frozen=True)
class Basis:
    """The hats of one column, times those of the origin's own value where it bends.

    `peaks` says for each bend knot at which knot a curve of shape "peak" or "alike" turns down.
    """

    position: int
    feature: Feature
    column: Column
    knots: Floats
    bend_knots: Floats
    peaks: tuple[int, ...]

    @property
    def bends(self) -> int:
        """How many curves stand side by side."""
        return max(len(self.bend_knots), 1)

    @property
    def width(self) -> int:
        """The number of heights."""
        return len(self.knots) * self.bends

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
        weights = np.concatenate([weight for _, weight in entries])
        shape = (len(examples.labels), self.width)
        # Half the memory of doubles, and what is lost is far below the tolerance of the fit.
        held = weights.astype(np.float32), (np.tile(rows, len(entries)), columns)
        return sparse.csr_matrix(held, shape=shape)

    def steps(self) -> Any:
        """The sparse matrix that sums steps into heights, (width, width)."""
        from scipy import sparse

        along = np.tril(np.ones((len(self.knots), len(self.knots))))
        across = np.tril(np.ones((self.bends, self.bends)))
        # A shape is a bound on the steps of each curve, so these must not add up across curves.
        return sparse.csr_matrix(
            np.kron(across if self.column.shape == "free" else np.eye(self.bends), along)
        )

    def bounds(self) -> list[Bound]:
        """What each step may be."""
        rising, falling = self.column.shape == "rising", self.column.shape == "falling"
        if self.column.shape == "free":
            return [FREE] * self.width
        count = len(self.knots) - 1
        turns = [count if rising else 0 if falling else peak for peak in self.peaks]
        return [bound for turn in turns for bound in [FREE, *[UP] * turn, *[DOWN] * (count - turn)]]

    def centred(self, examples: Examples, heights: Floats) -> Curve:
        """The curve of these heights less its mean over the alternatives drawn at random."""
        curves = heights.reshape(-1, len(self.knots))
        if self.column.anchored:
            return self._curve(curves - curves[:, :1])
        rows, values = self._known(examples)
        drawn = (examples.labels[rows] == 0) & ~examples.rivals[rows]
        rows, values = rows[drawn], values[drawn]
        mixture = hat_weights(values, self.knots).dense(len(self.knots))
        crowd = self._shares(examples, rows).T @ mixture
        means = (crowd * curves).sum(axis=1) / np.maximum(crowd.sum(axis=1), 1e-9)
        return self._curve(curves - means[:, None])

    def _shares(self, examples: Examples, rows: NDArray[np.int64]) -> Floats:
        if self.column.bend is None:
            return np.ones((len(rows), 1))
        return hat_weights(self._own(examples)[rows], self.bend_knots).dense(len(self.bend_knots))

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


def build_bases(examples: Examples, features: Sequence[Feature]) -> list[Basis]:
    """A basis for each column of these features, in their order."""
    columns = [(feature, column) for feature in features for column in feature.columns]
    return [
        _basis(examples, position, feature, column=column)
        for position, (feature, column) in enumerate(columns)
    ]


def _basis(examples: Examples, position: int, feature: Feature, *, column: Column) -> Basis:
    true = examples.labels == 1
    values = examples.values[:, position].astype(np.float64)
    drawn = values[~true][:: max(1, len(values) // 40_000)]
    knots = _given_or_found(column.knots, np.concatenate([values[true], drawn]))
    if column.bend is None:
        return Basis(position, feature, column, knots, np.array([]), _peaks(values[true], knots))
    own = examples.bends[column.bend][true].astype(np.float64)
    bend_knots = _given_or_found(column.bend_knots, own)
    if column.shape == "alike":
        peaks = tuple(_nearest(knots, value) for value in bend_knots.tolist())
    else:
        peaks = _bent_peaks(values[true], own, knots, bend_knots=bend_knots)
    return Basis(position, feature, column, knots, bend_knots, peaks)


def _given_or_found(knots: int | tuple[float, ...], values: Floats) -> Floats:
    return np.array(knots) if isinstance(knots, tuple) else knots_of(values, knots)


def _peaks(values: Floats, knots: Floats) -> tuple[int, ...]:
    """The knot nearest to the median of the true pairs."""
    known = values[~np.isnan(values)]
    middle = float(np.median(known)) if len(known) else 0.0
    return (_nearest(knots, middle),)


def _nearest(knots: Floats, value: float) -> int:
    return int(np.abs(knots - value).argmin())


def _bent_peaks(
    values: Floats, own: Floats, knots: Floats, *, bend_knots: Floats
) -> tuple[int, ...]:
    """The same for the true pairs of origins nearest to each bend knot."""
    nearest = np.abs(np.nan_to_num(own)[:, None] - bend_knots).argmin(axis=1)
    return tuple(_peaks(values[nearest == at], knots)[0] for at in range(len(bend_knots)))

"""Piecewise-linear curves: what a measured value is worth, in points."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from features.feature import Bend, Grain
from features.origin import Origin
from features.origins import Origins

Floats = NDArray[np.float64]
Rows = NDArray[np.int64]

BENDS: dict[Bend, str] = {
    "origin_size": "log_population",
    "origin_coast": "coast_log",
    "origin_port": "port_log",
}


@dataclass(frozen=True)
class Curve:
    """The worth of one column: linear between `knots` (k,), flat beyond, nan gives nothing.

    `heights` has shape (b, k), in points: one row per knot of the origin's own value where the
    column bends, else a single row.
    """

    feature: str
    column: str
    grain: Grain
    knots: Floats
    bend: Bend | None
    bend_knots: Floats
    heights: Floats

    def for_origin(self, origin: Origin | Origins) -> Floats:
        """The heights at each knot for this origin, (k,); for many, where it bends, (m, k)."""
        if self.bend is None:
            heights: Floats = self.heights[0]
            return heights
        value = np.asarray(bend_value(origin, self.bend))
        shares = hat_weights(value.reshape(-1), self.bend_knots).dense(len(self.bend_knots))
        heights = shares @ self.heights
        return heights if value.ndim else heights[0]

    def knows(self, origin: Origin) -> bool:
        """Whether the value of the origin by which the curve bends is known."""
        return self.bend is None or not np.isnan(bend_value(origin, self.bend))

    def points(self, origin: Origin | Origins, values: NDArray[np.float32]) -> Floats:
        """The points of each value; 0 where it is unknown, or the origin's own value is."""
        heights = self.for_origin(origin)
        if heights.ndim == 1:
            found = np.asarray(np.interp(values, self.knots, heights))
        else:
            found = self._interpolated(values, heights)
        found[np.isnan(found) | np.isnan(values)] = 0.0
        return found

    def _interpolated(self, values: NDArray[np.float32], heights: Floats) -> Floats:
        """The same with heights of each origin, (m, k), for values of each, (m, n) or (n,)."""
        hats = hat_weights(values.astype(np.float64), self.knots)
        first = len(self.knots) * np.arange(len(heights))[:, None] + hats.left
        left, right = heights.ravel()[first], heights.ravel()[first + 1]
        found: Floats = left + (right - left) * hats.right_weight
        return found


@dataclass(frozen=True)
class Hats:
    """Each value as a mixture of two neighbouring knots: `left`, and the weight of the right."""

    left: Rows
    right_weight: Floats

    def dense(self, length: int) -> Floats:
        """The mixture as rows of length `length` that sum to 1."""
        rows = np.arange(len(self.left))
        mixture = np.zeros((len(self.left), length))
        mixture[rows, self.left] = 1 - self.right_weight
        mixture[rows, np.minimum(self.left + 1, length - 1)] += self.right_weight
        return mixture


def hat_weights(values: Floats, knots: Floats) -> Hats:
    """Place each value between its knots; values beyond the ends take the end."""
    inside = np.clip(values, knots[0], knots[-1])
    left = np.clip(np.searchsorted(knots, inside, side="right") - 1, 0, len(knots) - 2)
    span = knots[left + 1] - knots[left]
    return Hats(left.astype(np.int64), (inside - knots[left]) / span)


def bend_value(origin: Origin | Origins, bend: Bend) -> float | Floats:
    """The value of the origin, or of each, along which a column bends."""
    value: float | Floats = getattr(origin, BENDS[bend])
    return value


def knots_of(values: Floats, count: int) -> Floats:
    """At most `count` distinct quantiles of the known values; at least two."""
    known = values[~np.isnan(values)]
    if not len(known):
        return np.array([0.0, 1.0])
    found = np.unique(np.quantile(known, np.linspace(0, 1, count)))
    return found if len(found) > 1 else np.array([found[0], found[0] + 1.0])

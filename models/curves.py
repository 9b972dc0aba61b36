"""Piecewise-linear curves: what a measured value is worth, in points."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from features.feature import Bend, Grain
from features.origin import Origin

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

    def for_origin(self, origin: Origin) -> Floats:
        """The heights at each knot for this origin, (k,)."""
        if self.bend is None:
            shares = np.ones((1, 1))
        else:
            value = bend_value(origin, self.bend)
            shares = hat_weights(np.array([value]), self.bend_knots).dense(len(self.bend_knots))
        heights: Floats = (shares @ self.heights)[0]
        return heights

    def knows(self, origin: Origin) -> bool:
        """Whether the value of the origin by which the curve bends is known."""
        return self.bend is None or not np.isnan(bend_value(origin, self.bend))

    def points(self, origin: Origin, values: NDArray[np.float32]) -> Floats:
        """The points of each value; 0 where it is unknown, or the origin's own value is."""
        if not self.knows(origin):
            return np.zeros(len(values))
        found = np.interp(values, self.knots, self.for_origin(origin))
        found[np.isnan(values)] = 0.0
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


def bend_value(origin: Origin, bend: Bend) -> float:
    """The value of the origin along which a column bends."""
    return float(getattr(origin, BENDS[bend]))


def knots_of(values: Floats, count: int) -> Floats:
    """At most `count` distinct quantiles of the known values; at least two."""
    known = values[~np.isnan(values)]
    if not len(known):
        return np.array([0.0, 1.0])
    found = np.unique(np.quantile(known, np.linspace(0, 1, count)))
    return found if len(found) > 1 else np.array([found[0], found[0] + 1.0])

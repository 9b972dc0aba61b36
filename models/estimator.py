"""The estimator, with every hyper-parameter in view.

Logistic regression on piecewise-linear curves. scikit-learn's own has no bounds on its weights, and
a criterion must read true (more precedents never count against a candidate), so the same penalised
loss is minimised by scipy's L-BFGS-B, which has.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from features.feature import Feature
from models.basis import Basis, build_bases
from models.curves import Curve
from models.examples import Examples

Floats = NDArray[np.float64]

INVERSE_PENALTY = 0.3
MOST_ITERATIONS = 300
TOLERANCE = 3e-6
MEMORY = 20
NATS_PER_POINT = np.log(2.0)


def fit_curves(examples: Examples, features: Sequence[Feature]) -> tuple[float, tuple[Curve, ...]]:
    """Fit a curve per column; the intercept and the curves, in points.

    The penalty falls on the steps between neighbouring knots, not on the heights, so that a curve
    turns only where the data ask for it. Each curve is centred on the drawn alternatives: 0 points
    is what it gives, on average, to a candidate drawn at random.
    """
    bases = build_bases(examples, features)
    intercept, heights = _minimise(examples, bases)
    centred = [basis.centred(examples, part) for basis, part in zip(bases, heights, strict=True)]
    return intercept + sum(shift for _, shift in centred), tuple(curve for curve, _ in centred)


def _minimise(examples: Examples, bases: Sequence[Basis]) -> tuple[float, list[Floats]]:
    """The intercept and the heights of each basis that minimise the penalised log-loss."""
    from scipy import sparse
    from scipy.optimize import minimize

    design = sparse.hstack([basis.design(examples) for basis in bases], format="csr")
    steps = sparse.block_diag([basis.steps() for basis in bases], format="csr")
    loss = _Loss(design, steps, np.where(examples.labels == 1, 1.0, -1.0))
    start = np.zeros(steps.shape[1] + 1)
    start[-1] = np.log(examples.labels.mean())
    bounds = [bound for basis in bases for bound in basis.bounds()] + [(None, None)]
    found = minimize(
        loss,
        start,
        jac=True,
        method="L-BFGS-B",
        bounds=bounds,
        options={"maxiter": MOST_ITERATIONS, "ftol": TOLERANCE, "maxcor": MEMORY},
    )
    heights = steps @ found.x[:-1] / NATS_PER_POINT
    ends = np.cumsum([basis.width for basis in bases])[:-1]
    return float(found.x[-1]) / NATS_PER_POINT, np.split(heights, ends)


class _Loss:
    """Log-loss and its gradient in the steps; the last weight is the intercept."""

    def __init__(self, design: Any, steps: Any, signs: Floats) -> None:
        self.design, self.steps, self.signs = design, steps, signs
        self.transposed, self.back = design.T.tocsr(), steps.T.tocsr()

    def __call__(self, weights: Floats) -> tuple[float, Floats]:
        margins = self.signs * (self.design @ (self.steps @ weights[:-1]) + weights[-1])
        loss = np.logaddexp(0.0, -margins).sum()
        pulls = -self.signs / (1.0 + np.exp(np.minimum(margins, 500.0)))
        gradient = np.append(self.back @ (self.transposed @ pulls), pulls.sum())
        gradient[:-1] += weights[:-1] / INVERSE_PENALTY
        return float(loss + 0.5 * (weights[:-1] ** 2).sum() / INVERSE_PENALTY), gradient

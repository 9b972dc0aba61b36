"""The estimator, with every hyper-parameter in view.

Conditional logistic regression on piecewise-linear curves: the weights under which each true
partner is likeliest among the alternatives of its drawing. scikit-learn has no such loss and no
bounds on weights, and a criterion must read true (more precedents never count against a candidate),
so the penalised loss is minimised by scipy's L-BFGS-B, which has. models/EXPERIMENTS.md says what
else was tried.
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
    is what it gives, on average, to a candidate drawn at random. The intercept is such that the
    scores are log-odds of the true partner against the alternatives drawn at random, rivals apart.
    """
    bases = build_bases(examples, features)
    design = _Design([basis.design(examples) for basis in bases])
    parts = np.split(_minimise(design, examples, bases) / NATS_PER_POINT, design.cuts)
    curves = [basis.centred(examples, part) for basis, part in zip(bases, parts, strict=True)]
    heights = np.concatenate([curve.heights.ravel() for curve in curves])
    return _intercept(design.scores(heights), examples), tuple(curves)


class _Design:
    """The hats of every example, a block per basis: side by side they would need twice the room."""

    def __init__(self, blocks: Sequence[Any]) -> None:
        self.blocks = blocks
        self.cuts = np.cumsum([block.shape[1] for block in blocks])[:-1]

    def scores(self, heights: Floats) -> Floats:
        """What these heights give to each example, (n,)."""
        parts = np.split(heights.astype(np.float32), self.cuts)
        total = np.zeros(self.blocks[0].shape[0])
        for block, part in zip(self.blocks, parts, strict=True):
            total += block @ part
        return total

    def pulls(self, shares: Floats) -> Floats:
        """The gradient in the heights for a gradient in the scores."""
        held = shares.astype(np.float32)
        return np.concatenate([block.T @ held for block in self.blocks]).astype(float)


def _minimise(design: _Design, examples: Examples, bases: Sequence[Basis]) -> Floats:
    """The heights of all bases, in nats, that minimise the penalised loss."""
    from scipy import sparse
    from scipy.optimize import minimize

    steps = sparse.block_diag([basis.steps() for basis in bases], format="csr")
    found = minimize(
        _Loss(design, steps, examples),
        np.zeros(steps.shape[1]),
        jac=True,
        method="L-BFGS-B",
        bounds=[bound for basis in bases for bound in basis.bounds()],
        options={"maxiter": MOST_ITERATIONS, "ftol": TOLERANCE, "maxcor": MEMORY},
    )
    heights: Floats = steps @ found.x
    return heights


class _Loss:
    """Minus the log-likelihood of the true partner of each drawing, and its gradient."""

    def __init__(self, design: _Design, steps: Any, examples: Examples) -> None:
        self.design, self.steps = design, steps
        self.starts, self.sizes = examples.starts, examples.sizes

    def __call__(self, weights: Floats) -> tuple[float, Floats]:
        scores = self.design.scores(self.steps @ weights)
        top = np.maximum.reduceat(scores, self.starts)
        shares = np.exp(scores - np.repeat(top, self.sizes))
        sums = np.add.reduceat(shares, self.starts)
        shares /= np.repeat(sums, self.sizes)
        loss = (np.log(sums) + top - scores[self.starts]).sum()
        shares[self.starts] -= 1.0
        gradient: Floats = self.steps.T @ self.design.pulls(shares) + weights / INVERSE_PENALTY
        return float(loss + 0.5 * (weights**2).sum() / INVERSE_PENALTY), gradient


def _intercept(scores: Floats, examples: Examples) -> float:
    """The points at which the stated chances of the pairs drawn at random sum to the true ones."""
    from scipy.optimize import brentq
    from scipy.special import expit

    drawn = scores[~examples.rivals] * NATS_PER_POINT
    true = float(examples.labels.sum())
    nats = brentq(lambda intercept: expit(drawn + intercept).sum() - true, -60.0, 60.0)
    return float(nats / NATS_PER_POINT)

"""How much of the first ten stays when the model is trained on data that differ a little."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from features.world import World
from models.evaluate import FIRST, Ranking
from models.metrics import Interval, interval
from models.towns import SIZE_CLASSES, size_classes

Rows = NDArray[np.int64]
Ends = tuple[Rows, Rows]
Progress = Callable[[str, float], None]

LEFT_OUT = 0.05


@dataclass(frozen=True)
class Stability:
    """How many of the first ten of these towns two trainings have in common, on average.

    The second training lacks the share `left_out` of the partnerships, drawn at random.
    """

    towns: int
    left_out: float
    overlap: Interval
    overlaps: dict[str, Interval]


def measure_stability(
    world: World,
    ends: Ends,
    learn: Callable[[Ends], Ranking],
    *,
    towns: Rows,
    seed: int,
    progress: Progress = lambda label, done: None,
) -> Stability:
    """Learn from all partnerships and from all but some, and rank for each of these towns."""
    firsts = []
    for number, held in enumerate((ends, thinned(ends, LEFT_OUT, seed=seed))):
        progress("stability", number / 2)
        ranking = learn(held)
        firsts.append([set(np.asarray(ranking(row))[:FIRST].tolist()) for row in towns.tolist()])
    progress("stability", 1.0)
    common = np.array([float(len(a & b)) for a, b in zip(*firsts, strict=True)])
    classes = np.array(size_classes(world, towns), dtype=object)
    return Stability(
        towns=len(towns),
        left_out=LEFT_OUT,
        overlap=interval(common, seed=seed),
        overlaps={
            name: interval(common[classes == name], seed=seed)
            for name in SIZE_CLASSES
            if (classes == name).any()
        },
    )


def thinned(ends: Ends, share: float, *, seed: int) -> Ends:
    """The partnerships without a share of them, drawn at random; each pair stands once."""
    count = len(ends[0])
    kept = np.random.default_rng(seed).permutation(count) >= round(share * count)
    return ends[0][kept], ends[1][kept]

"""Classes of size, and French towns drawn from each; French authorities of every level."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from data.records import LEVELS, Level
from features.districts import in_france, municipalities
from features.world import World

Rows = NDArray[np.int64]

SIZE_CLASSES: dict[str, float] = {
    "<2000": 2_000,
    "<10000": 10_000,
    "<50000": 50_000,
    ">=50000": np.inf,
}
"""Each class by the population that it stays below."""
SHARES: dict[Level, float] = {"intercommunality": 0.24, "department": 0.12, "region": 0.04}
"""Of authorities that are drawn, how many are of each level; the others are communes."""


def size_classes(world: World, rows: Rows) -> list[str | None]:
    """The class of size of each row; None where the population is unknown."""
    names = np.array([*SIZE_CLASSES])
    population = world.gazetteer.population[rows]
    at = np.searchsorted(list(SIZE_CLASSES.values()), population, side="right")
    return [
        str(name) if known else None for name, known in zip(names[at], population > 0, strict=True)
    ]


def draw_towns(world: World, *, seed: int, count: int) -> Rows:
    """French communes, as many from each class of size; ascending."""
    rows = np.flatnonzero(in_france(world.gazetteer) & municipalities(world.gazetteer))
    classes = np.array(size_classes(world, rows), dtype=object)
    random = np.random.default_rng(seed)
    drawn = [
        random.choice(rows[classes == name], count // len(SIZE_CLASSES), replace=False)
        for name in SIZE_CLASSES
    ]
    return np.sort(np.concatenate(drawn))


def draw_authorities(world: World, *, seed: int, count: int) -> Rows:
    """French territories of every level, communes of every class of size; ascending."""
    gazetteer = world.gazetteer
    random = np.random.default_rng(seed)
    drawn = []
    for level, share in SHARES.items():
        rows = np.flatnonzero(in_france(gazetteer) & (gazetteer.level == LEVELS.index(level)))
        wanted = min(round(share * count), len(rows))
        drawn.append(random.choice(rows, wanted, replace=False))
    towns = draw_towns(world, seed=seed, count=count - sum(map(len, drawn)))
    return np.sort(np.concatenate([*drawn, towns]))

"""The principle: partners of comparable size that face shared challenges, from several countries.

Measured on what is suggested first, whoever ranks it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from features.geography import COASTAL_KM
from features.world import World
from models.evaluate import FIRST, Ranking
from models.metrics import RESAMPLES, Interval, interval
from models.towns import SIZE_CLASSES, size_classes

Rows = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Principle:
    """What the first ten suggestions of some towns have in common with them.

    `size_ratio` is the median, over all suggestions, of the larger population over the smaller;
    `size_ratios` the same by class of size. `coastal_share` is the mean share of coastal partners
    among the first ten of the `coastal_towns`; `country_share` the mean share of the country that
    has most of them, `countries` the mean number of countries.
    """

    towns: int
    coastal_towns: int
    size_ratio: Interval
    size_ratios: dict[str, Interval]
    coastal_share: Interval
    country_share: Interval
    countries: Interval


def measure_principle(world: World, ranking: Ranking, *, towns: Rows, seed: int) -> Principle:
    """Rank for each of these towns and measure its first ten; a town without any is left out."""
    found = {row: np.asarray(ranking(row))[:FIRST] for row in towns.tolist()}
    found = {row: first for row, first in found.items() if len(first)}
    rows = np.array([*found], dtype=np.int64)
    ratios = [_ratios(world, row, first) for row, first in found.items()]
    coastal = [_coastal(world, first) for row, first in found.items() if _by_the_sea(world, row)]
    counts = [
        np.unique(world.gazetteer.country[first], return_counts=True)[1] for first in found.values()
    ]
    return Principle(
        towns=len(found),
        coastal_towns=len(coastal),
        size_ratio=_median(ratios, seed=seed),
        size_ratios=_by_class(world, rows, ratios, seed=seed),
        coastal_share=interval(np.array(coastal), seed=seed),
        country_share=interval(np.array([each.max() / each.sum() for each in counts]), seed=seed),
        countries=interval(np.array([float(len(each)) for each in counts]), seed=seed),
    )


def _ratios(world: World, row: int, first: Rows) -> Floats:
    population = world.gazetteer.population
    apart = np.abs(np.log(population[first].astype(float)) - np.log(float(population[row])))
    ratios: Floats = np.exp(apart)
    return ratios


def _by_class(
    world: World, rows: Rows, ratios: Sequence[Floats], *, seed: int
) -> dict[str, Interval]:
    classes = size_classes(world, rows)
    members = {
        name: [each for each, own in zip(ratios, classes, strict=True) if own == name]
        for name in SIZE_CLASSES
    }
    return {name: _median(each, seed=seed) for name, each in members.items() if each}


def _by_the_sea(world: World, row: int) -> bool:
    return bool(world.coast_km[row] <= COASTAL_KM)


def _coastal(world: World, first: Rows) -> float:
    return float((world.coast_km[first] <= COASTAL_KM).mean())


def _median(ratios: Sequence[Floats], *, seed: int) -> Interval:
    """The median over all ratios; whole towns are drawn anew for the interval."""
    random = np.random.default_rng(seed)
    medians = [
        np.median(
            np.concatenate([ratios[at] for at in random.integers(0, len(ratios), len(ratios))])
        )
        for _ in range(RESAMPLES // 10)
    ]
    low, high = np.quantile(medians, [0.025, 0.975])
    return Interval(float(np.median(np.concatenate(ratios))), float(low), float(high))

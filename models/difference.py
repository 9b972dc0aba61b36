"""What two models suggest otherwise: who enters and who leaves the first ten, and what weighs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from data.records import LEVELS
from features.world import World
from models.evaluate import FIRST, Ranking
from models.metrics import Interval, interval
from models.model import Model

Rows = NDArray[np.int64]
Progress = Callable[[str, float], None]


@dataclass(frozen=True)
class Change:
    """The first ten of one territory by two models: rows with their ranks from 1.

    `entered` are only among those of the second model, `left` only among those of the first.
    """

    row: int
    entered: tuple[tuple[int, int], ...]
    left: tuple[tuple[int, int], ...]
    common: int


@dataclass(frozen=True)
class Overlap:
    """How many of the first ten two models have in common, on average, in all and by level."""

    mean: Interval
    by_level: Mapping[str, Interval]
    territories: Mapping[str, int]
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class MovedWeight:
    """What a feature gives to a true partner, in points, by two models; None where one lacks it."""

    feature: str
    before: float | None
    after: float | None

    @property
    def distance(self) -> float:
        """How far it moved."""
        return abs((self.after or 0.0) - (self.before or 0.0))

    def shows(self, digits: int) -> bool:
        """Whether it still reads otherwise when it is rounded, or one of them lacks the feature."""
        if self.before is None or self.after is None:
            return True
        return round(self.before, digits) != round(self.after, digits)


def measure_overlap(
    world: World,
    rankings: tuple[Ranking, Ranking],
    *,
    rows: Rows,
    seed: int,
    progress: Callable[[float], None] = lambda done: None,
) -> Overlap:
    """Rank for each of these territories by both models."""
    changes = []
    for number, row in enumerate(rows.tolist()):
        progress(number / len(rows))
        before, after = (np.asarray(ranking(row))[:FIRST].tolist() for ranking in rankings)
        changes.append(_change(row, before, after))
    progress(1.0)
    common = np.array([float(each.common) for each in changes])
    levels = world.gazetteer.level[rows]
    present = {name: levels == number for number, name in enumerate(LEVELS)}
    return Overlap(
        mean=interval(common, seed=seed),
        by_level={
            name: interval(common[own], seed=seed) for name, own in present.items() if own.any()
        },
        territories={name: int(own.sum()) for name, own in present.items() if own.any()},
        changes=tuple(changes),
    )


def examples_of(world: World, changes: Sequence[Change], *, most: int) -> list[Change]:
    """Some territories whose first ten changed, from the largest to the smallest, evenly spaced."""
    changed = [each for each in changes if each.entered or each.left]
    population = world.gazetteer.population
    changed.sort(key=lambda each: (-int(population[each.row]), each.row))
    if len(changed) <= most:
        return changed
    return [changed[at] for at in np.linspace(0, len(changed) - 1, most).round().astype(int)]


def moved_weights(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[MovedWeight]:
    """The weights that two cards tell, those that moved most first; the same ones are left out."""
    ours, theirs = before.get("weights", {}), after.get("weights", {})
    moved = [MovedWeight(name, ours.get(name), theirs.get(name)) for name in {**ours, **theirs}]
    return sorted(
        (each for each in moved if each.before != each.after), key=lambda each: -each.distance
    )


def pairs_changed(before: Model, after: Model) -> tuple[int, int] | None:
    """How many partnerships only the second model has learned from, and how many only the first.

    None where one of them holds counts alone.
    """
    held = [_pairs(model) for model in (before, after)]
    if held[0] is None or held[1] is None:
        return None
    return len(held[1] - held[0]), len(held[0] - held[1])


def _change(row: int, before: list[int], after: list[int]) -> Change:
    return Change(
        row,
        entered=tuple((each, rank) for rank, each in enumerate(after, 1) if each not in before),
        left=tuple((each, rank) for rank, each in enumerate(before, 1) if each not in after),
        common=len(set(before) & set(after)),
    )


def _pairs(model: Model) -> set[tuple[int, int]] | None:
    links = model.evidence.links
    if links is None:
        return None
    first, second = (
        np.concatenate(ends)
        for ends in ((links.french, links.abroad[0]), (links.foreign, links.abroad[1]))
    )
    low, high = np.minimum(first, second), np.maximum(first, second)
    return set(zip(low.tolist(), high.tolist(), strict=True))

"""The pairs themselves, with what must be looked up in them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from features.kernel import Kernel
from features.world import World

Rows = NDArray[np.int64]
Floats = NDArray[np.float64]

CROWD_FLOOR = 5.0


@dataclass(frozen=True)
class Adjacency:
    """Who is linked with whom: the partners of `rows[i]`, ascending, is `partners[i]`, (n,)."""

    rows: Rows
    partners: Rows

    @classmethod
    def of_pairs(cls, first: Rows, second: Rows) -> Adjacency:
        """The second ends of each first, in the order of the pairs."""
        order = np.argsort(first, kind="stable")
        return cls(first[order], second[order])

    def of(self, row: int) -> list[int]:
        """The partners of a row."""
        start, end = np.searchsorted(self.rows, (row, row + 1))
        partners: list[int] = self.partners[start:end].tolist()
        return partners

    def of_each(self, rows: Rows) -> tuple[Rows, Rows]:
        """All partners of these rows, one after the other, behind the position of their row."""
        starts = np.searchsorted(self.rows, rows)
        stops = np.searchsorted(self.rows, rows, side="right")
        return np.repeat(np.arange(len(rows)), stops - starts), self.partners[ranges(starts, stops)]


@dataclass(frozen=True)
class Links:
    """The pairs themselves: French and foreign ends, and pairs between two foreign countries."""

    french: Rows
    foreign: Rows
    abroad: tuple[Rows, Rows]
    kernel: Kernel
    openness: Floats
    openness_rate: Floats

    @cached_property
    def by_french(self) -> Adjacency:
        """Foreign partners of each French row."""
        return Adjacency.of_pairs(self.french, self.foreign)

    @cached_property
    def by_foreign(self) -> Adjacency:
        """French partners of each foreign row."""
        return Adjacency.of_pairs(self.foreign, self.french)

    @cached_property
    def by_abroad(self) -> Adjacency:
        """Partners of each foreign row in other foreign countries."""
        first, second = self.abroad
        return Adjacency.of_pairs(np.r_[first, second], np.r_[second, first])


def link(
    world: World, ends: tuple[Rows, Rows], abroad: tuple[Rows, Rows], *, kernel: Kernel
) -> Links:
    """Links between these ends, with the openness that the pairs abroad give to each place."""
    places, amounts = weighted(np.r_[abroad], np.ones(2 * len(abroad[0])))
    openness = np.zeros(len(world.gazetteer))
    openness[places] = amounts
    rate = kernel.spread("wide", places, amounts) / (kernel.crowds["wide"] + CROWD_FLOOR)
    return Links(*ends, abroad, kernel, openness, rate)


def ranges(starts: Rows, stops: Rows) -> Rows:
    """The whole numbers of every range, one range after the other."""
    lengths = stops - starts
    first = np.repeat(starts - np.cumsum(lengths) + lengths, lengths)
    return first + np.arange(int(lengths.sum()))


def weighted(rows: Rows, weights: Floats) -> tuple[Rows, Floats]:
    """These rows once each, ascending, with the sums of their weights."""
    unique, inverse = np.unique(rows, return_inverse=True)
    return unique, np.asarray(np.bincount(inverse, weights, len(unique)), float)

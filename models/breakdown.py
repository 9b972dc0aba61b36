"""How often the first ten are right, by size of the origin, continent of the partner, and level."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

import numpy as np

from data.continents import CONTINENTS
from data.records import LEVELS
from features.world import World
from models.metrics import Interval, Placing, summarise
from models.towns import SIZE_CLASSES, size_classes

Table = Literal["size", "continent", "level"]
TABLES: tuple[Table, ...] = get_args(Table)

SHOWN = ("hit@10", "recall@100", "recall@1000")


@dataclass(frozen=True)
class Line:
    """One line of a breakdown: how often this group of origins finds its partners.

    In the table of continents an origin stands in each in which it has a partner, and only the
    partners there are looked for.
    """

    table: Table
    group: str
    origins: int
    metrics: Mapping[str, Interval]


def break_down(
    world: World, local: Sequence[Placing], regional: Sequence[Placing], *, seed: int
) -> list[Line]:
    """The lines of all tables; groups without any origin are left out.

    Size and continent are those of `local`, communes and groupings; the table of levels holds
    `regional`, départements and régions, too.
    """
    groups = [
        *_by_size(world, local),
        *_by_continent(world, local),
        *_by_level(world, [*local, *regional]),
    ]
    return [
        _line(table, name, placings=placings, seed=seed)
        for table, name, placings in groups
        if placings
    ]


Groups = Iterator[tuple[Table, str, list[Placing]]]


def _by_size(world: World, placings: Sequence[Placing]) -> Groups:
    classes = size_classes(world, _origins(placings))
    for name in SIZE_CLASSES:
        yield "size", name, [p for p, own in zip(placings, classes, strict=True) if own == name]


def _by_continent(world: World, placings: Sequence[Placing]) -> Groups:
    gazetteer = world.gazetteer
    for code, countries in CONTINENTS.items():
        there = np.array([country in countries for country in gazetteer.countries])
        found = [_partly(p, there[gazetteer.country[p.partners]]) for p in placings]
        yield "continent", code, [placing for placing in found if len(placing.ranks)]


def _by_level(world: World, placings: Sequence[Placing]) -> Groups:
    levels = world.gazetteer.level[_origins(placings)]
    for number, name in enumerate(LEVELS):
        yield "level", name, [p for p, own in zip(placings, levels, strict=True) if own == number]


def _origins(placings: Sequence[Placing]) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    return np.array([placing.origin for placing in placings], dtype=np.int64)


def _partly(placing: Placing, kept: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> Placing:
    return replace(
        placing,
        partners=placing.partners[kept],
        ranks=placing.ranks[kept],
        country_ranks=placing.country_ranks[kept],
    )


def _line(table: Table, group: str, *, placings: Sequence[Placing], seed: int) -> Line:
    measured = summarise(placings, seed=seed)
    origins = len({placing.origin for placing in placings})
    return Line(table, group, origins, {name: measured[name] for name in SHOWN})

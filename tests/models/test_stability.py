"""Overlap of the first ten between two trainings."""

from __future__ import annotations

import numpy as np

from features.world import World
from models.evaluate import Ranking
from models.stability import LEFT_OUT, Ends, measure_stability, thinned
from models.towns import draw_towns

ENDS = (np.arange(200), np.arange(200) + 1000)


def test_a_twentieth_of_the_partnerships_is_left_out() -> None:
    first, second = thinned(ENDS, LEFT_OUT, seed=1)
    assert len(first) == 190
    assert (second - first == 1000).all()


def test_another_seed_leaves_out_others() -> None:
    assert (
        thinned(ENDS, LEFT_OUT, seed=1)[0].tolist() != thinned(ENDS, LEFT_OUT, seed=2)[0].tolist()
    )


def test_what_does_not_depend_on_the_data_stays_whole(world: World) -> None:
    towns = draw_towns(world, seed=0, count=8)
    found = measure_stability(world, ENDS, lambda ends: lambda row: range(10), towns=towns, seed=0)
    assert found.overlap.mean == found.overlap.low == 10
    assert [*found.overlaps] == ["<2000", "<10000", "<50000", ">=50000"]


def test_the_overlap_counts_what_both_trainings_suggest(world: World) -> None:
    def learn(ends: Ends) -> Ranking:
        shift = 0 if len(ends[0]) == len(ENDS[0]) else 3
        return lambda row: range(shift, shift + 20)

    towns = draw_towns(world, seed=0, count=8)
    assert measure_stability(world, ENDS, learn, towns=towns, seed=0).overlap.mean == 7

"""Who enters and who leaves the first ten, and which weights moved."""

from __future__ import annotations

from collections import Counter

import numpy as np

from data.records import LEVELS
from features.world import World
from models.artifact import default_folder, load_model
from models.difference import (
    Change,
    examples_of,
    measure_overlap,
    moved_weights,
    pairs_changed,
)
from models.model import Model
from models.towns import draw_authorities


def test_authorities_of_every_level_are_drawn_and_the_same_ones_again(world: World) -> None:
    rows = draw_authorities(world, seed=0, count=100)
    levels = Counter(LEVELS[int(each)] for each in world.gazetteer.level[rows])
    assert levels == {"municipality": 60, "intercommunality": 24, "department": 12, "region": 4}
    assert rows.tolist() == draw_authorities(world, seed=0, count=100).tolist()


def test_the_overlap_counts_who_stays_and_names_who_comes_and_goes(world: World) -> None:
    rows = draw_authorities(world, seed=0, count=20)
    rankings = (lambda row: range(20), lambda row: range(3, 23))
    found = measure_overlap(world, rankings, rows=rows, seed=0)
    assert (found.mean.mean, sum(found.territories.values())) == (7, len(rows))
    assert found.changes[0].entered == ((10, 8), (11, 9), (12, 10))
    assert found.changes[0].left == ((0, 1), (1, 2), (2, 3))


def test_examples_go_from_the_largest_to_the_smallest_of_those_that_change(world: World) -> None:
    rows = draw_authorities(world, seed=0, count=40).tolist()
    changes = [Change(row, ((1, 1),) if row != rows[0] else (), (), 9) for row in rows]
    chosen = [each.row for each in examples_of(world, changes, most=5)]
    population = world.gazetteer.population[chosen]
    assert len(chosen) == 5 and rows[0] not in chosen
    assert (np.diff(population) <= 0).all()


def test_weights_that_moved_most_come_first_and_new_ones_from_nothing() -> None:
    before = {"weights": {"size_ratio": 0.7, "coast": 0.2, "name": 0.1}}
    after = {"weights": {"size_ratio": 0.5, "coast": 0.2, "port": 0.3}}
    moved = moved_weights(before, after)
    assert [each.feature for each in moved] == ["port", "size_ratio", "name"]
    assert (moved[0].before, moved[-1].after) == (None, None)


def test_partnerships_are_compared_where_both_models_hold_them(
    world: World, trained: Model
) -> None:
    assert pairs_changed(trained, trained) == (0, 0)
    assert pairs_changed(trained, load_model(default_folder(), world)) is None

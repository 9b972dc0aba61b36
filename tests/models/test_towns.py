"""Towns drawn from each class of size."""

from __future__ import annotations

import numpy as np

from features.world import World
from models.towns import SIZE_CLASSES, draw_towns, size_classes


def test_a_town_belongs_to_the_class_that_it_stays_below(world: World) -> None:
    population = world.gazetteer.population
    rows = np.array([int(np.flatnonzero(population == count)[0]) for count in (1_999, 2_000)])
    assert size_classes(world, rows) == ["<2000", "<10000"]


def test_a_territory_of_unknown_population_has_no_class(world: World) -> None:
    rows = np.flatnonzero(world.gazetteer.population == 0)[:1]
    assert size_classes(world, rows) == [None]


def test_each_class_gives_as_many_french_towns(world: World) -> None:
    towns = draw_towns(world, seed=3, count=40)
    classes = size_classes(world, towns)
    assert [classes.count(name) for name in SIZE_CLASSES] == [10, 10, 10, 10]
    assert {world.gazetteer.territory(row).country for row in towns.tolist()} == {"FR"}


def test_the_same_seed_draws_the_same_towns(world: World) -> None:
    drawn = [draw_towns(world, seed=seed, count=40).tolist() for seed in (3, 3, 4)]
    assert drawn[0] == drawn[1] != drawn[2]

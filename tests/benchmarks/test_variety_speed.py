"""Variety costs next to nothing beside scoring every candidate of the world."""

from __future__ import annotations

import numpy as np

from features.world import World
from models.pairs import candidate_rows
from models.variety import DIVERSITY, HEAD, diversify, traits_of
from tests.benchmarks.conftest import Cost


def test_ten_varied_places_take_a_thirtieth_of_a_sort(world: World, cost: Cost) -> None:
    rows, scores = candidate_rows(world)[:HEAD], np.linspace(2, 0, HEAD)
    assert cost(
        lambda: diversify(scores, traits_of(world, rows), diversity=DIVERSITY, count=10)
    ) < (1 / 30)

"""Where an origin stands for ten candidates among all French authorities."""

from __future__ import annotations

import numpy as np
import pytest

from features.origins import Kin, Origins
from features.world import World
from models.artifact import default_folder, load_model
from models.pairs import LOCAL, candidate_rows
from models.reciprocity import Rivals, french_authorities, in_order_of_place
from tests.benchmarks.conftest import Cost


@pytest.fixture
def rivals(world: World) -> Rivals:
    """Every commune and grouping, as if none had a partner."""
    rows = in_order_of_place(world, french_authorities(world, LOCAL))
    at, none = np.arange(len(rows)), np.zeros(0, dtype=np.int64)
    model = load_model(default_folder(), world)
    return Rivals(model, Origins.of_rows(world, rows), Kin(at, rows, none, none))


def test_ten_standings_take_four_sorts(world: World, rivals: Rivals, cost: Cost) -> None:
    chosen = candidate_rows(world)[::14_000][:10]
    assert len(rivals) > 16_000
    assert cost(lambda: rivals.ranks(chosen, np.zeros(10), row=None)) < 4

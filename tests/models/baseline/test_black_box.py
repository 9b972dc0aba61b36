"""The black box, grown on the few partnerships that we ship."""

from __future__ import annotations

import numpy as np
import pytest

from features.pairing import Pool
from features.world import World
from models.baseline.black_box import black_box_scorer
from models.baseline.size import size_scorer
from models.evaluate import Scorer, place
from models.pairs import Pairs, candidate_rows
from models.split import Split, split_origins


@pytest.fixture(scope="module")
def split(world: World, pairs: Pairs) -> Split:
    return split_origins(pairs.origins, pairs.places(world), seed=0)


@pytest.fixture(scope="module")
def black_box(world: World, pairs: Pairs, split: Split) -> Scorer:
    return black_box_scorer(world, pairs.without(split.test), seed=0)


def usual_rank(scorer: Scorer, world: World, pairs: Pairs, split: Split) -> float:
    # One candidate in ten beside the true ones: what stands before what is the same.
    candidates = candidate_rows(world)
    rows = np.union1d(candidates[::10], np.intersect1d(candidates, pairs.foreign))
    placings = place(scorer, Pool(world, rows), pairs, origins=split.test, view="cold", seed=0)
    return float(np.median(np.concatenate([placing.ranks for placing in placings])))


def test_the_black_box_ranks_hidden_partners_far_before_size_does(
    world: World, pairs: Pairs, split: Split, *, black_box: Scorer
) -> None:
    found = usual_rank(black_box, world, pairs, split)
    assert found < usual_rank(size_scorer, world, pairs, split) / 2

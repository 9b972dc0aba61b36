"""The simplest rankers rank by what they say."""

from __future__ import annotations

import numpy as np
import pytest

from features.origin import Origin
from features.pairing import Pool
from features.world import World
from models.baseline.chance import random_scorer
from models.baseline.popularity import popularity_scorer
from models.baseline.size import size_scorer
from models.pairs import Pairs, candidate_rows


@pytest.fixture(scope="module")
def pool(world: World) -> Pool:
    return Pool(world, candidate_rows(world))


@pytest.fixture(scope="module")
def la_rochelle(world: World) -> Origin:
    return Origin.of_row(world, world.gazetteer.row_of("geonames:3006787"))


def test_chance_is_the_same_for_the_same_seed_and_differs_between_origins(
    la_rochelle: Origin, pool: Pool
) -> None:
    first, again = random_scorer(3), random_scorer(3)
    drawn = first(la_rochelle, pool, ())
    assert np.array_equal(drawn, again(la_rochelle, pool, ()))
    assert not np.array_equal(drawn, first(la_rochelle, pool, ()))


def test_size_puts_the_nearest_population_first(
    world: World, la_rochelle: Origin, pool: Pool
) -> None:
    order = np.argsort(-size_scorer(la_rochelle, pool, ()), kind="stable")
    ratios = world.gazetteer.population[pool.rows[order]] / la_rochelle.territory.population
    apart = np.abs(np.log(ratios))
    assert (np.diff(apart) > -1e-5).all()


def test_popularity_counts_partnerships_with_france_and_with_others(
    world: World, pairs: Pairs, la_rochelle: Origin
) -> None:
    twice = np.bincount(pairs.foreign).argmax()
    counted = int((pairs.foreign == twice).sum()) + int((np.r_[pairs.abroad] == twice).sum())
    scores = popularity_scorer(pairs.evidence(world))(
        la_rochelle, Pool(world, np.array([twice])), ()
    )
    assert scores.tolist() == [counted]
    assert counted >= 2

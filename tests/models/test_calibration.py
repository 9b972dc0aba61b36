"""Stated chances beside those that came true."""

from __future__ import annotations

import numpy as np
import pytest

from features.pairing import Pool
from features.world import World
from models.calibration import Bin, calibrate
from models.examples import FROM_THE_COUNTRY, FROM_THE_WORLD
from models.metrics import Head, Placing
from models.pairs import candidate_rows
from tests.models.placings import placing


@pytest.fixture(scope="module")
def pool(world: World) -> Pool:
    return Pool(world, candidate_rows(world))


def ranked(pool: Pool, origin: int, score: float) -> Placing:
    """An origin whose partner comes first of ten, all of one score."""
    rows = pool.rows[origin * 10 : origin * 10 + 10]
    return placing(origin, [1], partners=[int(rows[0])], head=Head(rows, np.full(len(rows), score)))


def first_ten(bins: list[Bin]) -> Bin:
    [found] = [each for each in bins if each.depth == 10]
    return found


def test_a_score_of_nothing_states_an_even_chance(pool: Pool) -> None:
    found = first_ten(calibrate(pool, [ranked(pool, each, 0.0) for each in range(5)], seed=0))
    assert (found.low, found.high, found.candidates) == (0.0, 2.0, 50)
    assert found.stated == pytest.approx(0.5)
    assert found.partners.mean == pytest.approx(0.1)


def test_others_count_as_often_as_the_lottery_draws_them(pool: Pool) -> None:
    placings = [ranked(pool, each, 1.0) for each in range(5)]
    country = pool.world.gazetteer.country[pool.rows[:50]]
    assert len(set(country.tolist())) == 1
    drawn = FROM_THE_WORLD / len(pool) + FROM_THE_COUNTRY / (pool.country == country[0]).sum()
    found = first_ten(calibrate(pool, placings, seed=0))
    assert found.came_true.mean == pytest.approx(1 / (1 + 9 * drawn))


def test_bins_of_few_candidates_are_left_out(pool: Pool) -> None:
    assert calibrate(pool, [ranked(pool, 0, 3.0)], seed=0) == []
    assert calibrate(pool, [], seed=0) == []


def test_the_interval_holds_what_was_measured(pool: Pool) -> None:
    never = placing(9, [2000], partners=[int(pool.rows[-1])], head=ranked(pool, 9, 0.0).head)
    found = first_ten(calibrate(pool, [never, *(ranked(pool, k, 0.0) for k in range(5))], seed=0))
    assert found.partners.low < found.partners.mean < found.partners.high

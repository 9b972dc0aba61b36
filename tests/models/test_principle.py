"""What the first ten have in common with who asks, for rankings made by hand."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from features.geography import COASTAL_KM
from features.origin import Origin
from features.pairing import Pool
from features.world import World
from models.baseline.size import size_scorer
from models.pairs import candidate_rows
from models.principle import Principle, measure_principle
from models.towns import draw_towns

LA_ROCHELLE, BOURGES = "geonames:3006787", "geonames:3031005"


def measured(world: World, towns: Sequence[str], first: Sequence[int]) -> Principle:
    rows = world.gazetteer.rows_of(list(towns))
    return measure_principle(world, lambda row: first, towns=rows, seed=0)


@pytest.fixture(scope="module")
def coastal(world: World) -> list[int]:
    """Ten foreign coastal towns."""
    rows = candidate_rows(world)
    found: list[int] = rows[world.coast_km[rows] <= COASTAL_KM][:10].tolist()
    return found


def test_the_same_size_is_a_ratio_of_one(world: World) -> None:
    pool = Pool(world, candidate_rows(world))

    def ranking(row: int) -> Sequence[int]:
        scores = size_scorer(Origin.of_row(world, row), pool, ())
        nearest: list[int] = pool.rows[np.argsort(-scores)].tolist()
        return nearest

    found = measure_principle(world, ranking, towns=draw_towns(world, seed=0, count=12), seed=0)
    assert 1 <= found.size_ratio.low <= found.size_ratio.mean < 1.1
    assert [*found.size_ratios] == ["<2000", "<10000", "<50000", ">=50000"]


def test_only_coastal_towns_are_asked_for_coastal_partners(
    world: World, coastal: list[int]
) -> None:
    found = measured(world, [LA_ROCHELLE, BOURGES], coastal)
    assert (found.towns, found.coastal_towns) == (2, 1)
    assert found.coastal_share.mean == 1


def test_the_country_that_takes_most_is_counted(world: World) -> None:
    rows = candidate_rows(world)
    country = world.gazetteer.country[rows]
    mixed = [*rows[country == country[0]][:6].tolist(), *rows[country != country[0]][:4].tolist()]
    found = measured(world, [BOURGES], mixed)
    assert found.country_share.mean == pytest.approx(0.6)
    assert found.countries.mean == len(np.unique(world.gazetteer.country[mixed]))


def test_what_comes_after_the_first_ten_does_not_count(world: World, coastal: list[int]) -> None:
    inland = candidate_rows(world)[world.coast_km[candidate_rows(world)] > 100][:10].tolist()
    assert measured(world, [LA_ROCHELLE], [*coastal, *inland]).coastal_share.mean == 1


def test_a_town_without_suggestions_is_left_out(world: World) -> None:
    rows = world.gazetteer.rows_of([LA_ROCHELLE, BOURGES])
    first = candidate_rows(world)[:10]
    found = measure_principle(
        world, lambda row: first if row == rows[0] else [], towns=rows, seed=0
    )
    assert found.towns == 1

"""Curves are linear between their knots and silent about the unknown."""

from __future__ import annotations

import numpy as np
import pytest

from features.origin import Origin
from features.world import World
from models.curves import Curve, hat_weights, knots_of


def curve(heights: list[list[float]], bend_knots: list[float]) -> Curve:
    return Curve(
        feature="size_ratio",
        column="log_ratio",
        grain="pair",
        knots=np.array([0.0, 1.0, 3.0]),
        bend="origin_size" if bend_knots else None,
        bend_knots=np.array(bend_knots),
        heights=np.array(heights),
    )


@pytest.fixture(scope="module")
def la_rochelle(world: World) -> Origin:
    return Origin.of_row(world, world.gazetteer.row_of("geonames:3006787"))


def test_a_value_between_two_knots_takes_a_share_of_both(la_rochelle: Origin) -> None:
    values = np.array([-5, 0.5, 2.0, 9.0], dtype=np.float32)
    points = curve([[0.0, 2.0, 4.0]], []).points(la_rochelle, values)
    assert points.tolist() == [0.0, 1.0, 3.0, 4.0]


def test_an_unknown_value_is_worth_nothing(la_rochelle: Origin) -> None:
    points = curve([[5.0, 5.0, 5.0]], []).points(la_rochelle, np.array([np.nan], dtype=np.float32))
    assert points.tolist() == [0.0]


def test_a_curve_bends_with_the_size_of_the_origin(la_rochelle: Origin) -> None:
    own = la_rochelle.log_population
    bent = curve([[0.0, 0.0, 0.0], [8.0, 8.0, 8.0]], [own - 1, own + 3])
    assert bent.for_origin(la_rochelle) == pytest.approx([2.0, 2.0, 2.0])


def test_hats_sum_to_one_and_rebuild_the_value() -> None:
    knots, values = np.array([0.0, 1.0, 4.0]), np.array([0.0, 0.25, 2.0, 4.0, 7.0])
    mixture = hat_weights(values, knots).dense(3)
    assert mixture.sum(axis=1) == pytest.approx(np.ones(5))
    assert mixture @ knots == pytest.approx([0.0, 0.25, 2.0, 4.0, 4.0])


def test_knots_are_distinct_even_when_most_values_are_zero() -> None:
    knots = knots_of(np.r_[np.zeros(95), [1, 2, 3, 4, 5]], 10)
    assert (np.diff(knots) > 0).all()
    assert knots_of(np.full(4, 7.0), 10).tolist() == [7.0, 8.0]
    assert knots_of(np.array([np.nan]), 10).tolist() == [0.0, 1.0]

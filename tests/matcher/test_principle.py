"""The principle stays visible in what is suggested by the model that ships, in the order shown."""

from __future__ import annotations

import pytest

from features.world import World
from matcher.holdings import Holdings
from matcher.judging import shown_first
from models.principle import Principle, measure_principle
from models.towns import draw_towns

TOWNS, SEED = 60, 20


@pytest.fixture(scope="module")
def principle(world: World, tmp_path_factory: pytest.TempPathFactory) -> Principle:
    """Measured on French towns of all sizes."""
    holdings = Holdings(tmp_path_factory.mktemp("shipped"))
    holdings.world = world
    towns = draw_towns(world, seed=SEED, count=TOWNS)
    return measure_principle(world, shown_first(holdings), towns=towns, seed=SEED)


def test_partners_are_of_comparable_size(principle: Principle) -> None:
    assert principle.size_ratio.mean <= 2
    assert principle.size_ratios["<50000"].mean <= 2
    assert principle.size_ratios[">=50000"].mean <= 2


def test_coastal_towns_get_coastal_partners(principle: Principle) -> None:
    assert principle.coastal_towns >= 5
    assert principle.coastal_share.mean >= 0.7


def test_no_country_takes_it_all(principle: Principle) -> None:
    assert principle.country_share.mean <= 0.55
    assert principle.countries.mean >= 3

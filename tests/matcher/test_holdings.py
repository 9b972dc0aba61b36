from __future__ import annotations

from pathlib import Path

import pytest

from data.directory import Directory
from data.errors import ModelError
from features.world import World
from matcher.holdings import Holdings
from matcher.pipeline import known_pairs
from matcher.requests import Filters
from tests.matcher.places import place_named


def test_origins_of_one_state_share_their_candidates(holdings: Holdings) -> None:
    towns = [place_named(holdings.gazetteer, name, "FR") for name in ("Brest", "Dax")]
    assert holdings.pool(towns[0], Filters()) is holdings.pool(towns[1], Filters())


def test_other_filters_have_other_candidates(holdings: Holdings) -> None:
    town = place_named(holdings.gazetteer, "Brest", "FR")
    african = holdings.pool(town, Filters(continents=frozenset({"AF"})))
    assert len(african) < len(holdings.pool(town, Filters()))


def test_too_few_partnerships_to_learn_from_are_told(world: World, tmp_path: Path) -> None:
    opened = Holdings(tmp_path)
    opened.world, opened.directory = world, Directory(world.gazetteer, [])
    with pytest.raises(ModelError, match="matcher import"):
        known_pairs(opened)


def test_opening_reads_nothing(tmp_path: Path) -> None:
    Holdings(tmp_path / "absent")
    assert list(tmp_path.iterdir()) == []

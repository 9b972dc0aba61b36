from __future__ import annotations

from dataclasses import replace
from gc import collect
from pathlib import Path
from weakref import ref

import pytest

from data.directory import Directory
from data.errors import ModelError
from features.world import World
from matcher.holdings import POOLS_KEPT, Holdings
from matcher.pipeline import known_pairs
from matcher.requests import Filters, SuggestRequest
from matcher.service import Matcher
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


def test_kept_scores_do_not_keep_the_candidates_in_memory(home: Path) -> None:
    matcher = Matcher.open(home)
    asker = place_named(matcher.holdings.gazetteer, "Brest", "FR")
    request = SuggestRequest(asker.id, filters=Filters(countries=frozenset({"SN"})))
    matcher.suggest(request)
    pool = ref(matcher.holdings.pool(asker, request.filters))
    for least in range(POOLS_KEPT):
        narrow = replace(request.filters, min_population=least)
        matcher.suggest(replace(request, filters=narrow))
    collect()
    assert pool() is None

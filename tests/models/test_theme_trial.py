from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from data.directory import Directory
from features.theme_book import ThemeBook
from features.world import World
from models.model import Model
from models.pairs import Pairs
from models.theme_trial import MEDIAN, RECIPROCAL, WAYS, ThemeTrial, judge_themes

KEPT = 12


@pytest.fixture(scope="module")
def trial(world: World, trained: Model, pairs: Pairs) -> ThemeTrial:
    """A trial on the first few themed partnerships of communes."""
    told = Directory.open(Path("nowhere"), world.gazetteer).themed()
    known = {(world.gazetteer.id(a), world.gazetteer.id(b)) for a, b in zip(
        pairs.french.tolist(), pairs.foreign.tolist(), strict=True)}  # fmt: skip
    some = [pair for pair in told if pair[:2] in known][:KEPT]
    book = ThemeBook.of(world, some)
    return judge_themes(trained.with_themes(book), [replace(pairs, themes=book)], seed=0)


def test_each_way_of_asking_ranks_the_same_partnerships(trial: ThemeTrial) -> None:
    ways = [line.way for line in trial.lines if line.tier == "local"]
    assert len({line.partnerships for line in trial.lines}) == 1
    assert ways == list(WAYS)


def test_ranks_begin_with_one_and_lie_within_their_intervals(trial: ThemeTrial) -> None:
    for line in trial.lines:
        median, reciprocal = line.metrics[MEDIAN], line.metrics[RECIPROCAL]
        assert 1 <= median.low <= median.mean <= median.high
        assert 0 < reciprocal.low <= reciprocal.mean <= reciprocal.high <= 1


def test_one_tier_alone_is_the_whole(trial: ThemeTrial) -> None:
    local, together = (
        {line.way: line.metrics for line in trial.lines if line.tier == tier}
        for tier in ("local", "all")
    )
    assert local == together

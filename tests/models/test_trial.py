"""Rankers are judged on the same splits; those that learn nothing are made once."""

from __future__ import annotations

from features.world import World
from models.pairs import Pairs
from models.trial import MODEL, PEERS, QUICK_PEERS, RANKERS, compare_rankers


def test_every_ranker_is_judged_in_both_views_on_every_split(world: World, pairs: Pairs) -> None:
    told: list[str] = []
    found = compare_rankers(
        world,
        pairs,
        rankers=["random", "profiles"],
        seeds=[0, 1],
        progress=lambda name, done: told.append(name),
    )
    assert [(each.ranker, each.view) for each in found] == [
        (name, view) for name in ("random", "profiles") for view in ("cold", "warm")
    ]
    assert found[0].origins == found[2].origins > 20
    assert told == ["random", "profiles"] * 2 + ["profiles"]


def test_quick_peers_are_peers_and_the_model_is_none() -> None:
    assert set(QUICK_PEERS) < set(PEERS) == RANKERS.keys() - {MODEL}

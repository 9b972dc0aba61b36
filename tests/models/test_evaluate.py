"""Full ranking on scorers whose rank is known."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from features.origin import Origin
from features.pairing import Pool
from features.world import World
from models.evaluate import Scorer, Scores, head_of, place, place_by_folds
from models.metrics import summarise
from models.pairs import Pairs, candidate_rows
from models.split import folds, split_origins


def oracle(pairs: Pairs, known_only: bool = False):  # type: ignore[no-untyped-def]
    def score(origin: Origin, pool: Pool, known: Sequence[int]) -> Scores:
        assert origin.row is not None
        wanted = list(known) if known_only else pairs.partners(origin.row)
        return np.isin(pool.rows, wanted).astype(float)

    return score


def test_an_oracle_is_always_right(world: World, pairs: Pairs) -> None:
    pool = Pool(world, candidate_rows(world))
    for view in ("cold", "warm"):
        placings = place(oracle(pairs), pool, pairs, origins=pairs.origins[:20], view=view, seed=0)
        assert all((placing.ranks == 1).all() for placing in placings)
        assert all(placing.head.rows[0] in placing.partners for placing in placings)


def test_known_partners_are_left_out_of_the_warm_ranking(world: World, pairs: Pairs) -> None:
    pool = Pool(world, candidate_rows(world))
    counts = {row: len(pairs.partners(row)) for row in pairs.origins.tolist()}
    many = np.array([row for row, count in counts.items() if count >= 3])
    placings = place(oracle(pairs, True), pool, pairs, origins=many, view="warm", seed=0)
    # All that it knows is out, all that is left is level: the middle of the world.
    assert all(abs(p.ranks[0] - len(pool) / 2) < 20 for p in placings)
    assert len(placings) > 10


def test_a_scorer_that_knows_nothing_hits_nothing(world: World, pairs: Pairs) -> None:
    pool = Pool(world, candidate_rows(world))
    level = place(
        lambda origin, pool, known: np.zeros(len(pool)),
        pool,
        pairs,
        origins=pairs.origins[:30],
        view="cold",
        seed=0,
    )
    assert summarise(level, seed=0)["recall@1000"].mean == 0


def test_the_head_of_a_ranking_holds_the_best_first_without_what_is_left_out(world: World) -> None:
    pool = Pool(world, candidate_rows(world)[:4])
    head = head_of(np.array([1.0, -np.inf, 3.0, 3.0]), pool, 3)
    assert head.rows.tolist() == pool.rows[[2, 3, 0]].tolist()
    assert head.scores.tolist() == [3.0, 3.0, 1.0]


def test_each_origin_is_placed_by_what_lacked_it(world: World, pairs: Pairs) -> None:
    lacked: list[int] = []

    def learn(part: Pairs) -> Scorer:
        lacked.extend(set(few.origins.tolist()) - set(part.origins.tolist()))
        return oracle(few)  # type: ignore[no-any-return]

    few = pairs.without(pairs.origins[30:])
    placings = place_by_folds(Pool(world, candidate_rows(world)), few, learn, seed=0)
    assert sorted(lacked) == few.origins.tolist()
    assert sorted(placing.origin for placing in placings) == few.origins.tolist()


def test_a_split_never_shares_a_place(world: World, pairs: Pairs) -> None:
    places = pairs.places(world)
    split = split_origins(pairs.origins, places, seed=4)
    assert sorted([*split.train, *split.test]) == pairs.origins.tolist()
    of = dict(zip(pairs.origins.tolist(), places.tolist(), strict=True))
    assert not {of[row] for row in split.train.tolist()} & {of[row] for row in split.test.tolist()}
    assert len(np.unique(places)) < len(places)
    parts = folds(pairs.origins, places, seed=1)
    assert sorted(np.concatenate(parts).tolist()) == pairs.origins.tolist()

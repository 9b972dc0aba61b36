"""Rankers side by side on held-out origins: the table that `matcher evaluate` prints."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from features.catalog import FEATURES, PORTABLE_FEATURES
from features.pairing import Pool
from features.world import World
from models.baseline import gravity_scorer, popularity_scorer, random_scorer, size_scorer
from models.evaluate import VIEWS, Scorer, View, place
from models.metrics import Interval, Placing, summarise
from models.pairs import Pairs, candidate_rows
from models.split import split_origins
from models.train import train_tier

Progress = Callable[[str, float], None]
Ranker = Callable[[World, Pairs, int], Scorer]


@dataclass(frozen=True)
class Result:
    """The metrics of one ranker in one view, over the held-out origins of every split."""

    ranker: str
    view: View
    origins: int
    metrics: dict[str, Interval]


# Each is made anew for a split, from the pairs that may be learned from and a seed.
RANKERS: dict[str, Ranker] = {
    "random": lambda world, pairs, seed: random_scorer(seed),
    "size": lambda world, pairs, seed: size_scorer,
    "popularity": lambda world, pairs, seed: popularity_scorer(pairs.evidence(world)),
    "gravity": lambda world, pairs, seed: gravity_scorer(world, pairs, seed=seed),
    "shipped": lambda world, pairs, seed: train_tier(
        world, pairs, features=PORTABLE_FEATURES, seed=seed
    ).ranker(),
    "model": lambda world, pairs, seed: train_tier(
        world, pairs, features=FEATURES, seed=seed
    ).ranker(),
}


def compare_rankers(
    world: World,
    pairs: Pairs,
    *,
    rankers: Iterable[str],
    seeds: Sequence[int],
    progress: Progress = lambda label, done: None,
) -> list[Result]:
    """Train and judge each ranker on the same splits, one per seed."""
    pool = Pool(world, candidate_rows(world))
    names = list(rankers)
    found: dict[tuple[str, View], list[Placing]] = {}
    for turn, seed in enumerate(seeds):
        split = split_origins(pairs.origins, pairs.places(world), seed=seed)
        learned = pairs.without(split.test)
        for number, name in enumerate(names):
            progress(name, (turn + number / len(names)) / len(seeds))
            scorer = RANKERS[name](world, learned, seed)
            for view in VIEWS:
                placed = place(scorer, pool, pairs, origins=split.test, view=view, seed=seed)
                found.setdefault((name, view), []).extend(placed)
    progress(names[-1], 1.0)
    return [
        Result(name, view, len(placings), summarise(placings, seed=seeds[0]))
        for (name, view), placings in found.items()
    ]

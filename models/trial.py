"""Rankers side by side on held-out origins: the table that `matcher evaluate` prints."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from features.catalog import FEATURES, PORTABLE_FEATURES
from features.pairing import Pool
from features.world import World
from models.baseline.black_box import black_box_scorer
from models.baseline.chance import random_scorer
from models.baseline.factorisation import factorisation_scorer
from models.baseline.gravity import gravity_scorer
from models.baseline.popularity import popularity_scorer
from models.baseline.profiles import profile_scorer
from models.baseline.size import size_scorer
from models.baseline.texts import text_scorer
from models.evaluate import VIEWS, Scorer, View, place
from models.metrics import Interval, Placing, summarise
from models.pairs import Pairs, candidate_rows
from models.split import split_origins
from models.train import train_tier
from models.variety import varied

Progress = Callable[[str, float], None]


@dataclass(frozen=True)
class Lesson:
    """What a ranker is made from: the pairs that may be learned from, a seed, a text model."""

    world: World
    pairs: Pairs
    seed: int
    text_model: Path | None = None

    @cached_property
    def model(self) -> Scorer:
        """The model, trained once for all that rank by it."""
        return train_tier(self.world, self.pairs, features=FEATURES, seed=self.seed).ranker()


@dataclass(frozen=True)
class Ranker:
    """How a ranker is made for a split; one that learns nothing serves for all of them."""

    make: Callable[[Lesson], Scorer]
    learns: bool = True


@dataclass(frozen=True)
class Result:
    """The metrics of one ranker in one view, over the held-out origins of every split."""

    ranker: str
    view: View
    origins: int
    metrics: dict[str, Interval]
    placings: tuple[Placing, ...] = ()


MODEL = "model"
RANKERS: dict[str, Ranker] = {
    "random": Ranker(lambda given: random_scorer(given.seed)),
    "size": Ranker(lambda given: size_scorer, learns=False),
    "popularity": Ranker(lambda given: popularity_scorer(given.pairs.evidence(given.world))),
    "gravity": Ranker(lambda given: gravity_scorer(given.world, given.pairs, seed=given.seed)),
    "profiles": Ranker(lambda given: profile_scorer(given.world), learns=False),
    "texts": Ranker(lambda given: text_scorer(given.world, given.text_model), learns=False),
    "factorisation": Ranker(
        lambda given: factorisation_scorer(given.world, given.pairs, seed=given.seed)
    ),
    "black_box": Ranker(lambda given: black_box_scorer(given.world, given.pairs, seed=given.seed)),
    "shipped": Ranker(
        lambda given: train_tier(
            given.world, given.pairs, features=PORTABLE_FEATURES, seed=given.seed
        ).ranker()
    ),
    "varied": Ranker(lambda given: varied(given.model)),
    MODEL: Ranker(lambda given: given.model),
}
PEERS = tuple(name for name in RANKERS if name != MODEL)
# The others take minutes; these need no more than the model itself.
QUICK_PEERS = ("random", "size", "popularity", "gravity", "shipped", "varied")


def compare_rankers(
    world: World,
    pairs: Pairs,
    *,
    rankers: Iterable[str],
    seeds: Sequence[int],
    text_model: Path | None = None,
    progress: Progress = lambda label, done: None,
) -> list[Result]:
    """Train and judge each ranker on the same splits, one per seed."""
    pool = Pool(world, candidate_rows(world))
    names = list(rankers)
    made: dict[str, Scorer] = {}
    found: dict[tuple[str, View], list[Placing]] = {}
    for turn, seed in enumerate(seeds):
        split = split_origins(pairs.origins, pairs.places(world), seed=seed)
        lesson = Lesson(world, pairs.without(split.test), seed, text_model)
        for number, name in enumerate(names):
            progress(name, (turn + number / len(names)) / len(seeds))
            if RANKERS[name].learns or name not in made:
                made[name] = RANKERS[name].make(lesson)
            for view in VIEWS:
                placed = place(made[name], pool, pairs, origins=split.test, view=view, seed=seed)
                found.setdefault((name, view), []).extend(placed)
    progress(names[-1], 1.0)
    return [
        Result(name, view, len(placings), summarise(placings, seed=seeds[0]), tuple(placings))
        for (name, view), placings in found.items()
    ]

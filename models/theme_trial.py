"""What asking for themes adds: the rank of true partners with and without their sectors given.

Partnerships whose sectors are known are cut into folds by place of the French authority. What
evidence is worth is learned on the other folds; the partnerships of the authority, and of those at
its place, are hidden from all evidence. The model's own weights have seen them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from data.vocabulary import SECTORS, mask_of
from models.metrics import RESAMPLES, Interval
from models.model import Model
from models.pairs import LOCAL, REGIONAL, Pairs
from models.split import folds
from models.theme_learning import ThemedPair, learn_worth, themed_pairs
from models.theme_worth import Asked, ThemeWorth

Floats = NDArray[np.float64]
Progress = Callable[[str, float], None]

FOLDS = 5
SECTOR_MASK = mask_of(SECTORS)
MEDIAN, RECIPROCAL = "median rank", "mrr"

WAYS: dict[str, Callable[[ThemeWorth], ThemeWorth]] = {
    "declared": lambda worth: replace(ThemeWorth(), declared=worth.declared, derived=0.0),
    "declared and derived": lambda worth: replace(
        ThemeWorth(), declared=worth.declared, derived=worth.derived
    ),
    "all": lambda worth: worth,
}
TIER_NAMES = {LOCAL.levels: "local", REGIONAL.levels: "regional"}
NO_THEME, STRANGE = "no theme", "sectors of another partnership"


@dataclass(frozen=True)
class ThemeLine:
    """How the true partners rank inside their country when candidates are asked in one way."""

    tier: str
    way: str
    partnerships: int
    metrics: dict[str, Interval]


@dataclass(frozen=True)
class ThemeTrial:
    """The ranks in each way of asking, and what evidence is worth, in points, to communes."""

    lines: tuple[ThemeLine, ...]
    declared: float
    derived: float


def judge_themes(
    model: Model,
    tiers: Sequence[Pairs],
    *,
    seed: int,
    progress: Progress = lambda label, done: None,
) -> ThemeTrial:
    """Rank the true partner of each partnership with known sectors, tier by tier."""
    lines: list[ThemeLine] = []
    ranks: dict[str, list[int]] = {}
    origins: list[int] = []
    first = ThemeWorth()
    for number, pairs in enumerate(tiers):
        progress("themes", number / len(tiers))
        measured = [pair for pair in themed_pairs(model, pairs) if pair.mask & SECTOR_MASK]
        found = _ranks(model, pairs, measured, seed=seed)
        name = TIER_NAMES[pairs.tier.levels]
        lines += _lines(name, found, [pair.french for pair in measured], seed=seed)
        origins += [pair.french for pair in measured]
        for way, values in found.items():
            ranks.setdefault(way, []).extend(values)
        first = first if number else learn_worth(measured)
    progress("themes", 1.0)
    together = _lines("all", ranks, origins, seed=seed)
    return ThemeTrial((*lines, *together), first.declared, first.derived)


def _ranks(
    model: Model, pairs: Pairs, measured: Sequence[ThemedPair], *, seed: int
) -> dict[str, list[int]]:
    """The rank of each true partner in its country, in each way of asking."""
    world = model.evidence.world
    strange = _strangers(measured, seed=seed)
    found: dict[str, list[int]] = {way: [0] * len(measured) for way in (NO_THEME, *WAYS, STRANGE)}
    for part in folds(pairs.origins, pairs.places(world), seed=seed, count=FOLDS):
        held_out = set(part.tolist())
        worth = learn_worth([pair for pair in measured if pair.french not in held_out])
        for at, pair in enumerate(measured):
            if pair.french not in held_out:
                continue
            found[NO_THEME][at] = _rank(pair, ThemeWorth(), ())
            for way, only in WAYS.items():
                found[way][at] = _rank(pair, only(worth), _asked(pair))
            found[STRANGE][at] = _rank(pair, worth, _asked(strange[at]))
    return found


def _strangers(measured: Sequence[ThemedPair], *, seed: int) -> list[ThemedPair]:
    """For each partnership another one, drawn by lot."""
    order = np.random.default_rng(seed).permutation(len(measured))
    following = np.empty_like(order)
    following[order] = np.roll(order, 1)
    return [measured[at] for at in following.tolist()]


def _asked(pair: ThemedPair) -> tuple[Asked, ...]:
    return tuple(Asked(key) for key in pair.keys if key in SECTORS)


def _rank(pair: ThemedPair, worth: ThemeWorth, asked: Sequence[Asked]) -> int:
    scores = pair.scores + worth.points_of(pair.stands, asked)
    others = np.delete(scores, pair.position)
    ahead = np.count_nonzero(others > scores[pair.position])
    return int(1 + ahead + np.count_nonzero(others == scores[pair.position]) // 2)


def _lines(
    tier: str, ranks: dict[str, list[int]], origins: Sequence[int], *, seed: int
) -> list[ThemeLine]:
    return [
        ThemeLine(tier, way, len(values), _metrics(np.array(values), np.array(origins), seed=seed))
        for way, values in ranks.items()
        if values
    ]


def _metrics(
    ranks: NDArray[np.int64], origins: NDArray[np.int64], *, seed: int
) -> dict[str, Interval]:
    """Both metrics with intervals for which authorities, not partnerships, are drawn anew."""
    authorities, at = np.unique(origins, return_inverse=True)
    groups = [np.flatnonzero(at == number) for number in range(len(authorities))]
    random = np.random.default_rng(seed)
    drawn = [
        ranks[np.concatenate([groups[one] for one in random.integers(0, len(groups), len(groups))])]
        for _ in range(RESAMPLES)
    ]
    return {
        MEDIAN: _interval(float(np.median(ranks)), [float(np.median(each)) for each in drawn]),
        RECIPROCAL: _interval(
            float((1 / ranks).mean()), [float((1 / each).mean()) for each in drawn]
        ),
    }


def _interval(value: float, drawn: Sequence[float]) -> Interval:
    low, high = np.quantile(drawn, [0.025, 0.975])
    return Interval(value, float(low), float(high))

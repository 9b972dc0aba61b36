"""What asking for themes adds: the rank of true partners with and without their sectors given.

Cold: none of the authority's partners is known to the model, and its others are no candidates. The
partnerships of the authority, and of those at its place, are hidden from all evidence; the model's
own weights have seen them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from data.vocabulary import keys_of
from features.origin import Origin
from features.pairing import Pool
from features.theme_book import SECTOR_BITS, ThemeBook
from models.metrics import RESAMPLES, Interval
from models.model import Model
from models.pairs import LOCAL, REGIONAL, Pairs, candidate_rows
from models.theme_worth import Asked, Stands, points_of

Floats = NDArray[np.float64]
Rows = NDArray[np.int64]
Progress = Callable[[str, float], None]

MEDIAN, RECIPROCAL = "median rank", "mrr"
TIER_NAMES = {LOCAL.levels: "local", REGIONAL.levels: "regional"}
NO_THEME, OWN, STRANGE = WAYS = (
    "no theme",
    "its sectors",
    "sectors of another partnership",
)


@dataclass(frozen=True)
class ThemeLine:
    """How the true partners rank inside their country when candidates are asked in one way."""

    tier: str
    way: str
    partnerships: int
    metrics: dict[str, Interval]


@dataclass(frozen=True)
class ThemeTrial:
    """The ranks in each way of asking, tier by tier and together."""

    lines: tuple[ThemeLine, ...]


@dataclass(frozen=True)
class ThemedPair:
    """A partnership, the sectors it is about, and its true partner in its country.

    `scores` (n,) are the model's, in points, of the candidates there, and `stands` what is known of
    them; the partner is at `position`.
    """

    french: int
    asked: tuple[Asked, ...]
    position: int
    scores: Floats
    stands: Stands


def judge_themes(
    model: Model,
    tiers: Sequence[Pairs],
    *,
    seed: int,
    progress: Progress = lambda label, done: None,
) -> ThemeTrial:
    """Rank the true partner of each partnership with known sectors, tier by tier."""
    lines: list[ThemeLine] = []
    ranks: dict[str, list[int]] = {way: [] for way in WAYS}
    origins: list[int] = []
    for number, pairs in enumerate(tiers):
        progress("themes", number / len(tiers))
        measured = list(themed_pairs(model, pairs))
        found, own = _ranks(measured, seed=seed), [pair.french for pair in measured]
        lines += _lines(TIER_NAMES[pairs.tier.levels], found, own, seed=seed)
        origins += own
        for way, values in found.items():
            ranks[way] += values
    progress("themes", 1.0)
    return ThemeTrial((*lines, *_lines("all", ranks, origins, seed=seed)))


def themed_pairs(model: Model, pairs: Pairs) -> Iterator[ThemedPair]:
    """The partnerships of these pairs of which sectors are known, each measured."""
    if pairs.themes is None:
        return
    world = model.evidence.world
    pool = Pool(world, candidate_rows(world, pairs.tier))
    places = pairs.places(world)
    for french, place in zip(pairs.origins.tolist(), places.tolist(), strict=True):
        partners = pairs.partners(french)
        about = _about(pairs.themes, french, partners[np.isin(partners, pool.rows)])
        near = pairs.origins[(places == place) & (pairs.origins != french)].tolist()
        if about:
            hidden = partners.tolist()
            origin = Origin.of_row(world, french)
            pairing = model.pair(origin, pool, relatives=near, hidden=hidden)
            scores, stands = model.score(pairing), Stands.of(pairing)
        for foreign, mask in about.items():
            beside = ~np.isin(pool.rows, partners) | (pool.rows == foreign)
            home = np.flatnonzero(beside & (pool.country == world.gazetteer.country[foreign]))
            asked = tuple(Asked(key) for key in keys_of(mask))
            position = int(np.searchsorted(pool.rows[home], foreign))
            yield ThemedPair(french, asked, position, scores[home], stands.at(home))


def _about(book: ThemeBook, row: int, partners: Rows) -> dict[int, int]:
    """The sectors of the partnerships of a row with these partners, where any is known."""
    mine = np.flatnonzero((book.rows == row) & np.isin(book.others, partners))
    found: dict[int, int] = {}
    for other, mask in zip(book.others[mine].tolist(), book.masks[mine].tolist(), strict=True):
        if mask & SECTOR_BITS:
            found[other] = found.get(other, 0) | mask & SECTOR_BITS
    return found


def _ranks(measured: Sequence[ThemedPair], *, seed: int) -> dict[str, list[int]]:
    """The rank of each true partner in its country, in each way of asking."""
    strange = _strangers(measured, seed=seed)
    return {
        NO_THEME: [_rank(pair, ()) for pair in measured],
        OWN: [_rank(pair, pair.asked) for pair in measured],
        STRANGE: [_rank(pair, other.asked) for pair, other in zip(measured, strange, strict=True)],
    }


def _strangers(measured: Sequence[ThemedPair], *, seed: int) -> list[ThemedPair]:
    """For each partnership another one, drawn by lot."""
    order = np.random.default_rng(seed).permutation(len(measured))
    following = np.empty_like(order)
    following[order] = np.roll(order, 1)
    return [measured[at] for at in following.tolist()]


def _rank(pair: ThemedPair, asked: Sequence[Asked]) -> int:
    scores = pair.scores + points_of(pair.stands, asked)
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

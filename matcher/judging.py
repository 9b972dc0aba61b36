"""How far the models may be trusted: rankers side by side, groups, chances, principle, stability.

What is suggested is ranked here as every user sees it: by the model in use, in the default order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from matcher.askers import find_asker
from matcher.holdings import Holdings, ProgressCallback
from matcher.requests import SuggestRequest
from matcher.suggesting import rank_candidates

if TYPE_CHECKING:
    from models.breakdown import Line
    from models.calibration import Bin
    from models.evaluate import Ranking
    from models.model import Model
    from models.principle import Principle
    from models.stability import Ends, Stability
    from models.theme_trial import ThemeTrial
    from models.trial import Result

SEED = 0
TOWNS = 300


@dataclass(frozen=True)
class Evaluation:
    """The rankers' results; for the trained one its groups and chances; what is suggested first.

    The principle is that of the model in use, `version`; groups and chances those of the recipe,
    trained without the territories that it is judged on.
    """

    results: Sequence[Result]
    breakdown: Sequence[Line]
    calibration: Sequence[Bin]
    version: str
    principle: Principle


def complete(
    holdings: Holdings,
    results: Sequence[Result],
    *,
    towns: int = TOWNS,
    progress: ProgressCallback,
) -> Evaluation:
    """The results of rankers and all else that tells how far to trust the model."""
    from features.pairing import Pool
    from models.breakdown import break_down
    from models.calibration import calibrate
    from models.pairs import REGIONAL, Pairs, candidate_rows
    from models.principle import measure_principle
    from models.towns import draw_towns
    from models.train import judge_regional
    from models.trial import MODEL

    world = holdings.world
    cold = [
        placing
        for result in results
        if (result.ranker, result.view) == (MODEL, "cold")
        for placing in result.placings
    ]
    ends, themes = holdings.ends, holdings.themes
    pairs = Pairs.of_ends(world, *ends, tier=REGIONAL, themes=themes)
    progress("groups and principle", 0.0)
    regional = judge_regional(world, pairs, seed=SEED)
    progress("groups and principle", 0.2)
    found = Evaluation(
        results=results,
        breakdown=break_down(world, cold, regional, seed=SEED),
        calibration=calibrate(Pool(world, candidate_rows(world)), cold, seed=SEED),
        version=holdings.model.version,
        principle=measure_principle(
            world,
            shown_first(holdings),
            towns=draw_towns(world, seed=SEED, count=towns),
            seed=SEED,
        ),
    )
    progress("groups and principle", 1.0)
    return found


def measure_themes(holdings: Holdings, *, progress: ProgressCallback) -> ThemeTrial:
    """Where the true partners of themed partnerships rank, with and without their sectors asked."""
    from models.pairs import LOCAL, REGIONAL, Pairs
    from models.theme_trial import judge_themes

    ends = holdings.ends
    tiers = [
        Pairs.of_ends(holdings.world, *ends, tier=tier, themes=holdings.themes)
        for tier in (LOCAL, REGIONAL)
    ]
    return judge_themes(holdings.model, tiers, seed=SEED, progress=progress)


def measure_stability(
    holdings: Holdings, *, towns: int = TOWNS, progress: ProgressCallback
) -> Stability:
    """Train on all partnerships in force and on all but some: what stays of the first ten."""
    from matcher.pipeline import known_pairs
    from models import stability
    from models.towns import draw_towns

    known_pairs(holdings)
    return stability.measure_stability(
        holdings.world,
        holdings.ends,
        lambda ends: shown_first(_holding(holdings, ends)),
        towns=draw_towns(holdings.world, seed=SEED, count=towns),
        seed=SEED,
        progress=progress,
    )


def shown_first(holdings: Holdings) -> Ranking:
    """What is suggested to a territory of the gazetteer, best first."""

    def ranking(row: int) -> list[int]:
        request = SuggestRequest(holdings.gazetteer.id(row))
        asker = find_asker(holdings, holdings.gazetteer.id(row))
        return rank_candidates(holdings, asker, request=request).rows

    return ranking


def _holding(holdings: Holdings, ends: Ends) -> Holdings:
    """The same holdings with a model that has learned from these partnerships."""
    other = Holdings(holdings.home)
    other.world, other.resolver = holdings.world, holdings.resolver
    other.directory, other.model = holdings.directory, _learned(holdings, ends)
    return other


def _learned(holdings: Holdings, ends: Ends) -> Model:
    from features.catalog import FEATURES
    from models.pairs import Pairs
    from models.train import train_tier

    pairs = Pairs.of_ends(holdings.world, *ends, themes=holdings.themes)
    return train_tier(holdings.world, pairs, features=FEATURES, seed=SEED)

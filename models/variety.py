"""The order of what is suggested: the best first, but what is not comparable costs points.

The score says what existing partnerships make likely, and villages have partnered with towns eight
times their size. The order follows the principle as well, partners of comparable size that face
shared challenges: each doubling between two populations costs a point times the diversity (two
where a village asks), and so does a candidate inland for an origin by the sea. What resembles the
list so far costs too.

Two candidates are alike by three quarters when they are of the same country; the last quarter is
their profile, in equal parts: the same region, the same climate zone, the same class of size.
Unknown resembles nothing. Coast and port do not count: a port may well be offered ports alone.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from features.climate import CLIMATES
from features.geography import COASTAL_KM
from features.origin import Origin
from features.pairing import Pool
from features.world import World
from models.evaluate import Scorer

Rows = NDArray[np.int64]
Scores = NDArray[np.float64]

DIVERSITY = 0.5
"""Unless told otherwise; 1 is the most."""
POINTS = 4.0
"""What a candidate costs at diversity 1 if all before it are its like."""
POINTS_PER_DOUBLING = 1.0
"""What a candidate costs at diversity 1 for each doubling between the two populations."""
VILLAGE, POINTS_OF_A_VILLAGE = 2_000, 2.0
"""The same where fewer inhabitants ask: what has partners many times larger is offered its like."""
POINTS_INLAND = 1.0
"""What a candidate inland costs at diversity 1 an origin by the sea."""
HEAD = 1_000
"""So many candidates, the best by score, are put in a varied order."""
PLACES_JUDGED = 100
"""So many places of a ranking are varied when a scorer is judged."""
# Whole numbers, so that the same likeness is the same to the last digit.
LIKENESS = {"country": 9, "region": 1, "climate": 1, "size": 1}
SIZES = [step * 10**power for power in range(3, 8) for step in (1, 2, 5)]
"""Classes of size: up to 1,000, 2,000, 5,000, 10,000, 20,000… inhabitants."""
UNKNOWN = -1


def diversify(scores: Scores, traits: Rows, *, diversity: float, count: int) -> Rows:
    """The positions of the first `count` candidates (maximal marginal relevance).

    `scores` are in points; `traits` has shape (n, traits), -1 where unknown. Each
    place goes to the greatest of score − diversity × POINTS × mean likeness to those before it,
    the earlier of equals. The order begins alike whatever `count` is.
    """
    weights = np.array(list(LIKENESS.values()))
    cost = diversity * POINTS / weights.sum()
    left, alike = scores.astype(float), np.zeros(len(scores), dtype=np.int64)
    chosen = np.empty(min(count, len(scores)), dtype=np.int64)
    for place in range(len(chosen)):
        best = int(np.argmax(left - cost * (alike / max(place, 1))))
        chosen[place], left[best] = best, -np.inf
        alike += ((traits == traits[best]) & (traits != UNKNOWN)) @ weights
    return chosen


def comparable(
    scores: Scores, origin: Origin, world: World, *, rows: Rows, diversity: float
) -> Scores:
    """The scores of these candidates less what the principle costs each; unknown costs nothing."""
    population = world.gazetteer.population[rows]
    sizes = np.log(np.where(population > 0, population, np.nan))
    doublings = np.nan_to_num(np.abs(sizes - origin.log_population) / np.log(2.0))
    inland = (world.coast_km[rows] > COASTAL_KM) & bool(origin.setting.coastal)
    village = origin.log_population < np.log(VILLAGE)
    points = POINTS_OF_A_VILLAGE if village else POINTS_PER_DOUBLING
    merits: Scores = scores - diversity * (points * doublings + POINTS_INLAND * inland)
    return merits


def ordered(
    scores: Scores, origin: Origin, world: World, *, rows: Rows, diversity: float, count: int
) -> Rows:
    """The positions of the first `count` of these candidates, comparable ones first and varied."""
    merits = comparable(scores, origin, world, rows=rows, diversity=diversity)
    best = np.argsort(-merits, kind="stable")
    traits = traits_of(world, rows[best])
    found: Rows = best[diversify(merits[best], traits, diversity=diversity, count=count)]
    return found


def traits_of(world: World, rows: Rows) -> Rows:
    """What makes these rows alike, one column for each part of LIKENESS, -1 where unknown."""
    gazetteer = world.gazetteer
    climate, population = world.climate[rows], gazetteer.population[rows]
    columns = {
        "country": gazetteer.country[rows],
        "region": gazetteer.admin1[rows],
        "climate": np.where(climate < len(CLIMATES), climate.astype(np.int64), UNKNOWN),
        "size": np.where(population > 0, np.searchsorted(SIZES, population), UNKNOWN),
    }
    return np.stack([columns[trait] for trait in LIKENESS], axis=1).astype(np.int64)


def varied(scorer: Scorer, diversity: float = DIVERSITY) -> Scorer:
    """The same scorer with its first places in a varied order: their scores become ordinal."""

    def score(origin: Origin, pool: Pool, known: Sequence[int]) -> Scores:
        scores = scorer(origin, pool, known).astype(float)
        eligible = np.flatnonzero(~np.isin(pool.rows, known))
        head = eligible[np.argsort(-scores[eligible], kind="stable")[:HEAD]]
        order = ordered(
            scores[head], origin, pool.world,
            rows=pool.rows[head], diversity=diversity, count=PLACES_JUDGED,
        )  # fmt: skip
        first = head[order]
        scores[first] = scores.max() + np.arange(len(first), 0, -1)
        return scores

    return score

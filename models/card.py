"""What a model says of itself: how it was judged without a part of the origins, in plain values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from typing import Any

import numpy as np

from features.origin import Origin
from features.pairing import Pool
from models.breakdown import Line, break_down
from models.calibration import Bin, calibrate
from models.evaluate import VIEWS, View
from models.metrics import Interval, Placing, summarise
from models.model import Model

DIGITS = 6
WEIGHED_ORIGINS = 100


@dataclass(frozen=True)
class Judgement:
    """A model that lacked some origins, their placings, and those of départements and régions.

    `regional` holds every origin of its tier, each placed by a model that lacked it.
    """

    model: Model
    pool: Pool
    local: Mapping[View, Sequence[Placing]]
    regional: Sequence[Placing]


def judgement_card(judged: Judgement, *, seed: int) -> dict[str, object]:
    """Metrics, breakdown, calibration and weights, as JSON can hold them."""
    cold = judged.local["cold"]
    world = judged.pool.world
    return {
        "metrics": _metrics(judged, seed),
        "breakdown": [
            _plain_line(line) for line in break_down(world, cold, judged.regional, seed=seed)
        ],
        "calibration": [_plain_bin(each) for each in calibrate(judged.pool, cold, seed=seed)],
        "weights": weights(judged.model, judged.pool, cold[:WEIGHED_ORIGINS], seed=seed),
    }


def weights(
    model: Model, pool: Pool, placings: Sequence[Placing], *, seed: int
) -> dict[str, float]:
    """What each feature gives to a true partner, on average, more than to a candidate drawn by lot.

    In points; for origins that the model has not learned from.
    """
    random = np.random.default_rng(seed)
    given: dict[str, list[float]] = {feature.name: [] for feature in model.features}
    for placing in placings:
        true = np.searchsorted(pool.rows, placing.partners)
        drawn = random.integers(0, len(pool), len(true))
        pairing = model.pair(Origin.of_row(pool.world, placing.origin), pool)
        explained = model.explain(pairing, np.r_[true, drawn].tolist())
        for one, other in zip(explained[: len(true)], explained[len(true) :], strict=True):
            for ours, theirs in zip(one.contributions, other.contributions, strict=True):
                given[ours.feature].append(ours.points - theirs.points)
    return {name: round(float(np.mean(each)), DIGITS) for name, each in given.items() if each}


def lines_of(card: Mapping[str, Any]) -> list[Line]:
    """The breakdown that a card holds."""
    return [
        Line(
            each["table"],
            each["group"],
            each["origins"],
            {name: Interval(*values) for name, values in each["metrics"].items()},
        )
        for each in card.get("breakdown", ())
    ]


def bins_of(card: Mapping[str, Any]) -> list[Bin]:
    """The calibration that a card holds."""
    return [
        Bin(
            depth=each["depth"],
            low=-np.inf if each["low"] is None else each["low"],
            high=np.inf if each["high"] is None else each["high"],
            candidates=each["candidates"],
            stated=each["stated"],
            came_true=Interval(*each["came_true"]),
            partners=Interval(*each["partners"]),
        )
        for each in card.get("calibration", ())
    ]


def _metrics(judged: Judgement, seed: int) -> dict[str, object]:
    found: dict[str, object] = {"held_out_origins": len(judged.local["cold"])}
    for view in VIEWS:
        measured = summarise(judged.local[view], seed=seed)
        known = {name: plain(each) for name, each in measured.items()}
        found[view] = known if judged.local[view] else None
    return found


def _plain_line(line: Line) -> dict[str, object]:
    return {
        "table": line.table,
        "group": line.group,
        "origins": line.origins,
        "metrics": {name: plain(each) for name, each in line.metrics.items()},
    }


def _plain_bin(each: Bin) -> dict[str, object]:
    return {
        "depth": each.depth,
        "low": each.low if np.isfinite(each.low) else None,
        "high": each.high if np.isfinite(each.high) else None,
        "candidates": each.candidates,
        "stated": round(each.stated, DIGITS),
        "came_true": plain(each.came_true),
        "partners": plain(each.partners),
    }


def plain(interval: Interval) -> list[float]:
    """Mean, low and high."""
    return [round(each, DIGITS) for each in astuple(interval)]

"""The three figures that a model must not lose when it takes the place of another.

Cold hit@10: how often the first ten are right for who has no partner yet. Cold recall@1000: how
much of what is right can be found at all. Warm hit@10: how often the first ten are right for who
has partners. Each version was judged without a part of its own partnerships, as its card tells; a
figure falls by more than its interval where it lies below the 95 % interval of the other one's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from models.metrics import Interval

HEADLINES = (("cold", "hit@10"), ("cold", "recall@1000"), ("warm", "hit@10"))
"""View and metric of each."""


@dataclass(frozen=True)
class Lapse:
    """A headline that fell by more than its interval, or that was not measured (`after` None).

    `origins` counts the authorities on which the later model was judged, where its card tells.
    """

    view: str
    metric: str
    before: Interval | None
    after: Interval | None
    origins: int | None


def measured(card: Mapping[str, Any], view: str, metric: str) -> Interval | None:
    """A metric that a card tells; None where there was nothing to judge."""
    figures = (card.get("metrics", {}).get(view) or {}).get(metric)
    if figures is None or figures[0] != figures[0]:
        return None
    return Interval(*figures)


def lapses(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Lapse]:
    """What speaks against putting a model in the place of another, by the cards of both."""
    pairs = [
        Lapse(
            view,
            metric,
            measured(before, view, metric),
            measured(after, view, metric),
            _origins(after, view),
        )
        for view, metric in HEADLINES
    ]
    return [each for each in pairs if _counts(each)]


def _origins(card: Mapping[str, Any], view: str) -> int | None:
    """A card does not count those of them that have a second partner, who alone are warm."""
    held_out: int | None = card.get("metrics", {}).get("held_out_origins")
    return held_out if view == "cold" else None


def _counts(each: Lapse) -> bool:
    if each.after is None:
        return True
    return each.before is not None and each.after.mean < each.before.low

"""What keeps a model from taking the place of another."""

from __future__ import annotations

from typing import Any

import pytest

from models.headlines import HEADLINES, lapses

GOOD = [0.2, 0.15, 0.25]


def card(**others: list[float] | None) -> dict[str, Any]:
    """A card whose headlines are good, but for those given as `cold_hit`, `cold_recall`, `warm`."""
    figures = [others.get(name, GOOD) for name in ("cold_hit", "cold_recall", "warm")]
    metrics: dict[str, dict[str, list[float]]] = {"cold": {}, "warm": {}}
    for (view, metric), each in zip(HEADLINES, figures, strict=True):
        if each is not None:
            metrics[view][metric] = each
    return {"metrics": metrics}


@pytest.mark.parametrize("headline", ["cold_hit", "cold_recall", "warm"])
def test_a_fall_below_the_interval_counts_for_every_headline(headline: str) -> None:
    (lapse,) = lapses(card(), card(**{headline: [0.149, 0.1, 0.2]}))
    assert lapse.after is not None and lapse.after.mean == 0.149


def test_a_fall_within_the_interval_does_not_count() -> None:
    assert lapses(card(), card(cold_hit=[0.151, 0.1, 0.2], warm=[0.15, 0.1, 0.2])) == []


@pytest.mark.parametrize("missing", [None, [float("nan")] * 3])
def test_a_headline_that_was_not_measured_counts(missing: list[float] | None) -> None:
    (lapse,) = lapses(card(), card(warm=missing))
    assert (lapse.view, lapse.metric, lapse.after) == ("warm", "hit@10", None)


def test_nothing_falls_from_what_was_not_measured() -> None:
    assert lapses(card(warm=None), card(warm=[0.0, 0.0, 0.0])) == []


def test_a_card_without_metrics_lacks_all_headlines() -> None:
    assert len(lapses(card(), {})) == len(HEADLINES)

"""The metrics on rankings whose answer is known."""

from __future__ import annotations

import numpy as np
import pytest

from models.metrics import hit, interval, recall, summarise
from tests.models.placings import placing


def test_hit_asks_for_one_true_partner_and_recall_for_each() -> None:
    ranks = np.array([3, 250])
    assert (hit(ranks), recall(ranks, 100), recall(ranks, 1000)) == (1.0, 0.5, 1.0)


def test_a_summary_averages_over_origins() -> None:
    placings = [placing(7, [1]), placing(9, [2000], in_country=[11])]
    found = summarise(placings, seed=0)
    assert found["hit@10"].mean == 0.5
    assert found["recall@1000"].mean == 0.5
    assert found["hit@10 in country"].mean == 0.5
    assert found["mrr"].mean == pytest.approx((1 + 1 / 2000) / 2)


def test_an_interval_holds_its_mean_and_narrows_with_more_origins() -> None:
    few, many = np.tile([0.0, 1.0], 10), np.tile([0.0, 1.0], 1000)
    wide, narrow = interval(few, seed=1), interval(many, seed=1)
    assert wide.low < 0.5 < wide.high
    assert narrow.high - narrow.low < (wide.high - wide.low) / 5


def test_an_interval_of_nothing_is_unknown() -> None:
    assert np.isnan(interval(np.array([]), seed=0).mean)


def test_an_origin_placed_twice_counts_once() -> None:
    twice = [placing(7, [1]), placing(7, [99])]
    assert summarise([*twice, placing(9, [500])], seed=0)["hit@10"].mean == pytest.approx(0.25)

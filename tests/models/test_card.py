"""What a model says of itself."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest

from models.card import bins_of, lines_of, plain
from models.metrics import Interval
from models.model import Model


@pytest.fixture(scope="module")
def card(trained: Model) -> Mapping[str, Any]:
    """The card of the model trained on what we ship, as it comes back from a file."""
    held: Mapping[str, Any] = json.loads(json.dumps(dict(trained.card), allow_nan=False))
    return held


def test_the_groups_of_a_table_hold_all_origins(card: Mapping[str, Any]) -> None:
    sizes = [line.origins for line in lines_of(card) if line.table == "size"]
    assert sum(sizes) == card["metrics"]["held_out_origins"]


def test_the_metrics_of_all_lie_between_those_of_the_groups(card: Mapping[str, Any]) -> None:
    found = [line.metrics["recall@1000"].mean for line in lines_of(card) if line.table == "size"]
    assert min(found) <= card["metrics"]["cold"]["recall@1000"][0] <= max(found)


def test_départements_and_régions_are_judged_though_they_are_few(card: Mapping[str, Any]) -> None:
    assert {line.group for line in lines_of(card)} >= {"municipality", "department", "region"}


def test_scores_are_binned_from_low_to_high(card: Mapping[str, Any]) -> None:
    lows = [each.low for each in bins_of(card) if each.depth == 1000]
    assert lows == sorted(lows) and len(lows) >= 3
    stated = [each.stated for each in bins_of(card) if each.depth == 1000]
    assert stated == sorted(stated)


def test_every_feature_has_its_weight(trained: Model, card: Mapping[str, Any]) -> None:
    assert card["weights"].keys() == {feature.name for feature in trained.features}
    assert sum(card["weights"].values()) > 0


def test_a_card_without_tables_has_no_lines() -> None:
    assert (lines_of({}), bins_of({})) == ([], [])


def test_an_interval_is_written_in_three_numbers() -> None:
    assert plain(Interval(0.12345678, 0.0, 1.0)) == [0.123457, 0.0, 1.0]

"""How words and meaning weigh is learned from texts with their themes."""

from __future__ import annotations

import numpy as np
import pytest

from data.records import Terms
from data.vocabulary import THEMES
from models.tagging_training import (
    LabelledText,
    Labels,
    f1,
    fit_weighings,
    good_thresholds,
    labelled,
)

KEYS = list(THEMES)


def text_on(*sectors: str, group: str = "Brest") -> LabelledText:
    """A text whose author names these sectors and no challenge."""
    return LabelledText("un texte", sectors, (), group)


def test_only_kinds_of_which_a_theme_is_named_are_told() -> None:
    labels = Labels.of([text_on("energy", "waste")])
    assert [KEYS[at] for at in np.flatnonzero(labels.true[0])] == ["waste", "energy"]
    assert {THEMES[KEYS[at]].kind for at in np.flatnonzero(labels.told[0])} == {"sector"}


def test_partnerships_without_objectives_or_themes_are_no_lessons() -> None:
    terms = [
        Terms(objectives="Trier les déchets", sectors=("waste",)),
        Terms(objectives="Amitié"),
        Terms(sectors=("waste",)),
    ]
    assert [each.text for each in labelled((one, "Brest") for one in terms)] == [
        "Trier les déchets"
    ]


def test_words_weigh_where_they_tell_the_themes_and_noise_does_not() -> None:
    draw = np.random.default_rng(0)
    texts = [text_on(KEYS[at % 29]) for at in range(200)]
    labels = Labels.of(texts)
    measures = np.stack([labels.true, draw.random(labels.true.shape)], axis=-1).astype(float)
    measures[draw.random(labels.true.shape) < 0.05, 0] = 1
    weighing = fit_weighings(measures, labels)["sector"]
    assert weighing.words > 3 > 1 > abs(weighing.meaning)
    assert weighing.weights(np.array([1.0, 0.5])) > weighing.least


def test_f1_is_one_only_where_everything_is_right() -> None:
    true = np.array([True, False, True])
    assert f1(true, true) == 1
    assert f1(~true, true) == 0
    assert f1(np.array([True, True, True]), true) == pytest.approx(0.8)


def test_good_thresholds_part_the_true_from_the_false() -> None:
    good = good_thresholds(np.array([0.9, 0.8, 0.3, 0.1]), np.array([True, True, False, False]))
    assert 0.3 < good.min() <= good.max() <= 0.8

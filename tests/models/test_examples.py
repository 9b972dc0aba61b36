"""Labelled pairs: the truth first, and counts that never hold it."""

from __future__ import annotations

import numpy as np

from features.catalog import FEATURES
from features.feature import Feature
from features.world import World
from models.examples import FROM_THE_COUNTRY, FROM_THE_WORLD, build_examples
from models.pairs import Pairs


def column(features: tuple[Feature, ...], feature: str, name: str) -> int:
    names = [(f.name, c.name) for f in features for c in f.columns]
    return names.index((feature, name))


def test_each_drawing_has_one_true_pair_and_its_alternatives(world: World, pairs: Pairs) -> None:
    examples = build_examples(pairs.evidence(world), pairs, FEATURES[:1], seed=0)
    sizes = np.diff(np.r_[np.flatnonzero(examples.labels), len(examples.labels)])
    assert examples.labels[0] == 1
    assert sizes.max() <= 1 + FROM_THE_WORLD + FROM_THE_COUNTRY
    assert len(sizes) > len(pairs.french) * 0.9


def test_a_true_pair_is_never_counted_when_it_is_measured(world: World) -> None:
    gazetteer = world.gazetteer
    french = np.array([gazetteer.row_of(f"geonames:{i}") for i in (3006787, 3030300, 2990969)])
    foreign = np.array([gazetteer.row_of(f"geonames:{i}") for i in (1859383, 2891122, 2653941)])
    lonely = Pairs(french, foreign, (french[:0], french[:0]))
    examples = build_examples(lonely.evidence(world), lonely, FEATURES, seed=0)
    taken = examples.values[:, column(FEATURES, "french_partners", "french_partners")]
    assert taken[examples.labels == 1].tolist() == [0.0, 0.0, 0.0]


def test_drawing_is_the_same_for_the_same_seed(world: World, pairs: Pairs) -> None:
    first, second = (
        build_examples(pairs.evidence(world), pairs, FEATURES[:2], seed=3) for _ in range(2)
    )
    assert np.array_equal(first.values, second.values, equal_nan=True)

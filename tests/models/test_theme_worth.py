from __future__ import annotations

import json

import numpy as np
import pytest

from data.vocabulary import mask_of
from models.theme_traits import GROUPS, TRAITS, UNKNOWN
from models.theme_worth import (
    PRIOR_DECLARED,
    PRIOR_DERIVED,
    Asked,
    Stands,
    ThemeWorth,
    plain_worth,
    worth_of,
)

WATER, SPORT = Asked("water_sanitation"), Asked("sport")
SEA_PORT = TRAITS.index("sea_port")


def candidates(declared: list[int], derived: list[int], trait: int = UNKNOWN) -> Stands:
    traits = np.full((len(GROUPS), len(declared)), UNKNOWN)
    traits[list(GROUPS).index("sea")] = trait
    return Stands(np.array(declared), np.array(derived), traits)


def liking_ports() -> ThemeWorth:
    shared = np.zeros(len(TRAITS))
    shared[SEA_PORT] = 0.4
    own = np.zeros(len(TRAITS))
    own[SEA_PORT] = 0.2
    return ThemeWorth(
        shared=shared, own={"sport": own}, seen_in_all=np.arange(len(TRAITS)), learned_from=99
    )


def test_declared_comes_before_derived_before_unknown() -> None:
    water = mask_of(["water_sanitation"])
    points = ThemeWorth().points_of(candidates([water, 0, 0], [water, water, 0]), [WATER])
    assert points.tolist() == [PRIOR_DECLARED, PRIOR_DERIVED, 0.0]


def test_evidence_for_another_theme_gives_nothing() -> None:
    points = ThemeWorth().points_of(candidates([mask_of(["sport"])], [0]), [WATER])
    assert points.tolist() == [0.0]


def test_of_what_nothing_is_known_nothing_is_given() -> None:
    assert liking_ports().points_of(candidates([0], [0]), [WATER]).tolist() == [0.0]


def test_a_trait_gives_what_all_themes_and_its_own_give() -> None:
    points = liking_ports().points_of(candidates([0], [0], SEA_PORT), [SPORT])
    assert points == pytest.approx([0.6])


def test_what_all_themes_share_does_not_count_once_for_each() -> None:
    asked = [WATER, Asked("energy"), Asked("waste")]
    points = liking_ports().points_of(candidates([0], [0], SEA_PORT), asked)
    assert points == pytest.approx([0.4])


def test_answering_four_themes_is_worth_twice_as_much_as_one() -> None:
    keys = ["water_sanitation", "sport", "energy", "waste"]
    one = ThemeWorth().points_of(candidates([mask_of(keys)], [0]), [WATER])
    four = ThemeWorth().points_of(candidates([mask_of(keys)], [0]), [Asked(key) for key in keys])
    assert four == pytest.approx(2 * one)


def test_what_each_theme_adds_sums_to_the_whole() -> None:
    stands = candidates([mask_of(["sport"])], [0], SEA_PORT)
    asked = [WATER, Asked("sport", 0.5, ("stade",), "need")]
    parts = [liking_ports().points_of(stands, asked, only=theme) for theme in asked]
    assert sum(parts) == pytest.approx(liking_ports().points_of(stands, asked))


def test_a_theme_of_half_the_weight_is_worth_half() -> None:
    stands = candidates([mask_of(["sport"])], [0])
    half = ThemeWorth().points_of(stands, [Asked("sport", 0.5)])
    assert half == pytest.approx(0.5 * ThemeWorth().points_of(stands, [SPORT]))


def test_what_is_learned_is_the_same_after_json() -> None:
    worth = liking_ports()
    held = json.loads(json.dumps(plain_worth(worth)))
    assert plain_worth(worth_of(held)) == plain_worth(worth)


def test_of_few_partnerships_on_a_theme_those_on_any_theme_are_told() -> None:
    assert liking_ports().seen_with("sport", "sea_port") == (SEA_PORT, 99, False)

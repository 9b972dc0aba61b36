"""What evidence for a theme is worth: declared before derived, nothing for what is unknown."""

from __future__ import annotations

import numpy as np
import pytest

from data.vocabulary import mask_of
from models.theme_worth import WORTH, Asked, Stands, answers, points_of

WATER, SPORT = Asked("water_sanitation"), Asked("sport")


def candidates(declared: list[int], derived: list[int]) -> Stands:
    return Stands(np.array(declared), np.array(derived))


def test_declared_comes_before_derived_before_unknown() -> None:
    water = mask_of(["water_sanitation"])
    points = points_of(candidates([water, 0, 0], [water, water, 0]), [WATER])
    assert points.tolist() == [WORTH["declared"], WORTH["derived"], 0.0]
    assert WORTH["declared"] > WORTH["derived"] > 0


def test_evidence_for_another_theme_gives_nothing() -> None:
    assert points_of(candidates([mask_of(["sport"])], [0]), [WATER]).tolist() == [0.0]


def test_answering_four_themes_is_worth_twice_as_much_as_one() -> None:
    keys = ["water_sanitation", "sport", "energy", "waste"]
    stands = candidates([mask_of(keys)], [0])
    four = points_of(stands, [Asked(key) for key in keys])
    assert four == pytest.approx(2 * points_of(stands, [WATER]))


def test_what_each_theme_adds_sums_to_the_whole() -> None:
    stands = candidates([mask_of(["sport"]), 0], [0, mask_of(["water_sanitation"])])
    asked = [WATER, Asked("sport", 0.5, ("stade",), "need")]
    sums = [sum(answer.points for answer in given) for given in answers(stands, asked)]
    assert sums == pytest.approx(points_of(stands, asked))


def test_each_answer_tells_how_the_theme_is_known() -> None:
    sport = mask_of(["sport"])
    found = answers(candidates([sport, 0, 0], [0, sport, 0]), [SPORT])
    assert [given[0].evidence for given in found] == ["declared", "derived", "unknown"]


def test_a_theme_of_half_the_weight_is_worth_half() -> None:
    stands = candidates([mask_of(["sport"])], [0])
    half = points_of(stands, [Asked("sport", 0.5)])
    assert half == pytest.approx(0.5 * points_of(stands, [SPORT]))

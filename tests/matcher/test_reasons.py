"""Every feature of the catalogue has a sentence, in both languages, known and unknown."""

from __future__ import annotations

import pytest

from features.catalog import FEATURES
from features.climate import CLIMATES as ZONES
from features.profile import build_profile
from features.world import World
from matcher.labels import CLIMATES, FACTS, FAMILIES
from matcher.labels import FEATURES as FEATURE_NAMES
from matcher.reasons import SENTENCES, reason_of, verdict_of
from matcher.translation import translator
from models.model import Contribution

NAMES = [feature.name for feature in FEATURES]
FRENCH, ENGLISH = translator("fr"), translator("en")


def contribution(points: float, known: bool = True) -> Contribution:
    return Contribution("distance", "proximity", points, known, {"km": 12.0})


def test_every_feature_has_a_sentence_and_no_sentence_lacks_its_feature() -> None:
    assert set(SENTENCES) == set(NAMES)


def test_every_feature_has_a_name_on_screen() -> None:
    assert set(FEATURE_NAMES) == set(NAMES)


def test_every_climate_has_its_words() -> None:
    assert set(CLIMATES) == set(ZONES)


def test_every_fact_of_a_profile_has_its_words(world: World) -> None:
    grouping = world.gazetteer.row_of("siren:241700434")
    rows = grouping, int(world.gazetteer.seat[grouping])
    names = {fact.name for row in rows for fact in build_profile(world, row).facts}
    assert names - set(FACTS) == set()


def test_every_family_has_a_name_on_screen() -> None:
    assert {feature.family for feature in FEATURES} <= set(FAMILIES)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_unknown_is_said_to_be_so_in_both_languages(name: str) -> None:
    french, english = SENTENCES[name]({}, FRENCH), SENTENCES[name]({}, ENGLISH)
    assert french != english
    assert any(word in english for word in ("unknown", "no known", "no name", "not known"))


@pytest.mark.parametrize(
    ("points", "known", "verdict"),
    [(0.5, True, "for"), (-0.5, True, "against"), (0.0, True, "for"), (0.0, False, "unknown")],
)
def test_the_verdict_follows_the_points_unless_the_fact_is_unknown(
    points: float, known: bool, verdict: str
) -> None:
    assert verdict_of(contribution(points, known)) == verdict


def test_a_reason_keeps_the_points_of_its_contribution() -> None:
    reason = reason_of(contribution(-1.25), FRENCH)
    assert (reason.points, reason.text) == (-1.25, "à 12\u00a0km à vol d’oiseau")


def test_no_points_have_no_minus() -> None:
    assert str(reason_of(contribution(-0.0), FRENCH).points) == "0.0"

"""What is said of the people around."""

from __future__ import annotations

from matcher.sentences import centrality
from matcher.translation import translator

ENGLISH = translator("en")


def test_people_around_a_great_city_are_told_with_a_caution() -> None:
    facts = {"origin_people": 90_000.0, "candidate_people": 40_000.0, "km": 20.0}
    caution = "roughly: a rule tells which places are districts"
    assert caution not in centrality.say_density(facts, ENGLISH)
    assert caution in centrality.say_density({**facts, "candidate_people": 3_400_000.0}, ENGLISH)

"""The sentence about distance."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from matcher.translation import Translator


def say_distance(facts: Mapping[str, Any], say: Translator) -> str:
    """How far apart both are, as the crow flies."""
    kilometres = facts.get("km")
    if kilometres is None:
        return say.text("the distance between the two is unknown")
    return say.text("{distance} apart as the crow flies", distance=say.distance(kilometres))

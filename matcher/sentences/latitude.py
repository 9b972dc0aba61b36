"""The sentence about latitude."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from matcher.translation import Translator


def say_latitude(facts: Mapping[str, Any], say: Translator) -> str:
    """The latitudes of both, and how many degrees apart they lie."""
    own, other = facts.get("origin_latitude"), facts.get("candidate_latitude")
    if own is None or other is None:
        return say.text("the latitude of one of the two is unknown")
    latitudes = {"own": _degrees(own, say), "other": _degrees(other, say)}
    apart = round(abs(own - other))
    if not apart:
        return say.text("at {other}, like the origin", **latitudes)
    return say.plural(
        "at {other}, the origin at {own}: {count} degree apart",
        "at {other}, the origin at {own}: {count} degrees apart",
        count=apart,
        **latitudes,
    )


def _degrees(latitude: float, say: Translator) -> str:
    degrees = say.number(round(abs(latitude)))
    if latitude < 0:
        return say.text("{degrees}° of latitude south", degrees=degrees)
    return say.text("{degrees}° of latitude north", degrees=degrees)

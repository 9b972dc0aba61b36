"""Sentences about the place: coast, port, climate, island, border."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from matcher.labels import CLIMATES
from matcher.translation import Translator


def say_coast(facts: Mapping[str, Any], say: Translator) -> str:
    """Whether both lie by the sea, and how far from it."""
    own, other = facts.get("origin_coast_km"), facts.get("candidate_coast_km")
    if own is None or other is None:
        return say.text("the distance to the sea of one of the two is unknown")
    both = bool(facts.get("origin_coastal")), bool(facts.get("candidate_coastal"))
    distances = {"own": say.distance(own), "other": say.distance(other)}
    if all(both):
        return say.text("both by the sea ({own} and {other} away)", **distances)
    if not any(both):
        return say.text("neither is by the sea ({own} and {other} away)", **distances)
    if both[0]:
        return say.text("only the origin is by the sea ({own} away, against {other})", **distances)
    return say.text("only the candidate is by the sea ({other} away, against {own})", **distances)


def say_port(facts: Mapping[str, Any], say: Translator) -> str:
    """Whether both have a sea port, and which."""
    own_km, other_km = facts.get("origin_port_km"), facts.get("candidate_port_km")
    own, other = facts.get("origin_port"), facts.get("candidate_port")
    if own and other:
        return say.text("both have a sea port: {own} and {other}", own=own, other=other)
    if own_km is None or other_km is None:
        return say.text("the distance to a sea port of one of the two is unknown")
    if own:
        return say.text("only the origin has a sea port: {port}", port=own)
    if other:
        return say.text("only the candidate has a sea port: {port}", port=other)
    return say.text("neither has a sea port")


def say_climate(facts: Mapping[str, Any], say: Translator) -> str:
    """The climates of both, in words."""
    own, other = facts.get("origin_climate"), facts.get("candidate_climate")
    if not own or not other:
        return say.text("the climate of one of the two is unknown")
    if own == other:
        return say.text("the same climate: {climate}", climate=climate_name(own, say))
    return say.text(
        "climates {own} and {other}", own=climate_name(own, say), other=climate_name(other, say)
    )


def say_island(facts: Mapping[str, Any], say: Translator) -> str:
    """Whether both are on an island."""
    own, other = facts.get("origin_island"), facts.get("candidate_island")
    if own is None or other is None:
        return say.text("whether one of the two is on an island is unknown")
    if own and other:
        return say.text("both are on an island")
    if not own and not other:
        return say.text("neither is on an island")
    if own:
        return say.text("only the origin is on an island")
    return say.text("only the candidate is on an island")


def say_border(facts: Mapping[str, Any], say: Translator) -> str:
    """Whether both have a municipality of another country within 20 km."""
    own, other = facts.get("origin_border"), facts.get("candidate_border")
    if own is None or other is None:
        return say.text("whether one of the two is near a border is unknown")
    distance = say.distance(facts["km"])
    if own and other:
        return say.text(
            "both have a municipality of another country within {distance}", distance=distance
        )
    if not own and not other:
        return say.text(
            "neither has a municipality of another country within {distance}", distance=distance
        )
    if own:
        return say.text(
            "only the origin has a municipality of another country within {distance}",
            distance=distance,
        )
    return say.text(
        "only the candidate has a municipality of another country within {distance}",
        distance=distance,
    )


def climate_name(code: str, say: Translator) -> str:
    """The words for a Köppen code, the code itself where it is not known."""
    return say.text(CLIMATES.get(code, code))

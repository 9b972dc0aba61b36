"""Sentences about openness: does the candidate cooperate at all, and with the French?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from matcher.translation import Translator


def say_openness(facts: Mapping[str, Any], say: Translator) -> str:
    """How many partnerships the candidate has with countries other than France."""
    count = facts.get("partnerships")
    if count is None:
        return say.text("the candidate's partnerships with other countries are unknown")
    if not count:
        return say.text("no known partnership of the candidate with another country than France")
    return say.plural(
        "{count} known partnership of the candidate with another country than France",
        "{count} known partnerships of the candidate with other countries than France",
        count=round(count),
    )


def say_french_partners(facts: Mapping[str, Any], say: Translator) -> str:
    """How many French partners the candidate already has."""
    count = facts.get("partnerships")
    if count is None:
        return say.text("the candidate's French partners are unknown")
    if not count:
        return say.text("the candidate has no known French partner")
    return say.plural(
        "the candidate already has {count} French partner",
        "the candidate already has {count} French partners",
        count=round(count),
    )


def say_region_openness(facts: Mapping[str, Any], say: Translator) -> str:
    """How many French partnerships the candidate's region has, and for how many places."""
    count, region = facts.get("partnerships"), facts.get("region")
    if count is None or not region:
        return say.text("the French partnerships of the candidate's region are unknown")
    if not count:
        return say.text(
            "no known French partnership in the candidate's region: {region}", region=region
        )
    said = say.plural(
        "{count} known French partnership in the candidate's region ({region})",
        "{count} known French partnerships in the candidate's region ({region})",
        count=round(count),
        region=region,
    )
    if not facts.get("places"):
        return said
    return say.plural(
        "{said}, for {count} municipality",
        "{said}, for {count} municipalities",
        count=facts["places"],
        said=said,
    )


def say_surroundings(facts: Mapping[str, Any], say: Translator) -> str:
    """How many French partnerships the surroundings of the candidate have."""
    count, distance = facts.get("partnerships"), say.distance(facts.get("km") or 0)
    if count is None:
        return say.text("the French partnerships around the candidate are unknown")
    if not count:
        return say.text(
            "no known French partnership within {distance} of the candidate", distance=distance
        )
    return say.plural(
        "{count} known French partnership within {distance} of the candidate",
        "{count} known French partnerships within {distance} of the candidate",
        count=round(count),
        distance=distance,
    )

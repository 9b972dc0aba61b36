"""The sentence about what the département of the origin has done."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from matcher.translation import Translator


def say_department(facts: Mapping[str, Any], say: Translator) -> str:
    """How many partnerships the origin's département has in the candidate's region and country."""
    department, region = facts.get("department"), facts.get("region")
    if not department:
        return say.text("the partnerships of the origin's département are unknown")
    words = {"department": department, "country": say.country(facts.get("country"))}
    count = facts.get("in_country")
    if not count:
        return say.text(
            "no known partnership of the département ({department}) in this country: {country}",
            **words,
        )
    said = say.plural(
        "{count} known partnership of the département ({department}) in this country: {country}",
        "{count} known partnerships of the département ({department}) in this country: {country}",
        count=count,
        **words,
    )
    if not facts.get("in_region") or not region:
        return said
    return say.plural(
        "{said}, of which {count} with {region}",
        "{said}, of which {count} with {region}",
        count=facts["in_region"],
        said=said,
        region=region,
    )

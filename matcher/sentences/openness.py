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
    return say.plural("the candidate already has {count} French partner",
                      "the candidate already has {count} French partners", count=round(count))


def say_region_openness(facts: Mapping[str, Any], say: Translator) -> str:
    """How common a French partner is among the places of the candidate's region."""
    share, count = facts.get("share"), facts.get("count")
    if count:
        return say.plural("{count} place of the candidate's region has a French partner",
                          "{count} places of the candidate's region have a French partner",
                          count=round(count))
    if share:
        return say.text("{share} of the places of the candidate's region have a French partner",
                        share=say.percent(share))
    if share is None and count is None:
        return say.text("how common French partners are in the candidate's region is unknown")
    return say.text("no place of the candidate's region has a known French partner")

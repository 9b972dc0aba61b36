"""Sentences about themes that are asked for: what a candidate answers, and from which source."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from matcher.labels import DERIVED_BECAUSE, KINDS_OF_PLACE, label
from matcher.translation import Translator

SOURCES_SHOWN = 2
LEAST_POINTS = 0.1
"""A trait that is worth less is not worth a clause."""


def say_theme(facts: Mapping[str, Any], say: Translator) -> str:
    """How the theme is known of the candidate, then what partnerships on it prefer."""
    said, trait = _known(facts, say), facts["trait"]
    if trait is None or abs(facts["trait_points"]) < LEAST_POINTS:
        return said
    fields = {
        "count": facts["partnerships"],
        "with_trait": say.number(facts["with_trait"]),
        "said": said,
        "trait": say.text(KINDS_OF_PLACE[trait]),
    }
    if facts["on_theme"]:
        return say.plural(
            "{said}; {trait}: {with_trait} of the {count} known partnership on this theme",
            "{said}; {trait}: {with_trait} of the {count} known partnerships on this theme",
            **fields,
        )
    return say.plural(
        "{said}; {trait}: {with_trait} of the {count} partnership with known themes",
        "{said}; {trait}: {with_trait} of the {count} partnerships with known themes",
        **fields,
    )


def _known(facts: Mapping[str, Any], say: Translator) -> str:
    theme = label(facts["key"], say)
    if facts["knowledge"] == "declared":
        sources = facts.get("sources", ())
        if not sources:
            return say.text("{theme}: declared", theme=theme)
        return say.text(
            "{theme}: declared ({sources})",
            theme=theme,
            sources=" · ".join(sources[:SOURCES_SHOWN]),
        )
    if facts["knowledge"] == "derived":
        rule = DERIVED_BECAUSE.get(facts["key"])
        because = say.text(rule) if rule else say.text("by its geography")
        return say.text("{theme}: only derived ({because})", theme=theme, because=because)
    return say.text("{theme}: nothing known of the candidate", theme=theme)

"""Sentences about themes that are asked for: what a candidate answers, and from which source."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from matcher.labels import DERIVED_BECAUSE, label
from matcher.translation import Translator

SOURCES_SHOWN = 2


def say_theme(facts: Mapping[str, Any], say: Translator) -> str:
    """How the theme is known of the candidate."""
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

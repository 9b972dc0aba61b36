"""Sentences about what both sides work on and face, and how alike they are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from matcher.labels import label
from matcher.translation import Translator


def say_shared_sectors(facts: Mapping[str, Any], say: Translator) -> str:
    """The sectors in which both work, and how that is known."""
    declared, derived = (_labels(facts, kind, say) for kind in ("declared", "derived"))
    if declared and derived:
        return say.text(
            "both work on {declared}; by geography, {derived} too",
            declared=declared,
            derived=derived,
        )
    if declared:
        return say.text("both work on {declared}", declared=declared)
    if derived:
        return say.text("by geography, both are concerned by {derived}", derived=derived)
    if all(facts.get("known", (False,))):
        return say.text("no sector in common is known")
    return say.text("the sectors of one of the two are not known")


def say_shared_challenges(facts: Mapping[str, Any], say: Translator) -> str:
    """The challenges that both face, and how that is known."""
    declared, derived = (_labels(facts, kind, say) for kind in ("declared", "derived"))
    if declared and derived:
        return say.text(
            "both say that they face {declared}; by geography, {derived} too",
            declared=declared,
            derived=derived,
        )
    if declared:
        return say.text("both say that they face {declared}", declared=declared)
    if derived:
        return say.text("by geography, both face {derived}", derived=derived)
    if all(facts.get("known", (False,))):
        return say.text("no challenge in common is known")
    return say.text("the challenges of one of the two are not known")


def say_likeness(facts: Mapping[str, Any], say: Translator) -> str:
    """How alike the descriptions of both are."""
    cosine = facts.get("cosine")
    if cosine is None:
        return say.text("how alike the two profiles are is not known")
    return say.text(
        "profiles read as texts (size, sea, climate, challenges): {share} alike",
        share=say.percent(cosine),
    )


def _labels(facts: Mapping[str, Any], kind: str, say: Translator) -> str:
    # Many labels hold an "and" of their own.
    return ", ".join(label(key, say) for key in facts.get(kind, ()))

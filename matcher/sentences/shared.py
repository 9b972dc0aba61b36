"""Sentences about what both sides work on and face, and how alike they are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from matcher.labels import label
from matcher.translation import Translator

KNOWN = ("declared", "derived")


def say_shared_sectors(facts: Mapping[str, Any], say: Translator) -> str:
    """The sectors in which both work, and how that is known."""
    if any(facts.get(kind) for kind in KNOWN):
        return _in_common(facts, say, kind=say.text("sectors in common"))
    if all(facts.get("known", (False,))):
        return say.text("no sector in common is known")
    return say.text("the sectors of one of the two are not known")


def say_shared_challenges(facts: Mapping[str, Any], say: Translator) -> str:
    """The challenges that both face, and how that is known."""
    if any(facts.get(kind) for kind in KNOWN):
        return _in_common(facts, say, kind=say.text("challenges in common"))
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


def _in_common(facts: Mapping[str, Any], say: Translator, *, kind: str) -> str:
    """Those declared of both apart from those that, for one at least, only a rule tells."""
    # Many labels hold an "and" of their own.
    declared, derived = (
        ", ".join(label(key, say) for key in facts.get(known, ())) for known in KNOWN
    )
    if declared and derived:
        return say.text(
            "{kind}, declared: {declared}; derived from geography for one at least: {derived}",
            kind=kind,
            declared=declared,
            derived=derived,
        )
    if declared:
        return say.text("{kind}, declared: {declared}", kind=kind, declared=declared)
    return say.text(
        "{kind}, derived from geography for one at least: {derived}", kind=kind, derived=derived
    )

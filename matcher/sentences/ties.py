"""Sentences about ties: language, name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from matcher.translation import Translator


def say_language(facts: Mapping[str, Any], say: Translator) -> str:
    """The languages shared by both countries, and how much French the candidate's speaks."""
    languages, share = facts.get("languages"), facts.get("french_share")
    if languages is None:
        return say.text("the languages of one of the two countries are unknown")
    shared = _shared(languages, say)
    if share is None or share < 0.005:
        return shared
    return say.text(
        "{shared}; {share} of the candidate's country speaks French",
        shared=shared,
        share=say.percent(share),
    )


def say_name(facts: Mapping[str, Any], say: Translator) -> str:
    """The name that both bear, or the rare words that both names hold."""
    shared, words = facts.get("shared"), facts.get("words") or ()
    if shared:
        return say.text("both bear the name {name}", name=shared)
    if not words:
        return say.text("no name in common")
    return say.text(
        "the two names share: {words}", words=say.listing(w.capitalize() for w in words)
    )


def _shared(languages: list[str] | tuple[str, ...], say: Translator) -> str:
    from features.tongues import SHARED_SHARE

    if not languages:
        return say.text(
            "no language spoken by at least {share} of the people of both countries and official"
            " in one",
            share=say.percent(SHARED_SHARE),
        )
    names = say.language_names(languages) or list(dict.fromkeys(languages))
    return say.plural(
        "language in common: {names}",
        "languages in common: {names}",
        count=len(names),
        names=say.listing(names),
    )

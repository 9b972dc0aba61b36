"""Sentences about size: populations, their ratio, the rank in the country."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from matcher.sentences.ratio import times_in_words
from matcher.translation import Translator

ALIKE = 1.25


def say_size_ratio(facts: Mapping[str, Any], say: Translator) -> str:
    """Both populations and how many times larger the candidate is."""
    own, other = facts.get("origin_population"), facts.get("candidate_population")
    if not own or not other:
        return _unknown_population(own, say)
    figures = say.plural(
        "{count} inhabitant against {other}",
        "{count} inhabitants against {other}",
        count=own,
        other=say.number(other),
    )
    return say.text(
        "{figures}: {comparison}", figures=figures, comparison=_comparison(other / own, say)
    )


def say_rank(facts: Mapping[str, Any], say: Translator) -> str:
    """The rank of both by population within their countries."""
    own, other = facts.get("origin_rank"), facts.get("candidate_rank")
    if not own or not other:
        return say.text("the rank by population within one of the two countries is unknown")
    words = {
        "own": say.ordinal(own),
        "own_country": say.country(facts.get("origin_country")),
        "other": say.ordinal(other),
        "other_country": say.country(facts.get("candidate_country")),
    }
    if facts.get("origin_level") == "intercommunality":
        return say.text(
            "as populous as the {own} municipality of its country ({own_country}), against {other}"
            " ({other_country})",
            **words,
        )
    return say.text(
        "by population {own} of its country ({own_country}), against {other} ({other_country})",
        **words,
    )


def _comparison(ratio: float, say: Translator) -> str:
    if 1 / ALIKE < ratio < ALIKE:
        return say.text("comparable sizes")
    if ratio > 1:
        return say.text("{times} times larger", times=times_in_words(ratio, say))
    return say.text("{times} times smaller", times=times_in_words(1 / ratio, say))


def _unknown_population(own: int | None, say: Translator) -> str:
    if not own:
        return say.text("sizes cannot be compared: the population of the origin is unknown")
    return say.text("sizes cannot be compared: the population of the candidate is unknown")

"""Sentences about standing among neighbours: the centre of an area or its edge, town or country."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from matcher.sentences.ratio import times_in_words
from matcher.translation import Translator

GREAT_CITY = 500_000


def say_centrality(facts: Mapping[str, Any], say: Translator) -> str:
    """Whether each is the largest municipality around, or how much smaller than the largest."""
    own = _times_smaller(facts, "origin")
    other = _times_smaller(facts, "candidate")
    if other is None:
        return say.text("what weight one of the two has in its surroundings is unknown")
    words = {"distance": say.distance(facts["km"]), "other": _times(other, say)}
    if own is None:
        unknown = facts.get("origin_level") != "intercommunality"
        return _of_candidate(other, words, say, unknown=unknown)
    words["own"] = _times(own, say)
    if own <= 1 and other <= 1:
        return say.text("each is the largest municipality within {distance}", **words)
    if own <= 1:
        return say.text(
            "the origin is the largest municipality within {distance}, the candidate {other} times"
            " smaller than its largest",
            **words,
        )
    if other <= 1:
        return say.text(
            "the candidate is the largest municipality within {distance}, the origin {own} times"
            " smaller than its largest",
            **words,
        )
    return say.text(
        "{own} and {other} times smaller than the largest municipality within {distance}", **words
    )


def _of_candidate(other: float, words: Mapping[str, str], say: Translator, *, unknown: bool) -> str:
    """The standing of the candidate alone: of a grouping there is none, of others it is unknown."""
    said = (
        say.text("the candidate is the largest municipality within {distance}", **words)
        if other <= 1
        else say.text(
            "the candidate is {other} times smaller than the largest municipality within"
            " {distance}",
            **words,
        )
    )
    if not unknown:
        return said
    return say.text("{said}; the weight of the origin in its surroundings is unknown", said=said)


def say_density(facts: Mapping[str, Any], say: Translator) -> str:
    """How many people live within 20 km of each."""
    own, other = facts.get("origin_people"), facts.get("candidate_people")
    if not own or not other:
        return say.text("how many people live around one of the two is unknown")
    figures = say.plural(
        "{count} inhabitant within {distance}, against {other}",
        "{count} inhabitants within {distance}, against {other}",
        count=round(own),
        other=say.number(round(other)),
        distance=say.distance(facts["km"]),
    )
    if other < GREAT_CITY:
        return figures
    return say.text(
        "{figures} (roughly: a rule tells which places are districts of a city)", figures=figures
    )


def _times_smaller(facts: Mapping[str, Any], who: str) -> float | None:
    population, largest = facts.get(f"{who}_population"), facts.get(f"{who}_largest")
    return largest / population if population and largest is not None else None


def _times(ratio: float, say: Translator) -> str:
    if ratio < 1.05:  # one decimal would say "once smaller"
        return say.number(ratio, 2)
    return times_in_words(ratio, say)

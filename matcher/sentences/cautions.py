"""The sentence about what a known partnership reported where the same condition holds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from data.lessons import Condition, Lesson
from matcher.translation import Translator, mark

SAME = {
    "partner": mark("here, the same partner"),
    "region": mark("here, the same region"),
    "country": mark("here, the same country"),
}
HERE: Mapping[Condition, str] = {
    "safety": mark("here, a country under a safety warning"),
    "sanctions": mark("here, a country under European sanctions"),
    "aid_suspended": mark("here, a country whose French aid is suspended"),
    "language": mark("here, neither a language nor a script in common"),
    "level": mark("here, the same country and the same level of authority"),
}


def say_caution(lesson: Lesson, facts: Mapping[str, Any], say: Translator) -> str:
    """Who reported what, and what of it is the same here."""
    return say.text(
        "{first} – {second} ({country}): {note}; {here}",
        first=lesson.first_name,
        second=lesson.second_name,
        country=say.country(lesson.country),
        note=lesson.notes[say.language],
        here=_here(lesson, facts, say),
    )


def _here(lesson: Lesson, facts: Mapping[str, Any], say: Translator) -> str:
    if lesson.condition == "size_gap":
        return _size_here(facts["times"], say)
    if lesson.condition in ("distance", "neighbours"):
        return say.text("here, {distance}", distance=say.distance(facts["km"]))
    if lesson.condition in HERE:
        return say.text(HERE[lesson.condition])
    nearness = facts["nearness"]
    return say.text(SAME[nearness])


def _size_here(times: float, say: Translator) -> str:
    """`times` is the candidate's population over the origin's."""
    if times >= 1:
        return say.text("here, {times} times as many inhabitants", times=say.number(times))
    return say.text("here, {times} times fewer inhabitants", times=say.number(1 / times))

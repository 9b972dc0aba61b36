"""Cautions as lines."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from data.lessons import Lesson
from matcher.results import Caution
from matcher.translation import Translator, mark

SHOWN = 2
REPORTED = mark(
    "~ reported by others in the same situation: testimonies, no statistics, outside the score."
)


def shown_cautions(cautions: Sequence[Caution], told: Collection[Lesson] = ()) -> list[Caution]:
    """The first two, but for those whose lesson is told already."""
    return [caution for caution in cautions[:SHOWN] if caution.lesson not in told]


def caution_line(caution: Caution, say: Translator) -> str:
    """What a known partnership reported, and who says so."""
    source = caution.lesson.source
    return say.text(
        "{caution} (source: {source})",
        caution=caution.text,
        source=", ".join(part for part in (source.name, source.date) if part),
    )

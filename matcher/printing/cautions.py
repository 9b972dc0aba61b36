"""Cautions as lines."""

from __future__ import annotations

from collections.abc import Sequence

from matcher.results import Caution
from matcher.translation import Translator, mark

SHOWN = 2
REPORTED = mark(
    "~ reported by others in the same situation: testimonies, no statistics, outside the score."
)


def caution_lines(cautions: Sequence[Caution], say: Translator) -> list[str]:
    """The first two."""
    return [caution_line(caution, say) for caution in cautions[:SHOWN]]


def caution_line(caution: Caution, say: Translator) -> str:
    """What a known partnership reported, and who says so."""
    source = caution.lesson.source
    return say.text(
        "{caution} (source: {source})",
        caution=caution.text,
        source=", ".join(part for part in (source.name, source.date) if part),
    )

"""The themes that are asked for, in the words of the answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from matcher.labels import label
from matcher.results import AskedTheme, Suggestions
from matcher.translation import Translator
from models.theme_worth import FAMILY as ASKED

if TYPE_CHECKING:
    from models.theme_worth import Asked


def themes_in_words(asked: Sequence[Asked], say: Translator) -> tuple[AskedTheme, ...]:
    """Each theme with its label."""
    return tuple(
        AskedTheme(one.key, label(one.key, say), one.weight, one.words, one.by) for one in asked
    )


def asked_line(asked: Sequence[AskedTheme], say: Translator) -> str:
    """What is understood: each theme, with the words of the need that ask for it."""
    return say.text("Understood: {themes}", themes=", ".join(_said(one, say) for one in asked))


def unanswered_line(answer: Suggestions, say: Translator) -> str:
    """That none of the suggestions is known to answer what is asked; empty where one is."""
    parts = (part for one in answer.suggestions for part in one.reasons)
    answered = any(part.family == ASKED and part.points > 0 for part in parts)
    if answered or not answer.asked or not answer.suggestions:
        return ""
    return say.text(
        "None of those below is known to work on it or to face it: the order is as if nothing were"
        " asked."
    )


def _said(theme: AskedTheme, say: Translator) -> str:
    if not theme.words:
        return theme.label
    words = ", ".join(say.text("“{words}”", words=words) for words in theme.words)
    return f"{theme.label} ({words})"

"""The themes that are asked for, in the words of the answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from matcher.labels import label
from matcher.results import AskedTheme
from matcher.translation import Translator

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


def _said(theme: AskedTheme, say: Translator) -> str:
    if not theme.words:
        return theme.label
    words = ", ".join(say.text("“{words}”", words=words) for words in theme.words)
    return f"{theme.label} ({words})"

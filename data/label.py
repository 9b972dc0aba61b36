"""The same words in both languages, for texts that rooms without a catalogue have to know."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Label(NamedTuple):
    """The same words in French and in English; a sentence of ours says them in its language."""

    french: str
    english: str

    def in_language(self, language: str) -> str:
        """The French words for "fr", else the English ones."""
        return self.french if language == "fr" else self.english

    def __str__(self) -> str:
        return self.english


def in_a_row(labels: Iterable[Label]) -> Label:
    """Several words, at least one, with commas between them."""
    return Label(*map(", ".join, zip(*labels, strict=True)))

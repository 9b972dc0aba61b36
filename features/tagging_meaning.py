"""Nearness of a text to each theme in the space of a text model that reads English.

Each theme has a direction, learned by ridge regression on its label, its definition and its
synonyms, in English and in French brought to English; sectors and challenges are learned apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from data.vocabulary import KINDS, THEMES, Kind, Theme
from features.embedding import Encoder
from features.glossary import load_glossary
from features.tagging_lexicon import phrases_of
from features.tagging_words import languages_of, weighty, words_in

Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]
Span = tuple[int, int]

SMOOTHING = 10.0
WINDOW = 150
"""A longer text is read in windows of so many words, of which the nearest counts."""
_FEWEST_WORDS = 2
_BREAK = re.compile(
    r"[.!?;:…,()«»\"\n]+(?=\s|$|[^\w\s])|[–—]|\s(?:et|and|ou|or|mais|but|y|e)\s", re.IGNORECASE
)

IS_OF_KIND: dict[Kind, Flags] = {
    kind: np.array([theme.kind == kind for theme in THEMES.values()]) for kind in KINDS
}
"""Which themes, in the order of the vocabulary, are sectors and which challenges."""


@dataclass(frozen=True)
class Directions:
    """The direction of each theme, (d, 60), and the offset of each, (60,)."""

    directions: Floats
    offsets: Floats

    def nearness(self, vectors: Floats) -> Floats:
        """About 1 where a vector (n, d) stands at a theme, about 0 where it stands elsewhere."""
        near: Floats = vectors @ self.directions + self.offsets
        return near


def build_directions(encoder: Encoder) -> Directions:
    """Learn the directions from the vocabulary; two thousand texts have to be encoded."""
    pairs = [(text, row) for row, theme in enumerate(THEMES.values()) for text in _texts_of(theme)]
    vectors = encoder.encode([text for text, _ in pairs])
    themes = np.array([row for _, row in pairs])
    directions = np.zeros((vectors.shape[1], len(THEMES)), dtype=np.float32)
    offsets = np.zeros(len(THEMES), dtype=np.float32)
    for mask in IS_OF_KIND.values():
        mine = mask[themes]
        directions[:, mask], offsets[mask] = _ridge(
            vectors[mine], themes[mine][:, None] == np.flatnonzero(mask)
        )
    return Directions(directions, offsets)


def in_english(text: str) -> str:
    """A French text word for word in English; any other text as it is."""
    is_french = languages_of(words_in(text))[0] == "fr"
    return load_glossary().english(text) if is_french else text


def windows(text: str) -> list[str]:
    """The text, in pieces of `WINDOW` words where it is longer."""
    words = text.split()
    starts = range(0, len(words), WINDOW)
    return [" ".join(words[start : start + WINDOW]) for start in starts] or [text]


def clauses(text: str) -> list[Span]:
    """Where the parts of the sentences stand that signs and « et » set apart."""
    bounds = [0, *(edge for found in _BREAK.finditer(text) for edge in found.span()), len(text)]
    parts = zip(bounds[::2], bounds[1::2], strict=True)
    return [
        (words[0].start + start, words[-1].end + start)
        for start, end in parts
        for words in [words_in(text[start:end])]
        if len(weighty(words, languages_of(words)[0])) >= _FEWEST_WORDS
    ]


def _texts_of(theme: Theme) -> list[str]:
    glossary = load_glossary()
    english = [*phrases_of(theme, "en"), theme.definition.english]
    french = [*phrases_of(theme, "fr"), theme.definition.french]
    return [*english, *(glossary.english(text) for text in french)]


def _ridge(vectors: Floats, is_theme: Sequence[Sequence[bool]] | Flags) -> tuple[Floats, Floats]:
    wanted = np.asarray(is_theme, dtype=np.float64)
    middle = vectors.mean(axis=0)
    centred = (vectors - middle).astype(np.float64)
    spread = centred.T @ centred + SMOOTHING * np.eye(centred.shape[1])
    directions = np.linalg.solve(spread, centred.T @ (wanted - wanted.mean(axis=0)))
    return directions.astype(np.float32), (-middle @ directions).astype(np.float32)

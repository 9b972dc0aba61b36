"""Nearness of a text to each theme in the space of a text model that reads English.

Each theme has a direction, learned by ridge regression on its label, its definition, its synonyms
and on examples of needs, in English and in French brought to English; sectors and challenges are
learned apart.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from data.vocabulary import KINDS, THEMES, Kind
from features.embedding import Encoder
from features.glossary import load_glossary
from features.tagging_lexicon import phrases_of
from features.tagging_words import languages_of, weighty, words_in

Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]
Span = tuple[int, int]
Lesson = tuple[str, set[str]]

SMOOTHING = 10.0
EXAMPLE_WEIGHT = 2
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
    """Learn the directions; three thousand texts have to be encoded."""
    lessons = [*_vocabulary_lessons(), *_example_lessons()]
    vectors = encoder.encode([text for text, _ in lessons])
    wanted = np.array([[key in keys for key in THEMES] for _, keys in lessons])
    directions = np.zeros((vectors.shape[1], len(THEMES)), dtype=np.float32)
    offsets = np.zeros(len(THEMES), dtype=np.float32)
    for mask in IS_OF_KIND.values():
        rows = wanted[:, mask].any(axis=1)
        directions[:, mask], offsets[mask] = _ridge(vectors[rows], wanted[np.ix_(rows, mask)])
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


def _vocabulary_lessons() -> Iterator[Lesson]:
    """Each label, definition and synonym with its theme; French ones word for word in English."""
    glossary = load_glossary()
    for theme in THEMES.values():
        for text in (*phrases_of(theme, "en"), theme.definition.english):
            yield text, {theme.key}
        for text in (*phrases_of(theme, "fr"), theme.definition.french):
            yield glossary.english(text), {theme.key}


def _example_lessons() -> Iterator[Lesson]:
    """Needs in whole sentences with their themes, which weigh more than a synonym."""
    lines = files("data.raw").joinpath("examples.jsonl").read_text(encoding="utf-8").splitlines()
    for row in map(json.loads, lines):
        lesson = in_english(row["text"]), {*row["sectors"], *row["challenges"]}
        yield from [lesson] * EXAMPLE_WEIGHT


def _ridge(vectors: Floats, is_theme: Flags) -> tuple[Floats, Floats]:
    wanted = is_theme.astype(np.float64)
    middle = vectors.mean(axis=0)
    centred = (vectors - middle).astype(np.float64)
    spread = centred.T @ centred + SMOOTHING * np.eye(centred.shape[1])
    directions = np.linalg.solve(spread, centred.T @ (wanted - wanted.mean(axis=0)))
    return directions.astype(np.float32), (-middle @ directions).astype(np.float32)

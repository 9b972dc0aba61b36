"""Free text → the sectors and challenges that it is about, with the words that say so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from data.vocabulary import KINDS, THEMES, Kind
from features.embedding import Encoder, load_encoder
from features.tagging_file import FOLDER, Weighing, load_files
from features.tagging_lexicon import Hits, Span, load_lexicon
from features.tagging_meaning import (
    IS_OF_KIND,
    Directions,
    build_directions,
    clauses,
    in_english,
    windows,
)

Floats = NDArray[np.float64]

KEYS = tuple(THEMES)
FIRST = 3
NOISE = 0.125
"""Texts about nothing (greetings, names, letters at random) come as near as this to some theme."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A theme of a text: how sure it is, 0 to 1, and the words of the text that say so."""

    key: str
    weight: float
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tags:
    """The themes of a text, the surest first."""

    sectors: tuple[Tag, ...]
    challenges: tuple[Tag, ...]


class Tagger:
    """Finds themes by the words of the vocabulary and by nearness in meaning."""

    def __init__(
        self, encoder: Encoder, directions: Directions, *, weighings: Mapping[Kind, Weighing]
    ) -> None:
        self._encoder = encoder
        self._directions = directions
        self._weighings = weighings
        self._lexicon = load_lexicon()

    def tag(self, text: str) -> Tags:
        """The sectors and challenges of a text in French, English, Spanish or Portuguese."""
        hits = self._lexicon.find(text)
        measures = self._measured(hits, self._meanings([text])[0])
        weights = self.weights(measures[None])[0]
        said = (measures[:, 0] > 0) | (measures[:, 1] >= NOISE)
        chosen = [row for kind in KINDS for row in self._chosen(weights * said, kind)]
        spans = self._spans(text, hits, rows=chosen)
        tags = [Tag(KEYS[row], float(weights[row]), _quoted(text, spans[row])) for row in chosen]
        sectors, challenges = (
            tuple(tag for tag in tags if THEMES[tag.key].kind == kind) for kind in KINDS
        )
        return Tags(sectors, challenges)

    def measures(self, texts: Sequence[str]) -> Floats:
        """What speaks for each theme, (n, 60, 2): the words that name it, nearness in meaning."""
        found = zip(map(self._lexicon.find, texts), self._meanings(texts), strict=True)
        return np.array([self._measured(hits, meaning) for hits, meaning in found])

    def weights(self, measures: Floats) -> Floats:
        """The weight of each theme, (n, 60), from the measures."""
        weights = np.zeros(measures.shape[:-1])
        for kind, weighing in self._weighings.items():
            weights[:, IS_OF_KIND[kind]] = weighing.weights(measures[:, IS_OF_KIND[kind]])
        return weights

    def _chosen(self, weights: Floats, kind: Kind) -> list[int]:
        """The themes of a kind that are sure enough; for the first three half of it is enough."""
        rows = np.flatnonzero(IS_OF_KIND[kind])
        ranked = rows[np.argsort(-weights[rows], kind="stable")]
        needed = np.full(len(ranked), self._weighings[kind].least)
        needed[:FIRST] /= 2
        return [int(row) for row in ranked[weights[ranked] >= needed]]

    def _meanings(self, texts: Sequence[str]) -> list[Floats]:
        """How near each text is to each theme: its nearest window."""
        parts = [windows(text) for text in texts]
        nearness = self._nearness([part for pieces in parts for part in pieces])
        ends = np.cumsum([len(pieces) for pieces in parts])[:-1]
        return [near.max(axis=0) for near in np.split(nearness, ends)]

    def _nearness(self, texts: Sequence[str]) -> Floats:
        vectors = self._encoder.encode([in_english(text) for text in texts])
        return self._directions.nearness(vectors).astype(np.float64)

    def _measured(self, hits: Hits, meaning: Floats) -> Floats:
        named = np.log1p([len(hits.get(key, ())) for key in KEYS])
        return np.stack([named, meaning], axis=-1)

    def _spans(self, text: str, hits: Hits, *, rows: Sequence[int]) -> dict[int, Sequence[Span]]:
        """Where the words stand that name each theme; where none does, its nearest clause."""
        parts = clauses(text) or [(0, len(text))]
        unnamed = [row for row in rows if KEYS[row] not in hits]
        nearest = np.zeros(len(KEYS), dtype=np.int64)
        if unnamed and len(parts) > 1:
            nearest = self._nearness([text[start:end] for start, end in parts]).argmax(axis=0)
        return {row: hits.get(KEYS[row]) or [parts[nearest[row]]] for row in rows}


def load_tagger(encoder: Encoder | None = None, folder: Path = FOLDER) -> Tagger:
    """The tagger in this folder; its directions are learned anew for another text model."""
    encoder = encoder or load_encoder()
    directions, weighings = load_files(folder, encoder.fingerprint)
    return Tagger(encoder, directions or build_directions(encoder), weighings=weighings)


def _quoted(text: str, spans: Sequence[Span]) -> tuple[str, ...]:
    """The words at these places, each once, without those that stand inside of others."""
    widest = [
        (start, end)
        for start, end in spans
        if not any(a <= start and end <= b and (a, b) != (start, end) for a, b in spans)
    ]
    said = {text[start:end].lower(): " ".join(text[start:end].split()) for start, end in widest}
    return tuple(said.values())

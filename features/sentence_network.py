"""The packaged text model computed with numpy alone.

It gives the vectors of sentence-transformers, whose import alone takes ten seconds of processor
time; this one is there in a quarter of a second.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

WEIGHTS = "model.safetensors"
LAYERS, HEADS, WIDTH = 6, 12, 384
LONGEST = 256
"""So many pieces of words of a text are read, as its authors trained it."""
TOGETHER = 32
_EPSILON = 1e-12
# Abramowitz and Stegun 7.1.26: the error function to 1.5e-7, which numpy lacks.
_ERF = (1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592)


class SentenceNetwork:
    """The transformer all-MiniLM-L6-v2 with mean pooling: texts → vectors of unit length."""

    def __init__(self, tokenizer: Any, weights: Mapping[str, Floats]) -> None:
        from threadpoolctl import ThreadpoolController

        self._tokenizer = tokenizer
        self._weights = weights
        self._threads = ThreadpoolController()

    @classmethod
    def load(cls, folder: Path) -> SentenceNetwork:
        """The network of a folder with the files of the packaged model."""
        from safetensors.numpy import load_file
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        tokenizer.no_padding()
        tokenizer.enable_truncation(LONGEST)
        return cls(tokenizer, load_file(folder / WEIGHTS))

    def encode(self, texts: Sequence[str]) -> Floats:
        """A row of unit length for each text, (n, 384)."""
        found = np.zeros((len(texts), WIDTH), dtype=np.float32)
        # Texts of one length go together, so that nothing has to be padded and masked.
        by_length: defaultdict[int, list[int]] = defaultdict(list)
        read = [encoding.ids for encoding in self._tokenizer.encode_batch(list(texts))]
        for at, tokens in enumerate(read):
            by_length[len(tokens)].append(at)
        # With two threads and a busy core a text takes many times longer than with one.
        with self._threads.limit(limits=1, user_api="blas"):
            for rows in by_length.values():
                for start in range(0, len(rows), TOGETHER):
                    chunk = rows[start : start + TOGETHER]
                    found[chunk] = self._pooled(np.array([read[at] for at in chunk]))
        return found

    def _pooled(self, tokens: NDArray[np.int64]) -> Floats:
        states = self._embedded(tokens)
        for number in range(LAYERS):
            states = self._layer(states, f"encoder.layer.{number}")
        means = states.mean(axis=1)
        unit: Floats = means / np.linalg.norm(means, axis=1, keepdims=True)
        return unit

    def _embedded(self, tokens: NDArray[np.int64]) -> Floats:
        tables = [self._weights[f"embeddings.{kind}_embeddings.weight"] for kind in _TABLES]
        words, positions, types = tables
        return self._normed(
            words[tokens] + positions[: tokens.shape[1]] + types[0], "embeddings.LayerNorm"
        )

    def _layer(self, states: Floats, name: str) -> Floats:
        attended = self._dense(self._attention(states, name), f"{name}.attention.output.dense")
        states = self._normed(states + attended, f"{name}.attention.output.LayerNorm")
        wide = _gelu(self._dense(states, f"{name}.intermediate.dense"))
        return self._normed(
            states + self._dense(wide, f"{name}.output.dense"), f"{name}.output.LayerNorm"
        )

    def _attention(self, states: Floats, name: str) -> Floats:
        texts, length, _ = states.shape
        query, key, value = (
            self._dense(states, f"{name}.attention.self.{part}")
            .reshape(texts, length, HEADS, -1)
            .transpose(0, 2, 1, 3)
            for part in ("query", "key", "value")
        )
        scores = query @ key.transpose(0, 1, 3, 2) / np.float32(np.sqrt(WIDTH // HEADS))
        shares = np.exp(scores - scores.max(axis=-1, keepdims=True))
        shares /= shares.sum(axis=-1, keepdims=True)
        mixed: Floats = (shares @ value).transpose(0, 2, 1, 3).reshape(texts, length, WIDTH)
        return mixed

    def _dense(self, states: Floats, name: str) -> Floats:
        made: Floats = states @ self._weights[f"{name}.weight"].T + self._weights[f"{name}.bias"]
        return made

    def _normed(self, states: Floats, name: str) -> Floats:
        centred = states - states.mean(axis=-1, keepdims=True)
        spread = np.sqrt((centred**2).mean(axis=-1, keepdims=True) + _EPSILON)
        normed: Floats = (
            centred / spread * self._weights[f"{name}.weight"] + self._weights[f"{name}.bias"]
        )
        return normed


_TABLES = ("word", "position", "token_type")


def _gelu(values: Floats) -> Floats:
    scaled = np.abs(values) * np.float32(np.sqrt(0.5))
    near = 1 / (1 + np.float32(0.3275911) * scaled)
    polynomial = np.zeros_like(near)
    for coefficient in _ERF:
        polynomial = (polynomial + np.float32(coefficient)) * near
    error = np.sign(values) * (1 - polynomial * np.exp(-scaled * scaled))
    gated: Floats = values * (1 + error) / 2
    return gated

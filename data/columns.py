"""Columns on disk: arrays and strings that are mapped into memory rather than read."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

AnyArray = NDArray[Any]


def save_column(folder: Path, name: str, values: AnyArray) -> None:
    """Write one array as `name.npy`."""
    np.save(folder / f"{name}.npy", values, allow_pickle=False)


def load_column(folder: Path, name: str) -> AnyArray:
    """Map the array `name.npy` into memory, read-only."""
    loaded: AnyArray = np.load(folder / f"{name}.npy", mmap_mode="r", allow_pickle=False)
    return loaded.view(np.ndarray)


class Strings:
    """A list of texts kept as one block of UTF-8 with the offset of each."""

    def __init__(self, block: AnyArray, offsets: AnyArray) -> None:
        self._block = block
        self._offsets = offsets

    @classmethod
    def load(cls, folder: Path, name: str) -> Strings:
        """Map the texts that `save` wrote."""
        return cls(load_column(folder, name), load_column(folder, f"{name}_offsets"))

    @staticmethod
    def save(folder: Path, name: str, texts: Iterable[str]) -> None:
        """Write the texts as `name.npy` and `name_offsets.npy`."""
        encoded = [text.encode() for text in texts]
        offsets = np.zeros(len(encoded) + 1, dtype=np.int64)
        np.cumsum([len(text) for text in encoded], out=offsets[1:])
        save_column(folder, name, np.frombuffer(b"".join(encoded), dtype=np.uint8))
        save_column(folder, f"{name}_offsets", offsets)

    def __len__(self) -> int:
        return len(self._offsets) - 1

    def __getitem__(self, index: int) -> str:
        start, end = int(self._offsets[index]), int(self._offsets[index + 1])
        return self._block[start:end].tobytes().decode()

    def all(self) -> list[str]:
        """All texts, read at once."""
        block, cuts = self._block.tobytes(), self._offsets.tolist()
        return [block[start:end].decode() for start, end in pairwise(cuts)]

"""Who bears the name of whom, and whose names hold the same rare word."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from data.gazetteer import NameKind, Rows
from data.names import key_hash, name_key
from data.tables import load_french_names
from features.name_words import words_of
from features.origin import MUNICIPALITY
from features.pool import Pool
from features.world import WORLDS_KEPT, World

Mask = NDArray[np.bool_]


class Namesakes:
    """The candidates whose names are like the origin's. `CrowdNamesakes` is for many origins."""

    def __init__(self, pool: Pool, name: str) -> None:
        self._world, self._rows, self._name = pool.world, pool.rows, name

    @property
    def twins(self) -> Mask:
        """Whether each bears the same main name: what the French call a place makes no twin."""
        return self._among(bearers(self._world, self._name)) & twinnable(self._world)[self._rows]

    @property
    def sharing(self) -> Mask:
        """Whether a rare word stands in both names."""
        shared = [rows_with(self._world, word) for word in words_of(self._name)]
        return self._among(np.concatenate([np.zeros(0, dtype=np.int64), *shared]))

    def _among(self, rows: Rows) -> Mask:
        found = np.zeros(len(self._world.gazetteer), dtype=bool)
        found[rows] = True
        return found[self._rows]


def bearers(world: World, name: str) -> Rows:
    """The rows of which this is the main name."""
    rows, kinds = world.gazetteer.matches(name_key(name))
    found: Rows = rows[kinds == NameKind.MAIN]
    return found


def rows_with(world: World, word: str) -> Rows:
    """The municipalities whose names hold a rare word."""
    wanted = np.uint64(key_hash(word))
    start = int(np.searchsorted(world.word_hash, wanted))
    end = int(np.searchsorted(world.word_hash, wanted, side="right"))
    return world.word_row[start:end].astype(np.int64)


def larger_with(world: World, word: str) -> Rows:
    """The territories that are no municipality, and so in no index, whose names hold a word."""
    return np.array(_larger_by_word(world).get(word, []), dtype=np.int64)


@lru_cache(maxsize=WORLDS_KEPT)
def _larger_by_word(world: World) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    gazetteer = world.gazetteer
    for row in np.flatnonzero(gazetteer.level != MUNICIPALITY).tolist():
        for word in words_of(gazetteer.name(row)):
            found.setdefault(word, []).append(row)
    return found


@lru_cache(maxsize=WORLDS_KEPT)
def twinnable(world: World) -> Mask:
    """Whether the main name of each row is its own, not what the French call it."""
    found = np.ones(len(world.gazetteer), dtype=bool)
    rows = world.gazetteer.rows_of([row.id for row in load_french_names()])
    found[rows[rows >= 0]] = False
    return found

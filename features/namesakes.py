"""Who bears the name of whom, and whose names hold the same rare word."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, cached_property
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray

from data.gazetteer import NameKind, Rows
from data.names import key_hash, name_key
from data.records import LEVELS
from data.tables import load_french_names
from features.name_words import words_of
from features.world import World

if TYPE_CHECKING:
    from features.crowd import Crowd
    from features.pairing import Pairing

Mask = NDArray[np.bool_]

SIDES: tuple[Literal["left", "right"], ...] = ("left", "right")
MUNICIPALITY = LEVELS.index("municipality")


class Namesakes:
    """The candidates whose names are like the origin's. `CrowdNamesakes` is for many origins."""

    def __init__(self, pairing: Pairing) -> None:
        self._world, self._rows = pairing.world, pairing.pool.rows
        self._name = pairing.origin.territory.name

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


class CrowdNamesakes:
    """The same for each of many origins, (m, k)."""

    def __init__(self, crowd: Crowd) -> None:
        self._world, self._rows = crowd.world, crowd.pool.rows
        self._origins = crowd.origins.rows
        self._shape = crowd.shape

    @property
    def twins(self) -> Mask:
        """Whether origin and candidate bear the same main name, as above."""
        found = np.zeros(self._shape, dtype=bool)
        for position, name in self._names():
            found[:, position] = np.isin(self._origins, bearers(self._world, name))
        return found & twinnable(self._world)[self._rows]

    @property
    def sharing(self) -> Mask:
        """Whether a rare word stands in both names."""
        found = np.zeros(self._shape, dtype=bool)
        for position, name in self._names():
            for word in words_of(name):
                rows = rows_with(self._world, word)
                if self._rows[position] in rows:
                    found[:, position] |= np.isin(self._origins, rows)
                    found[self._groupings.get(word, []), position] = True
        return found

    def _names(self) -> Iterator[tuple[int, str]]:
        name = self._world.gazetteer.name
        return ((position, name(row)) for position, row in enumerate(self._rows.tolist()))

    @cached_property
    def _groupings(self) -> dict[str, list[int]]:
        """Origins that are no municipality, which no index of words holds, by each word."""
        found: dict[str, list[int]] = {}
        gazetteer = self._world.gazetteer
        for at in np.flatnonzero(gazetteer.level[self._origins] != MUNICIPALITY).tolist():
            for word in words_of(gazetteer.name(int(self._origins[at]))):
                found.setdefault(word, []).append(at)
        return found


def bearers(world: World, name: str) -> Rows:
    """The rows of which this is the main name."""
    rows, kinds = world.gazetteer.matches(name_key(name))
    found: Rows = rows[kinds == NameKind.MAIN]
    return found


def rows_with(world: World, word: str) -> Rows:
    """The municipalities whose names hold a rare word."""
    wanted = np.uint64(key_hash(word))
    start, end = (int(np.searchsorted(world.word_hash, wanted, side)) for side in SIDES)
    return world.word_row[start:end].astype(np.int64)


@cache
def twinnable(world: World) -> Mask:
    """Whether the main name of each row is its own, not what the French call it."""
    found = np.ones(len(world.gazetteer), dtype=bool)
    rows = world.gazetteer.rows_of([row.id for row in load_french_names()])
    found[rows[rows >= 0]] = False
    return found

"""Who of many origins bears the name of whom, or shares a rare word with it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import numpy as np

from data.gazetteer import Rows
from features.name_words import words_of
from features.namesakes import Mask, bearers, rows_with, twinnable
from features.origin import MUNICIPALITY
from features.pool import Pool


class CrowdNamesakes:
    """The candidates whose names are like those of each origin, (m, k)."""

    def __init__(self, pool: Pool, origins: Rows) -> None:
        self._world, self._rows, self._origins = pool.world, pool.rows, origins
        self._shape = len(origins), len(pool)

    @property
    def twins(self) -> Mask:
        """Whether origin and candidate bear the same main name."""
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

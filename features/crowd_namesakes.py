"""Who of many origins bears the name of whom, or shares a rare word with it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from data.gazetteer import Rows
from features.name_words import words_of
from features.namesakes import Mask, bearers, larger_with, rows_with, twinnable
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
                    bearing = np.r_[rows, larger_with(self._world, word)]
                    found[:, position] |= np.isin(self._origins, bearing)
        return found

    def _names(self) -> Iterator[tuple[int, str]]:
        name = self._world.gazetteer.name
        return ((position, name(row)) for position, row in enumerate(self._rows.tolist()))

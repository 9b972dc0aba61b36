"""Every partnership of the directory as columns: a filter is a few comparisons of arrays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from data.names import name_key, words_of
from data.vocabulary import THEMES, mask_of
from matcher.results import KnownPartnership

if TYPE_CHECKING:
    from data.directory import Directory
    from data.gazetteer import Gazetteer, Rows
    from data.records import Partnership

Column = NDArray[Any]


@dataclass(frozen=True)
class DirectoryColumns:
    """The partnerships whose ends the gazetteer lists, the French first, then by their names.

    Of n partnerships: `ends` are the rows of both, (n, 2), a French one first; `years` are 0 where
    unknown; `themes` sets of bits; `words` the names of both ends and the objectives, a blank
    before each word.
    """

    gazetteer: Gazetteer
    partnerships: Sequence[Partnership]
    ends: Column
    years: Column
    themes: Column
    words: Sequence[str]

    @classmethod
    def of(cls, directory: Directory, gazetteer: Gazetteer) -> DirectoryColumns:
        """The columns of all that the directory knows, ended partnerships too."""
        partnerships = directory.all()
        ends = _ends(gazetteer, partnerships)
        names = {row: gazetteer.name(row) for row in np.unique(ends).tolist() if row >= 0}
        keys = {row: name_key(name) for row, name in names.items()}
        known = np.flatnonzero((ends >= 0).all(axis=1) & (ends[:, 0] != ends[:, 1])).tolist()
        abroad = (gazetteer.country[ends] != gazetteer.countries.index("FR")).all(axis=1).tolist()
        order = sorted(
            known, key=lambda at: (abroad[at], *(keys[row] for row in ends[at].tolist()))
        )
        chosen = [partnerships[at] for at in order]
        return cls(
            gazetteer,
            chosen,
            ends[order],
            np.array([each.terms.start_year or 0 for each in chosen], dtype=np.int64),
            np.array([_mask(each) for each in chosen], dtype=np.int64),
            [
                " " + words_of(f"{names[first]} {names[second]} {each.terms.objectives}")
                for each, (first, second) in zip(chosen, ends[order].tolist(), strict=True)
            ],
        )

    def __len__(self) -> int:
        return len(self.partnerships)

    def known(self, position: int) -> KnownPartnership:
        """The partnership at a position, with its ends as territories."""
        first, second = self.ends[position].tolist()
        territory = self.gazetteer.territory
        return KnownPartnership(territory(first), territory(second), self.partnerships[position])

    def saying(self, text: str) -> Column:
        """Which partnerships hold words that begin as each of these words."""
        wanted = [f" {word}" for word in words_of(text).split()]
        found = (all(word in words for word in wanted) for words in self.words)
        return np.fromiter(found, dtype=bool, count=len(self))


def _ends(gazetteer: Gazetteer, partnerships: Sequence[Partnership]) -> Rows:
    """The rows of both ends, -1 where the gazetteer no longer lists one."""
    first = gazetteer.rows_of([each.first for each in partnerships])
    second = gazetteer.rows_of([each.second for each in partnerships])
    return np.column_stack([first, second])


def _mask(partnership: Partnership) -> int:
    terms = partnership.terms
    return mask_of(key for key in (*terms.sectors, *terms.challenges) if key in THEMES)

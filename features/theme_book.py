"""What each territory is known to work on and to face, whoever asks.

Sets of themes are masks of bits, as in data.vocabulary.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, reduce
from operator import or_

import numpy as np
from numpy.typing import NDArray

from data.vocabulary import CHALLENGES, SECTORS, THEMES, mask_of
from features.districts import in_france
from features.world import World

Rows = NDArray[np.int64]
Masks = NDArray[np.int64]
Floats = NDArray[np.float64]
ThemedPair = tuple[str, str, int]

SECTOR_BITS, CHALLENGE_BITS = mask_of(SECTORS), mask_of(CHALLENGES)
NOBODY: Rows = np.array([], dtype=np.int64)


@dataclass(frozen=True)
class ThemeBook:
    """Themes that partnerships, documents and users declare, by rows of the gazetteer.

    `rows[i]` works with `others[i]` on the themes `masks[i]`; each partnership stands from both
    ends. What a partnership faces, its foreign end faces: nothing says that its French end does.
    `told` (n_territories,) is what documents and users say of a territory itself; `rarity`
    (n_themes,) is what sharing a theme says. The partnerships of the rows `hidden` say nothing of
    their other ends.
    """

    rows: Rows
    others: Rows
    masks: Masks
    told: Masks
    rarity: Floats
    hidden: Rows = field(default_factory=lambda: NOBODY)

    @classmethod
    def of(cls, world: World, pairs: Sequence[ThemedPair], *told: Mapping[str, int]) -> ThemeBook:
        """From themed pairs of ids and what is told of ids; ids of no territory are left out."""
        first, second, masks = zip(*pairs, strict=True) if pairs else ((), (), ())
        ends = np.stack([world.gazetteer.rows_of(first), world.gazetteer.rows_of(second)])
        known = (ends >= 0).all(axis=0)
        here, there = ends[:, known]
        about = np.array(masks, dtype=np.int64)[known]
        themselves = np.zeros(len(world.gazetteer), dtype=np.int64)
        for each in told:
            rows = world.gazetteer.rows_of(list(each))
            said = np.array(list(each.values()), dtype=np.int64)
            np.bitwise_or.at(themselves, rows[rows >= 0], said[rows >= 0])
        rows, others, masks_of_rows = np.r_[here, there], np.r_[there, here], np.tile(about, 2)
        masks_of_rows[in_france(world.gazetteer)[rows]] &= ~CHALLENGE_BITS
        said_of = themselves | world.challenges
        np.bitwise_or.at(said_of, rows, masks_of_rows)
        return cls(rows, others, masks_of_rows, themselves, rarity=rarities(said_of))

    def without(self, origins: Rows) -> ThemeBook:
        """The same, the partnerships of these rows telling nothing of their other ends."""
        return replace(self, hidden=np.union1d(self.hidden, origins))

    def of_partnerships(self) -> ThemeBook:
        """The same without what documents and users say, for those who learn or judge.

        A document may speak of the very partnership that is to be found.
        """
        return replace(self, told=np.zeros_like(self.told))

    @cached_property
    def declared(self) -> Masks:
        """What is declared of each territory, whoever asks, (n_territories,)."""
        found = self.told.copy()
        heard = ~np.isin(self.others, self.hidden)
        np.bitwise_or.at(found, self.rows[heard], self.masks[heard])
        return found

    @cached_property
    def mentioned(self) -> NDArray[np.bool_]:
        """Whether anything is declared of each territory, (n_territories,)."""
        found: NDArray[np.bool_] = self.told != 0
        found[self.rows] = True
        return found

    def of_candidates(self, rows: Rows, own: Collection[int]) -> Masks:
        """What is declared of these rows, but by their partnerships with the rows of an asker."""
        found: Masks = self.declared[rows]
        for row in {other for mine in own for other, _ in self._told_with(mine)}:
            found[rows == row] = self._declared_but(row, own)
        return found

    def of_asker(self, own: Collection[int], partners: Collection[int]) -> int:
        """What is declared of an asker: of itself, and with the partners that it is known by."""
        told = [int(self.told[row]) for row in own]
        with_them = [
            mask for row in own for other, mask in self._told_with(row) if other in partners
        ]
        return reduce(or_, [*told, *with_them], 0)

    def _declared_but(self, row: int, own: Collection[int]) -> int:
        unheard = {*own, *self.hidden.tolist()}
        heard = [mask for other, mask in self._told_with(row) if other not in unheard]
        return reduce(or_, heard, int(self.told[row]))

    def _told_with(self, row: int) -> list[tuple[int, int]]:
        """The other end and the themes of each partnership of a row."""
        return self._by_row.get(row, [])

    @cached_property
    def _by_row(self) -> dict[int, list[tuple[int, int]]]:
        found: dict[int, list[tuple[int, int]]] = {}
        ends = self.rows.tolist(), self.others.tolist(), self.masks.tolist()
        for row, other, mask in zip(*ends, strict=True):
            found.setdefault(row, []).append((other, mask))
        return found


def rarities(masks: Masks) -> Floats:
    """What sharing each theme says, (n_themes,): the logarithm of how few have it.

    Inverse document frequency; sectors among the territories of which a sector is known, and
    challenges among those of which a challenge is.
    """
    counts = np.array([np.count_nonzero(masks >> bit & 1) for bit in range(len(THEMES))])
    known = [np.count_nonzero(masks & bits) for bits in (SECTOR_BITS, CHALLENGE_BITS)]
    among = np.repeat(known, [len(SECTORS), len(CHALLENGES)])
    rarity: Floats = np.log((among + 1) / (counts + 1))
    return rarity

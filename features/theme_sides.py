"""The themes of both sides of every pairing, with what each side may say of the other."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from features.origin import Origin
from features.origins import Kin, Origins
from features.pool import Pool
from features.theme_book import ThemeBook

Masks = NDArray[np.int64]
Rows = NDArray[np.int64]


class Side(NamedTuple):
    """What is declared of a side and what is derived for it, as masks of themes."""

    declared: Masks
    derived: Masks


class Sides(NamedTuple):
    """Those who ask and the candidates; together their masks have the shape of a score."""

    askers: Side
    candidates: Side


def sides_of(
    pool: Pool, book: ThemeBook, origin: Origin, *, own: tuple[int, ...], partners: tuple[int, ...]
) -> Sides:
    """One origin, whose rows are `own`, beside the candidates of a pool, (n,)."""
    declared = origin.themes | book.of_asker(own, partners)
    return Sides(
        Side(np.array(declared), np.array(origin.challenges)),
        Side(book.of_candidates(pool.rows, own), pool.world.challenges[pool.rows]),
    )


def crowd_sides(pool: Pool, book: ThemeBook, origins: Origins, *, kin: Kin) -> Sides:
    """Many origins beside few candidates, (m, k); no pair is told what it does together."""
    shape = len(origins), len(pool)
    ours, theirs = np.zeros(shape, dtype=np.int64), np.tile(book.declared[pool.rows], (shape[0], 1))
    # Of most, nothing is declared by anyone.
    for at in np.unique(kin.own_at[book.mentioned[kin.own_rows]]).tolist():
        own = kin.own_rows[kin.own_at == at].tolist()
        partners = set(kin.partner_rows[kin.partner_at == at].tolist())
        theirs[at] = book.of_candidates(pool.rows, own)
        ours[at] = book.of_asker(own, partners)
        for candidate in partners.intersection(pool.rows.tolist()):
            ours[at, pool.rows == candidate] = book.of_asker(own, partners - {candidate})
    return Sides(Side(ours, origins.challenges), Side(theirs, pool.world.challenges[pool.rows]))

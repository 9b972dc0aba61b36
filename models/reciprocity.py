"""Where an origin stands among all French authorities, seen from its candidates.

Every authority of the tier is scored for a candidate exactly as when it asks itself: with its own
partners, and without its own partnerships as evidence. One that is the candidate's partner already
is judged as if it were not yet, as `compare` judges it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from features.crowd import Crowd
from features.crowd_kernels import Kernels
from features.crowd_ledger import Vicinities
from features.districts import municipalities
from features.origin import FRANCE, MUNICIPALITY
from features.origins import Kin, Origins
from features.pairing import Pool
from features.world import World
from models.model import Model
from models.pairs import Tier

Floats = NDArray[np.float64]
Rows = NDArray[np.int64]

BLOCK = 2048
"""So many authorities are scored at once."""
CANDIDATES = 100
"""For so many candidates at once."""
BAND = 1.0
"""Degrees of latitude in which the authorities of a block lie, where they can."""
SAME_SCORE = 1e-9
HEAD = 100
"""So many candidates, the best by score, are put in a reciprocal order."""
HALVING = 0.5
"""Points that a candidate gains for each halving of the rank that the origin has for it."""


def french_authorities(world: World, tier: Tier) -> Rows:
    """Every French authority of a tier, ascending; of municipalities only communes."""
    gazetteer = world.gazetteer
    wanted = np.isin(gazetteer.level, tier.levels)
    wanted &= gazetteer.country == gazetteer.countries.index(FRANCE)
    wanted &= (gazetteer.level != MUNICIPALITY) | municipalities(gazetteer)
    return np.flatnonzero(wanted)


def in_order_of_place(world: World, rows: Rows) -> Rows:
    """The rows from south to north by bands, each from west to east: neighbours stand together."""
    gazetteer = world.gazetteer
    bands = np.floor(gazetteer.latitude[rows] / BAND)
    ordered: Rows = rows[np.lexsort((gazetteer.longitude[rows], bands))]
    return ordered


@dataclass(frozen=True)
class Rivals:
    """French authorities that may want the same partner.

    They come fastest in order of place. `kin` says what each has and must not count.
    """

    model: Model
    origins: Origins
    kin: Kin

    def __len__(self) -> int:
        return len(self.origins)

    def ranks(
        self,
        candidates: Rows,
        scores: Floats,
        *,
        row: int | None,
        weights: Mapping[str, float] | None = None,
    ) -> Rows:
        """The rank of the origin in this row, with these scores, for each candidate.

        It is one more than the number of others with a better score.
        """
        found = np.ones(len(candidates), dtype=np.int64)
        for start in range(0, len(candidates), CANDIDATES):
            part = slice(start, start + CANDIDATES)
            for rows, theirs in self.scores(candidates[part], weights):
                better = (theirs > scores[part] + SAME_SCORE) & (rows[:, None] != row)
                found[part] += better.sum(axis=0)
        return found

    def scores(
        self, candidates: Rows, weights: Mapping[str, float] | None = None
    ) -> Iterator[tuple[Rows, Floats]]:
        """The rows of a block of authorities and their scores for each candidate, (m, k)."""
        pool = Pool(self.model.evidence.world, candidates)
        evidence = self.model.speaker(self.origins).evidence
        kernels = Kernels(evidence.links, pool) if evidence.links else None
        for origins, kin, vicinities in self._blocks:
            crowd = Crowd(pool, evidence, origins, kin=kin, kernels=kernels, vicinities=vicinities)
            yield origins.rows, self.model.score(crowd, weights)

    @cached_property
    def _blocks(self) -> list[tuple[Origins, Kin, Vicinities]]:
        """The authorities in blocks, with what is found around each once and for all."""
        starts = range(0, len(self), BLOCK)
        return [
            (self.origins.part(start, start + BLOCK), self.kin.part(start, start + BLOCK), {})
            for start in starts
        ]


def reciprocal(scores: Floats, ranks: Rows) -> Floats:
    """Scores less half a point for each doubling of the rank that the origin has in return."""
    return scores - HALVING * np.log2(ranks)

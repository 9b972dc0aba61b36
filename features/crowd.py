"""Many origins beside few candidates: the same measures, for all of them at once."""

from __future__ import annotations

from functools import cached_property
from typing import cast

import numpy as np

from features.crowd_acquaintance import CrowdAcquaintance
from features.crowd_kernels import Kernels
from features.crowd_ledger import CrowdLedger, Vicinities
from features.crowd_namesakes import CrowdNamesakes
from features.evidence import Evidence
from features.origin import FRANCE
from features.origins import Kin, Origins
from features.pairing import Doubles, Floats, Pairing, Values
from features.pool import Pool
from features.sphere import distances_km
from features.theme_sides import Sides, crowd_sides


class Crowd(Pairing):
    """Many origins beside few candidates: values over pairs have shape (m, k), or (k,) for all.

    Values over countries and regions run over those of the candidates. Each origin is judged as if
    it had no partnership yet with the candidate, which counts as its partner nowhere else.
    `vicinities` may be kept between crowds of the same origins.
    """

    def __init__(
        self,
        pool: Pool,
        evidence: Evidence,
        origins: Origins,
        *,
        kin: Kin,
        kernels: Kernels | None,
        vicinities: Vicinities,
    ) -> None:
        self.pool = pool
        self.world = pool.world
        self.evidence = evidence
        self.origins = origins
        self.kin = kin
        self._kernels = kernels
        self._vicinities = vicinities

    @property
    def shape(self) -> tuple[int, ...]:
        """Origins, then candidates."""
        return len(self.origins), len(self.pool)

    @property
    def askers(self) -> Origins:
        """The origins."""
        return self.origins

    @cached_property
    def ledger(self) -> CrowdLedger:
        """What is counted when each origin asks."""
        return CrowdLedger(
            self.pool,
            self.evidence,
            self.origins,
            kin=self.kin,
            kernels=self._kernels,
            vicinities=self._vicinities,
        )

    @cached_property
    def acquaintance(self) -> CrowdAcquaintance:
        """What the partners of each say."""
        return CrowdAcquaintance(self.pool, kin=self.kin, kernels=self._kernels, shape=self.shape)

    @cached_property
    def km(self) -> Floats:
        """Great-circle distance from each origin to each candidate in km."""
        count = len(self.pool)
        there = np.tile(self.pool.vectors, (len(self.origins), 1))
        return distances_km(there, np.repeat(self.origins.vectors, count, axis=0)).reshape(
            self.shape
        )

    @cached_property
    def themes(self) -> Sides:
        """What all sides are known to work on and to face."""
        return crowd_sides(self.pool, self.evidence.themes, self.origins, kin=self.kin)

    @property
    def namesakes(self) -> CrowdNamesakes:
        """Who bears which name."""
        return CrowdNamesakes(self.pool, self.origins.rows)

    def over_countries(self, values: Values) -> Values:
        """Values over the countries of the gazetteer, at those of the candidates."""
        return cast(Values, values[self.pool.country])

    def spread(self, values: Values, grain: str) -> Values:
        """The values: they stand for each candidate already."""
        return values

    def in_known_regions(self, values: Doubles) -> Doubles:
        """Values over the regions of the candidates, nan where such a region is unknown."""
        return np.where(self.pool.admin1 < 0, np.nan, values)

    def abroad_only(self, values: Floats, grain: str) -> Floats:
        """Values over pairs, nan for a French candidate or a foreign asker."""
        home = self.world.gazetteer.countries.index(FRANCE)
        inside = (self.origins.country != home) | (self.pool.country == home)
        return np.where(inside, np.float32(np.nan), values)

"""Many origins beside few candidates: the same measures, for all of them at once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from data.records import LEVELS
from features.crowd_acquaintance import CrowdAcquaintance
from features.crowd_kernels import Kernels
from features.crowd_ledger import CrowdLedger
from features.evidence import Evidence
from features.namesakes import CrowdNamesakes
from features.origin import FRANCE
from features.pairing import Floats, Pairing, Pool, Rows, Values
from features.sphere import distances_km, unit_vectors
from features.world import World

Doubles = NDArray[np.float64]


@dataclass(frozen=True)
class Origins:
    """Rows of the gazetteer as they ask: the values of `Origin`, each of shape (m, 1).

    `vectors` has shape (m, 3). All are of one tier, which their first `level` tells.
    """

    rows: Rows
    level: str
    country: Rows
    admin1: Rows
    log_population: Doubles
    rank_country: Doubles
    rank_admin1: Doubles
    coast_log: Doubles
    port_log: Doubles
    latitude: Doubles
    climate: Rows
    island: Rows
    border: Doubles
    people_around: Doubles
    largest_around: Doubles
    vectors: Doubles

    @classmethod
    def of_rows(cls, world: World, rows: Rows) -> Origins:
        """The territories in these rows."""
        gazetteer = world.gazetteer
        country = gazetteer.country[rows].astype(np.int64)
        admin1 = gazetteer.admin1[rows].astype(np.int64)
        population = gazetteer.population[rows].astype(np.float64)
        population[population <= 0] = np.nan
        latitude = np.asarray(gazetteer.latitude[rows])
        found = {
            "country": country,
            "admin1": admin1,
            "log_population": np.log(population),
            "rank_country": _ranks(world, gazetteer.country, country, population),
            "rank_admin1": _ranks(world, gazetteer.admin1, admin1, population),
            "coast_log": np.log1p(world.coast_km[rows].astype(np.float64)),
            "port_log": np.log1p(world.port_km[rows].astype(np.float64)),
            "latitude": latitude,
            "climate": world.climate[rows].astype(np.int64),
            "island": world.island[rows].astype(np.int64),
            "border": world.border[rows].astype(np.float64),
            "people_around": world.people_around[rows].astype(np.float64),
            "largest_around": world.largest_around[rows].astype(np.float64),
        }
        return cls(
            rows=rows,
            level=LEVELS[gazetteer.level[rows[0]]],
            vectors=unit_vectors(latitude, np.asarray(gazetteer.longitude[rows])),
            **{name: cast(Any, values[:, None]) for name, values in found.items()},
        )

    def __len__(self) -> int:
        return len(self.rows)

    def part(self, start: int, stop: int) -> Origins:
        """Those between two positions."""
        cut = {name: values[start:stop] for name, values in vars(self).items() if name != "level"}
        return Origins(level=self.level, **cut)


@dataclass(frozen=True)
class Kin:
    """What each of many origins must not count as evidence, and what it has.

    `own_rows[i]` is a row whose partnerships are those of the origin at position `own_at[i]`;
    `partner_rows[i]` is a partner that the origin at `partner_at[i]` is known to have. Positions
    ascend.
    """

    own_at: Rows
    own_rows: Rows
    partner_at: Rows
    partner_rows: Rows

    def part(self, start: int, stop: int) -> Kin:
        """Those of the origins between two positions, which are counted anew."""
        own = slice(*np.searchsorted(self.own_at, [start, stop]))
        partners = slice(*np.searchsorted(self.partner_at, [start, stop]))
        return Kin(
            self.own_at[own] - start,
            self.own_rows[own],
            self.partner_at[partners] - start,
            self.partner_rows[partners],
        )


class Crowd(Pairing):
    """Many origins beside few candidates: values over pairs have shape (m, k), or (k,) for all.

    Values over countries and regions run over those of the candidates. Each origin is judged as if
    it had no partnership yet with the candidate, which counts as its partner nowhere else.
    """

    def __init__(
        self, pool: Pool, evidence: Evidence, origins: Origins, *, kin: Kin, kernels: Kernels | None
    ) -> None:
        self.pool = pool
        self.world = pool.world
        self.evidence = evidence
        self.origins = origins
        self.kin = kin
        self._kernels = kernels

    @property
    def kernels(self) -> Kernels:
        """What the links weigh around the candidates, for features that cannot do without."""
        assert self._kernels is not None
        return self._kernels

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
        return CrowdLedger(self)

    @cached_property
    def acquaintance(self) -> CrowdAcquaintance:
        """What the partners of each say."""
        return CrowdAcquaintance(self)

    @cached_property
    def km(self) -> Floats:
        """Great-circle distance from each origin to each candidate in km."""
        count = len(self.pool)
        there = np.tile(self.pool.vectors, (len(self.origins), 1))
        return distances_km(there, np.repeat(self.origins.vectors, count, axis=0)).reshape(
            self.shape
        )

    @property
    def namesakes(self) -> CrowdNamesakes:
        """Who bears which name."""
        return CrowdNamesakes(self)

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


def _ranks(world: World, group: Rows, wanted: Rows, population: Doubles) -> Doubles:
    """The rank that each population has, or would have, among the municipalities of its group."""
    found = np.full(len(wanted), np.nan)
    ranked = np.flatnonzero((world.rank_country > 0) & np.isin(group, np.unique(wanted)))
    for each in np.unique(wanted[wanted >= 0]).tolist():
        those = np.sort(world.gazetteer.population[ranked[group[ranked] == each]])
        at = (wanted == each) & ~np.isnan(population)
        found[at] = 1.0 + len(those) - np.searchsorted(those, population[at], side="right")
    return found

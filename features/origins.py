"""Many territories that ask, as columns, and what is their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from data.records import LEVELS
from features.sphere import unit_vectors
from features.world import World

Doubles = NDArray[np.float64]
Rows = NDArray[np.int64]


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
    challenges: Rows
    profile: Rows
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
            "challenges": world.challenges[rows].astype(np.int64),
            "profile": world.profile[rows].astype(np.int64),
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


def _ranks(world: World, group: Rows, wanted: Rows, population: Doubles) -> Doubles:
    """The rank that each population has, or would have, among the municipalities of its group."""
    found = np.full(len(wanted), np.nan)
    ranked = np.flatnonzero(world.counted & np.isin(group, np.unique(wanted)))
    for each in np.unique(wanted[wanted >= 0]).tolist():
        those = np.sort(world.gazetteer.population[ranked[group[ranked] == each]])
        at = (wanted == each) & ~np.isnan(population)
        found[at] = 1.0 + len(those) - np.searchsorted(those, population[at], side="right")
    return found

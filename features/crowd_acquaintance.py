"""What the partners of each of many origins say of each candidate."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from features.acquaintance import Reached, chains_over_peers
from features.crowd_kernels import Kernels
from features.origins import Kin
from features.pool import Pool
from features.sphere import distances_km

Floats = NDArray[np.float64]
Rows = NDArray[np.int64]


class CrowdAcquaintance:
    """As `Acquaintance`, (m, k); a candidate that is a partner already is not counted as one."""

    def __init__(
        self, pool: Pool, *, kin: Kin, kernels: Kernels | None, shape: tuple[int, ...]
    ) -> None:
        self._pool = pool
        self._kin = kin
        self._known_kernels = kernels
        self._shape = shape
        self._at, self._partners = kin.partner_at, kin.partner_rows

    @property
    def abroad(self) -> Reached:
        """Chains over a foreign partner of a partner."""
        return self._reached(*self._kernels.links.by_abroad.of_each(self._partners))

    @property
    def french(self) -> Reached:
        """Chains over another French partner of a partner."""
        at, peers, ends = chains_over_peers(self._kernels.links, self._partners)
        kin, size = self._kin, len(self._pool.world.gazetteer)
        own = np.isin(self._at[at] * size + peers, kin.own_at * size + kin.own_rows)
        return self._reached(at[~own], ends[~own])

    @property
    def nearest_km(self) -> NDArray[np.float32]:
        """How far the nearest partner is from each candidate; nan without partners."""
        pool, vectors = self._pool, np.asarray(self._pool.world.vectors, dtype=np.float32)
        there = np.tile(pool.vectors, (len(self._partners), 1))
        here = np.repeat(vectors[self._partners].astype(float), len(pool), axis=0)
        km = distances_km(there, here).reshape(-1, len(pool))
        km[~self._others] = np.inf
        found = np.full(self._shape, np.inf, dtype=np.float32)
        np.minimum.at(found, self._at, km)
        found[found == np.inf] = np.nan
        return found

    @property
    def countries(self) -> Floats:
        """How many partners are in the country of each candidate; nan without partners."""
        country = self._pool.world.gazetteer.country[self._partners].astype(np.int64)
        same = country[:, None] == self._pool.country
        found, partners = np.zeros(self._shape), np.zeros(self._shape)
        np.add.at(found, self._at, same & self._others)
        np.add.at(partners, self._at, self._others)
        found[partners == 0] = np.nan
        return found

    @property
    def _kernels(self) -> Kernels:
        assert self._known_kernels is not None
        return self._known_kernels

    @property
    def _others(self) -> NDArray[np.bool_]:
        """Whether each partner is another than each candidate."""
        return np.asarray(self._partners[:, None] != self._pool.rows)

    def _reached(self, through: Rows, rows: Rows) -> Reached:
        """What chains reach that go through the partners at these positions to these rows."""
        at, others = self._at[through], self._others[through]
        direct, around = np.zeros(self._shape), np.zeros(self._shape)
        np.add.at(direct, at, (rows[:, None] == self._pool.rows) & others)
        np.add.at(around, at, self._kernels.of("wide", rows) * others)
        return Reached(direct, around)

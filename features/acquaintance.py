"""What the partners of an origin say of each candidate: chains, distances, countries."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from features.evidence import Evidence
from features.links import Links
from features.pool import Pool
from features.sphere import nearest_km

Floats = NDArray[np.float64]
Rows = NDArray[np.int64]


class Reached(NamedTuple):
    """How many chains of partners end at each candidate, and how many around it by the kernel."""

    direct: Floats
    around: Floats


class Acquaintance:
    """What is known through the partners of one origin.

    `CrowdAcquaintance` gives the same for many origins at once.
    """

    def __init__(self, pool: Pool, evidence: Evidence, partners: Sequence[int]) -> None:
        self._pool = pool
        self._world = pool.world
        self._evidence = evidence
        self._partners = np.array(partners, dtype=np.int64)

    @property
    def abroad(self) -> Reached:
        """Chains over a foreign partner of a partner."""
        links = self._evidence.known_links
        return self._reached(links.by_abroad.of_each(self._partners)[1])

    @property
    def french(self) -> Reached:
        """Chains over another French partner of a partner."""
        return self._reached(chains_over_peers(self._evidence.known_links, self._partners).ends)

    @property
    def nearest_km(self) -> NDArray[np.float32]:
        """How far the nearest partner is from each candidate; nan without partners."""
        if not len(self._partners):
            return np.full(len(self._pool), np.nan, dtype=np.float32)
        partners = np.asarray(self._world.vectors[self._partners], float)
        return nearest_km(self._pool.vectors, partners)

    @property
    def countries(self) -> Floats:
        """How many partners are in each country; nan without partners."""
        gazetteer, partners = self._world.gazetteer, self._partners
        if not len(partners):
            return np.full(len(gazetteer.countries), np.nan)
        countries = gazetteer.country[partners].astype(np.int64)
        return np.bincount(countries, minlength=len(gazetteer.countries)).astype(float)

    def _reached(self, ends: Rows) -> Reached:
        rows, counts = np.unique(ends, return_counts=True)
        amounts = counts.astype(float)
        direct = np.zeros(len(self._world.gazetteer))
        direct[rows] = amounts
        kernel, pool = self._evidence.known_links.kernel, self._pool
        return Reached(direct[pool.rows], kernel.spread("wide", rows, amounts)[pool.cell])


class Chains(NamedTuple):
    """Ways from the partner at position `at` over a French peer of its to another partner."""

    at: Rows
    peers: Rows
    ends: Rows


def chains_over_peers(links: Links, partners: Rows) -> Chains:
    """Every way from each partner over one of its French partners to another partner of that."""
    first, peers = links.by_foreign.of_each(partners)
    second, ends = links.by_french.of_each(peers)
    at = first[second]
    others = ends != partners[at]
    return Chains(at[others], peers[second][others], ends[others])

"""What the partners of an origin say of each candidate: chains, distances, countries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from features.evidence import Links
from features.sphere import distances_km

if TYPE_CHECKING:
    from features.pairing import Pairing

Floats = NDArray[np.float64]
Rows = NDArray[np.int64]


class Reached(NamedTuple):
    """How many chains of partners end at each candidate, and how many around it by the kernel."""

    direct: Floats
    around: Floats


class Acquaintance:
    """What is known through the partners of the origin of a pairing.

    `CrowdAcquaintance` gives the same for many origins at once.
    """

    def __init__(self, pairing: Pairing) -> None:
        self._pairing = pairing

    @property
    def abroad(self) -> Reached:
        """Chains over a foreign partner of a partner."""
        links = self._pairing.evidence.known_links
        return self._reached(end for p in self._pairing.partners for end in ends_abroad(links, p))

    @property
    def french(self) -> Reached:
        """Chains over another French partner of a partner."""
        links = self._pairing.evidence.known_links
        return self._reached(end for p in self._pairing.partners for end in ends_french(links, p))

    @property
    def nearest_km(self) -> NDArray[np.float32]:
        """How far the nearest partner is from each candidate; nan without partners."""
        if not self._pairing.partners:
            return self._pairing.constant(np.nan)
        vectors = np.asarray(self._pairing.world.vectors[list(self._pairing.partners)], float)
        candidates = self._pairing.pool.vectors
        found: NDArray[np.float32] = np.stack(
            [distances_km(candidates, vector) for vector in vectors]
        ).min(axis=0)
        return found

    @property
    def countries(self) -> Floats:
        """How many partners are in each country; nan without partners."""
        gazetteer, partners = self._pairing.world.gazetteer, list(self._pairing.partners)
        if not partners:
            return np.full(len(gazetteer.countries), np.nan)
        countries = gazetteer.country[partners].astype(np.int64)
        return np.bincount(countries, minlength=len(gazetteer.countries)).astype(float)

    def _reached(self, ends: Iterator[int]) -> Reached:
        found = Counter(ends)
        rows = np.array(sorted(found), dtype=np.int64)
        amounts = np.array([found[int(row)] for row in rows], dtype=float)
        direct = np.zeros(len(self._pairing.world.gazetteer))
        direct[rows] = amounts
        kernel, pool = self._pairing.evidence.known_links.kernel, self._pairing.pool
        return Reached(direct[pool.rows], kernel.spread("wide", rows, amounts)[pool.cell])


def ends_abroad(links: Links, partner: int) -> list[int]:
    """The foreign partners of a partner."""
    return links.by_abroad.get(partner, [])


def ends_french(links: Links, partner: int, own: Collection[int] = ()) -> list[int]:
    """The other partners of its French partners, less those of the asker's own rows."""
    peers = (peer for peer in links.by_foreign.get(partner, ()) if peer not in own)
    return [end for peer in peers for end in links.by_french.get(peer, ()) if end != partner]

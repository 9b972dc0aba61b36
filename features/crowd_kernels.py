"""What the known partnerships weigh around a few candidates, whoever asks."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from features.links import Links
from features.pool import Pool
from features.vicinity import FrenchEnds

Floats = NDArray[np.float64]
Rows = NDArray[np.int64]


class Kernels:
    """What every partnership weighs around the candidates of a pool, gathered once for all origins.

    `french` holds each French row with partnerships once; `at` where the French end of each link
    stands in it. `near`, `wide` (places of the kernel, k) are the weights of a place around each
    candidate.
    """

    def __init__(self, links: Links, pool: Pool) -> None:
        self.links = links
        self.pool = pool
        self.french, self.at = np.unique(links.french, return_inverse=True)
        self._weights = {
            reach: links.kernel.around_cells(reach, pool.cell) for reach in links.kernel.rings
        }

    def of(self, reach: str, places: Rows) -> Floats:
        """The weight of each of these places around each candidate."""
        found: Floats = self._weights[reach][np.searchsorted(self.links.kernel.places, places)]
        return found

    @cached_property
    def french_ends(self) -> FrenchEnds:
        """Where each French row lies, and how many partnerships it has."""
        vectors = np.asarray(self.pool.world.vectors[self.french], dtype=np.float64)
        counts = np.bincount(self.at, minlength=len(self.french)).astype(float)
        return FrenchEnds(self.french, vectors, counts)

    @cached_property
    def countries(self) -> Floats:
        """Those of each French row with each country that a candidate has, (countries, f)."""
        country = self.pool.world.gazetteer.country[self.links.foreign].astype(np.int64)
        wanted = np.unique(self.pool.country)
        return self._by_french((country[:, None] == wanted).astype(float))

    @cached_property
    def country_at(self) -> Rows:
        """Where the country of each candidate stands among them."""
        return np.unique(self.pool.country, return_inverse=True)[1]

    @cached_property
    def around(self) -> dict[str, Floats]:
        """Those of each French row around each candidate, by each kernel, (k, f)."""
        return {
            reach: self._by_french(self.of(reach, self.links.foreign)) for reach in self._weights
        }

    @cached_property
    def department_country(self) -> Floats:
        """Partnerships of each French département with each country of the gazetteer."""
        gazetteer = self.pool.world.gazetteer
        return self._by_department(gazetteer.country, len(gazetteer.countries))

    @cached_property
    def department_admin1(self) -> Floats:
        """The same with each region, the last entry for an unknown one."""
        gazetteer = self.pool.world.gazetteer
        return self._by_department(gazetteer.admin1, len(gazetteer.admin1_codes) + 1)

    def _by_department(self, group: Rows, width: int) -> Floats:
        gazetteer, height = self.pool.world.gazetteer, len(self.pool.world.gazetteer.departments)
        department = gazetteer.department[self.links.french].astype(np.int64)
        flat = department * width + group[self.links.foreign].astype(np.int64) % width
        counts = np.bincount(flat[department >= 0], minlength=height * width)
        return counts.reshape(height, width).astype(float)

    def _by_french(self, by_link: Floats) -> Floats:
        found = np.zeros((len(self.french), by_link.shape[1]))
        np.add.at(found, self.at, by_link)
        return found.T

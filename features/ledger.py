"""What is counted when one origin asks: values over countries, regions, cells or candidates."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from features.evidence import Evidence, size_class
from features.links import CROWD_FLOOR, Links
from features.origin import FRANCE, Origin
from features.pool import Pool
from features.regions import region_countries
from features.world import World

Floats = NDArray[np.float64]
Rows = NDArray[np.int64]


class Tally(NamedTuple):
    """Partnerships over countries or regions, nan where unknown, and how many in all."""

    seen: Floats
    total: float | Floats


class Ledger:
    """The evidence as one origin sees it.

    Values over countries and regions run over the whole gazetteer, the others over the candidates.
    `CrowdLedger` gives the same for many origins at once.
    """

    def __init__(self, pool: Pool, evidence: Evidence, origin: Origin) -> None:
        self._pool = pool
        self._world = pool.world
        self._evidence = evidence
        self._origin = origin

    @property
    def country(self) -> Tally:
        """Partnerships with each country."""
        return _tally(self._evidence.counts.country)

    @property
    def admin1(self) -> Tally:
        """Partnerships with each region."""
        return _tally(self._evidence.counts.admin1)

    @property
    def region_country(self) -> Tally:
        """Partnerships of the origin's region with each country."""
        return self._at_home(self._evidence.counts.region_country)

    @property
    def region_admin1(self) -> Tally:
        """Partnerships of the origin's region with each region."""
        return self._at_home(self._evidence.counts.region_admin1)

    @property
    def size_country(self) -> Tally:
        """Partnerships of the origin's size class with each country."""
        table, population = self._evidence.counts.size_country, self._origin.log_population
        at = None if np.isnan(population) else int(size_class(population))
        return _line(table, at)

    @property
    def department_country(self) -> Tally:
        """Partnerships of the origin's département with each country."""
        length = len(self._evidence.counts.country)
        return self._of_department(self._world.gazetteer.country, length)

    @property
    def department_admin1(self) -> Tally:
        """Partnerships of the origin's département with each region."""
        length = len(self._evidence.counts.admin1)
        return self._of_department(self._world.gazetteer.admin1, length)

    @property
    def country_gap(self) -> Floats:
        """How much larger French towns' partners are in each country than elsewhere (log).

        It says nothing of those of a foreign asker.
        """
        gap = self._evidence.country_gap
        return gap if self._origin.territory.country == FRANCE else np.zeros_like(gap)

    @property
    def country_candidates(self) -> Floats:
        """Territories of 1,000 inhabitants or more in each country."""
        return self._evidence.country_candidates

    @property
    def admin1_candidates(self) -> Floats:
        """The same in each region."""
        return self._evidence.admin1_candidates

    @property
    def country_share(self) -> Floats:
        """Smoothed share of all French partnerships that each country holds."""
        return self._evidence.country_share

    def by_region(self, by_country: Floats) -> Floats:
        """Values over countries at each region, 0 where the region is unknown."""
        found = np.zeros(len(self._evidence.counts.admin1))
        found[:-1] = by_country[region_countries(self._world)]
        return found

    @property
    def partnerships(self) -> float | Floats:
        """How many pairs are known."""
        return float(len(self._links.french))

    @property
    def french_partners(self) -> Floats:
        """The known French partners of each candidate."""
        length = len(self._world.gazetteer)
        french = np.bincount(self._links.foreign, minlength=length).astype(float)
        return french[self._pool.rows]

    def density(self, reach: str) -> Floats:
        """French partnerships around each candidate, by a kernel."""
        evidence = self._evidence
        everywhere = evidence.french_density if reach == "near" else evidence.wide_density
        return everywhere[self._pool.cell]

    def rate(self, reach: str) -> Floats:
        """The same per municipality."""
        crowd = self._links.kernel.crowds[reach][self._pool.cell]
        return self.density(reach) / (crowd + CROWD_FLOOR)

    def around(self, km: float, reach: str) -> Tally:
        """Partnerships of the origin's neighbours, weighed, around each candidate."""
        seen, total = self._evidence.cells_around(self._origin.vector, km, reach=reach)
        return Tally(seen[self._pool.cell], total)

    def around_countries(self, km: float) -> Tally:
        """Partnerships of the origin's neighbours, weighed, with each country."""
        found, weights = self._evidence.around_origin(self._origin.vector, km)
        gazetteer = self._world.gazetteer
        country = gazetteer.country[self._links.foreign[found]].astype(np.int64)
        seen = np.bincount(country, weights, len(gazetteer.countries))
        return Tally(np.asarray(seen, float), weights.sum())

    @property
    def _links(self) -> Links:
        return self._evidence.known_links

    def _of_department(self, group: Rows, length: int) -> Tally:
        department = department_at(self._world, self._origin)
        if department < 0:
            return _tally(np.full(length, np.nan))
        foreign = partners_of_department(self._world, self._links, department)
        found = np.bincount(group[foreign].astype(np.int64) % length, minlength=length)
        return _tally(found.astype(float))

    def _at_home(self, table: Floats) -> Tally:
        return _line(table, region_at(self._evidence.counts.regions, self._origin.admin1))


def department_at(world: World, origin: Origin) -> int:
    """The département of an origin, that of the nearest place for a point; -1 outside France."""
    row = origin.setting.row
    return int(world.gazetteer.department[row]) if row >= 0 else -1


def partners_of_department(world: World, links: Links, department: int) -> Rows:
    """The foreign ends of the partnerships of a département."""
    found: Rows = links.foreign[world.gazetteer.department[links.french] == department]
    return found


def region_at(regions: Rows, admin1: int) -> int | None:
    """Where an admin-1 region stands among the French ones, if it is one."""
    at = int(np.searchsorted(regions, admin1))
    return at if at < len(regions) and regions[at] == admin1 else None


def _tally(counts: Floats) -> Tally:
    return Tally(counts, float(counts.sum()))


def _line(table: Floats, at: int | None) -> Tally:
    return _tally(np.full(table.shape[1], np.nan) if at is None else table[at])

"""What is counted when each of many origins asks: the counts of all, less each one's own."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from features.crowd_kernels import Kernels
from features.evidence import Evidence, size_class
from features.ledger import Tally
from features.links import CROWD_FLOOR
from features.origins import Kin, Origins
from features.own_ends import OwnEnds, own_ends
from features.pool import Pool
from features.usual_size import country_gap, partner_gaps
from features.vicinity import Vicinity

Floats = NDArray[np.float64]
Vicinities = dict[float, Vicinity]
Rows = NDArray[np.int64]


class CrowdLedger:
    """The evidence as each of many origins sees it.

    As in `Ledger`, but every value stands for a candidate, (m, k) or (k,) where all see the same.
    `vicinities` keeps, by reach in km, who lies around each origin.
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
        self._pool = pool
        self._vicinities = vicinities
        self._evidence = evidence
        self._origins = origins
        self._kin = kin
        self._known_kernels = kernels
        self._gazetteer = pool.world.gazetteer

    @cached_property
    def country(self) -> Tally:
        """Partnerships with the country of each candidate."""
        return self._tally(self._evidence.counts.country, self._country)

    @cached_property
    def admin1(self) -> Tally:
        """Partnerships with the region of each candidate."""
        return self._tally(self._evidence.counts.admin1, self._admin1)

    @cached_property
    def region_country(self) -> Tally:
        """Partnerships of the origin's region with that country."""
        counts, lines = self._evidence.counts, (self._home, self._own_home)
        return self._tally(counts.region_country, self._country, lines)

    @cached_property
    def region_admin1(self) -> Tally:
        """Partnerships of the origin's region with that region."""
        counts, lines = self._evidence.counts, (self._home, self._own_home)
        return self._tally(counts.region_admin1, self._admin1, lines)

    @cached_property
    def size_country(self) -> Tally:
        """Partnerships of the origin's size class with that country."""
        return self._tally(
            self._evidence.counts.size_country,
            self._country,
            (_classes(self._origins.log_population[:, 0]), self._own_classes),
        )

    @cached_property
    def department_country(self) -> Tally:
        """Partnerships of the origin's département with that country."""
        return self._tally(self._kernels.department_country, self._country, self._departments)

    @cached_property
    def department_admin1(self) -> Tally:
        """Partnerships of the origin's département with that region."""
        return self._tally(self._kernels.department_admin1, self._admin1, self._departments)

    @cached_property
    def country_gap(self) -> Floats:
        """How much larger French towns' partners are in the country than elsewhere (log)."""
        held, (own, wanted) = self._evidence.counts.size_gap, self._country
        gaps, sized = np.nan_to_num(self._own_gaps)[:, None], self._sized
        gap = held[wanted] - self._sum(gaps * (own[:, None] == wanted))
        mean = (held.sum() - self._sum(gaps)) / np.maximum(sized.total, 1.0)
        return country_gap(gap, sized.seen, mean)

    @property
    def country_candidates(self) -> Floats:
        """Territories of 1,000 inhabitants or more in the country."""
        return self._evidence.country_candidates[self._pool.country]

    @property
    def admin1_candidates(self) -> Floats:
        """The same in the region."""
        return self._evidence.admin1_candidates[self._pool.admin1]

    @cached_property
    def country_share(self) -> Floats:
        """Smoothed share of all French partnerships that the country holds."""
        seen, total = self.country
        return (seen + 0.3) / np.maximum(total, 1.0)

    def by_region(self, by_country: Floats) -> Floats:
        """Values for the countries of the candidates, at their regions, 0 where unknown."""
        return np.where(self._pool.admin1 < 0, 0.0, by_country)

    @cached_property
    def partnerships(self) -> Floats:
        """How many pairs are known to others, (m, 1)."""
        return len(self._kernels.links.french) - self._sum(np.ones((len(self._own.at), 1)))

    @property
    def french_partners(self) -> Floats:
        """The known French partners of each candidate, others than the origin."""
        length = len(self._gazetteer)
        everyone = np.bincount(self._kernels.links.foreign, minlength=length)[self._pool.rows]
        return everyone - self._sum(self._own.foreign[:, None] == self._pool.rows)

    def density(self, reach: str) -> Floats:
        """French partnerships of others around each candidate, by a kernel."""
        evidence = self._evidence
        everywhere = evidence.french_density if reach == "near" else evidence.wide_density
        own = self._sum(self._kernels.of(reach, self._own.foreign))
        return np.maximum(everywhere[self._pool.cell] - own, 0.0)

    def rate(self, reach: str) -> Floats:
        """The same per municipality."""
        crowd = self._kernels.links.kernel.crowds[reach][self._pool.cell]
        return self.density(reach) / (crowd + CROWD_FLOOR)

    def around(self, km: float, reach: str) -> Tally:
        """Partnerships of the origin's neighbours, weighed, around each candidate."""
        return self._weighed(km, self._kernels.around[reach])

    def around_countries(self, km: float) -> Tally:
        """Partnerships of the origin's neighbours, weighed, with the country of each candidate."""
        seen, total = self._weighed(km, self._kernels.countries)
        return Tally(seen[:, self._kernels.country_at], total)

    def _weighed(self, km: float, partnerships: Floats) -> Tally:
        vicinity = self._vicinity(km)
        return Tally(vicinity.sums(partnerships), vicinity.total)

    def _vicinity(self, km: float) -> Vicinity:
        if km not in self._vicinities:
            ends = self._kernels.french_ends
            self._vicinities[km] = Vicinity.of(self._origins, self._kin, french=ends, km=km)
        return self._vicinities[km]

    @cached_property
    def _own(self) -> OwnEnds:
        return own_ends(self._evidence, self._origins, self._kin)

    @cached_property
    def _sized(self) -> Tally:
        """Partnerships with the country of each candidate of which both populations are known."""
        table, (own, wanted) = self._evidence.counts.size_country, self._country
        known = self._own_classes >= 0
        at, group, taken = self._taken(table, self._own_classes, own, known)
        seen = _sum(at, taken[:, None] * (group[:, None] == wanted), len(self._origins))
        total = _sum(at, taken[:, None], len(self._origins))
        return Tally(table.sum(axis=0)[wanted] - seen, table.sum() - total)

    @property
    def _own_classes(self) -> Rows:
        """The class of size of each own pair's French end, -1 where a population is unknown."""
        population = self._gazetteer.population[self._own.french].astype(float)
        return _classes(np.log(np.where(np.isnan(self._own_gaps), np.nan, population)))

    @cached_property
    def _own_gaps(self) -> Floats:
        """How much larger than usual the partner is in each own pair, nan where unknown."""
        ends = self._own.french, self._own.foreign
        return partner_gaps(*(self._gazetteer.population[each].astype(float) for each in ends))

    @property
    def _kernels(self) -> Kernels:
        assert self._known_kernels is not None
        return self._known_kernels

    @property
    def _country(self) -> tuple[Rows, Rows]:
        own = self._gazetteer.country[self._own.foreign].astype(np.int64)
        return own, self._pool.country

    @property
    def _admin1(self) -> tuple[Rows, Rows]:
        length = len(self._evidence.counts.admin1)
        own = self._gazetteer.admin1[self._own.foreign].astype(np.int64)
        return own % length, self._pool.admin1 % length

    @cached_property
    def _departments(self) -> tuple[Rows, Rows]:
        department = self._gazetteer.department
        rows = self._origins.rows, self._own.french
        return department[rows[0]].astype(np.int64), department[rows[1]].astype(np.int64)

    @cached_property
    def _home(self) -> Rows:
        return self._regions(self._origins.admin1[:, 0])

    @cached_property
    def _own_home(self) -> Rows:
        return self._regions(self._gazetteer.admin1[self._own.french].astype(np.int64))

    def _regions(self, admin1: Rows) -> Rows:
        """Where each region stands among the French ones, -1 where it is none."""
        regions = self._evidence.counts.regions
        at = np.minimum(np.searchsorted(regions, admin1), len(regions) - 1)
        return np.where(regions[at] == admin1, at, -1)

    def _tally(
        self, counts: Floats, groups: tuple[Rows, Rows], lines: tuple[Rows, Rows] | None = None
    ) -> Tally:
        """The counts less the own, where `groups` are those of own ends and of candidates.

        `lines` are the line of the counts that each origin reads, and that of each own end.
        """
        own, wanted = groups
        table, height = np.atleast_2d(counts), len(self._origins)
        line, own_line = lines or (np.zeros(height, np.int64), np.zeros(len(own), np.int64))
        known = line[:, None] >= 0
        kept = own_line == line[self._own.at]
        kept &= own_line >= 0
        at, group, taken = self._taken(table, own_line, own, kept)
        seen = table[line[:, None], wanted] - _sum(
            at, taken[:, None] * (group[:, None] == wanted), height
        )
        total = table.sum(axis=1)[line][:, None] - _sum(at, taken[:, None], height)
        return Tally(np.where(known, seen, np.nan), np.where(known, total, np.nan))

    def _taken(
        self, table: Floats, own_line: Rows, own: Rows, kept: NDArray[np.bool_]
    ) -> tuple[Rows, Rows, Floats]:
        """Position, group, and how much is taken off there: never more than is counted."""
        cells = (self._own.at[kept], own_line[kept], own[kept])
        shape = len(self._origins), *table.shape
        keys, amounts = np.unique(np.ravel_multi_index(cells, shape), return_counts=True)
        at, line, group = np.unravel_index(keys, shape)
        return at, group, np.minimum(amounts, table[line, group])

    def _sum(self, values: NDArray[np.float64] | NDArray[np.bool_]) -> Floats:
        """Values of own ends, summed for each origin."""
        return _sum(self._own.at, values, len(self._origins))


def _sum(at: Rows, values: NDArray[np.float64] | NDArray[np.bool_], height: int) -> Floats:
    found = np.zeros((height, values.shape[1]))
    np.add.at(found, at, values)
    return found


def _classes(log_population: Floats) -> Rows:
    return np.where(np.isnan(log_population), -1, size_class(log_population))

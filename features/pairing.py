"""One origin beside many candidates: what every feature measures."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from features.acquaintance import Acquaintance
from features.evidence import Evidence
from features.ledger import Ledger
from features.namesakes import Namesakes
from features.origin import FRANCE, Origin
from features.regions import inhabited_cells, region_countries
from features.sphere import distances_km
from features.world import World

if TYPE_CHECKING:
    from features.crowd import Origins
    from features.crowd_acquaintance import CrowdAcquaintance
    from features.crowd_ledger import CrowdLedger
    from features.namesakes import CrowdNamesakes

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]
Rows = NDArray[np.int64]
Values = TypeVar("Values", bound=NDArray[Any])


class Pool:
    """Candidates as columns, gathered once and shared by every origin that is asked."""

    def __init__(self, world: World, rows: Rows) -> None:
        self.world = world
        self.rows = rows

    def __len__(self) -> int:
        return len(self.rows)

    @cached_property
    def log_population(self) -> Floats:
        """Natural logarithm of the population, nan where unknown."""
        population = self.world.gazetteer.population[self.rows].astype(np.float32)
        return np.log(np.where(population > 0, population, np.nan))

    @cached_property
    def country(self) -> Rows:
        """The country of each candidate, an index of the gazetteer."""
        return self.world.gazetteer.country[self.rows].astype(np.int64)

    @cached_property
    def admin1(self) -> Rows:
        """The first-level region of each candidate; the last index where unknown."""
        return self.world.gazetteer.admin1[self.rows].astype(np.int64)

    @cached_property
    def cell(self) -> Rows:
        """The 25 km grid cell of each candidate, as an index of `inhabited_cells`."""
        return np.searchsorted(inhabited_cells(self.world), self.world.cell25[self.rows])

    @cached_property
    def vectors(self) -> Floats:
        """Unit vectors, shape (n, 3)."""
        return np.asarray(self.world.vectors[self.rows], dtype=np.float32)

    @cached_property
    def log_rank_country(self) -> Floats:
        """Logarithm of the place by population in the country, nan where it has none."""
        return _log_rank(self.world.rank_country[self.rows])

    @cached_property
    def log_rank_admin1(self) -> Floats:
        """Logarithm of the place by population in the region, nan where it has none."""
        return _log_rank(self.world.rank_admin1[self.rows])

    @cached_property
    def coast_log(self) -> Floats:
        """Distance to the coast as log(km + 1), nan where unknown."""
        return np.log1p(self.world.coast_km[self.rows].astype(np.float32))

    @cached_property
    def port_log(self) -> Floats:
        """Distance to the nearest sea port as log(km + 1), nan where unknown."""
        return np.log1p(self.world.port_km[self.rows].astype(np.float32))


class Pairing:
    """One origin beside the candidates of a pool, with the partners that it is known to have."""

    def __init__(
        self, pool: Pool, evidence: Evidence, origin: Origin, *, partners: Sequence[int] = ()
    ) -> None:
        self.pool = pool
        self.world = pool.world
        self.evidence = evidence
        self.origin = origin
        self.partners = tuple(partners)

    def __len__(self) -> int:
        return len(self.pool)

    @property
    def shape(self) -> tuple[int, ...]:
        """That of a score for each pair."""
        return (len(self.pool),)

    @property
    def askers(self) -> Origin | Origins:
        """Whose values the measures set beside those of the candidates."""
        return self.origin

    @cached_property
    def ledger(self) -> Ledger | CrowdLedger:
        """What is counted when the origin asks."""
        return Ledger(self)

    @cached_property
    def acquaintance(self) -> Acquaintance | CrowdAcquaintance:
        """What its partners say."""
        return Acquaintance(self)

    @cached_property
    def km(self) -> Floats:
        """Great-circle distance to each candidate in km."""
        return distances_km(self.pool.vectors, self.origin.vector)

    @property
    def namesakes(self) -> Namesakes | CrowdNamesakes:
        """Who bears which name."""
        return Namesakes(self)

    def over_countries(self, values: Values) -> Values:
        """Values over the countries of the gazetteer, as a measure gives them."""
        return values

    def in_known_regions(self, values: Doubles) -> Doubles:
        """Values over regions, nan where the region is unknown."""
        values[-1] = np.nan
        return values

    def spread(self, values: Values, grain: str) -> Values:
        """Values that stand over pairs, countries or regions, for each candidate."""
        if grain == "pair":
            return values
        return cast(Values, values[self.pool.country if grain == "country" else self.pool.admin1])

    def abroad_only(self, values: Floats, grain: str) -> Floats:
        """Values over pairs, countries or regions, nan in France, or wholly for a foreign asker."""
        gazetteer = self.world.gazetteer
        home = gazetteer.countries.index(FRANCE)
        if self.origin.country != home:
            return np.full_like(values, np.nan)
        found = values.copy()
        if grain == "country":
            found[home] = np.nan
        elif grain == "admin1":
            found[:-1][region_countries(self.world) == home] = np.nan
        else:
            found[self.pool.country == home] = np.nan
        return found

    def constant(self, value: float) -> Floats:
        """The same value for every candidate."""
        return np.full(len(self), value, dtype=np.float32)


def _log_rank(ranks: Rows) -> Floats:
    return np.log(np.where(ranks > 0, ranks, np.nan)).astype(np.float32)

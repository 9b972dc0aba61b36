"""One origin beside many candidates: what every feature measures."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any, TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from features.acquaintance import Acquaintance
from features.crowd_acquaintance import CrowdAcquaintance
from features.crowd_ledger import CrowdLedger
from features.crowd_namesakes import CrowdNamesakes
from features.evidence import Evidence
from features.ledger import Ledger
from features.namesakes import Namesakes
from features.origin import FRANCE, Origin
from features.origins import Origins
from features.pool import Pool
from features.regions import region_countries
from features.sphere import distances_km
from features.theme_sides import Sides, sides_of

__all__ = ["Pairing", "Pool"]

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]
Rows = NDArray[np.int64]
Values = TypeVar("Values", bound=NDArray[Any])


class Pairing:
    """One origin beside the candidates of a pool, with the partners that it is known to have.

    What its `relatives` have signed is no more news to it than what it has signed itself.
    """

    def __init__(
        self,
        pool: Pool,
        evidence: Evidence,
        origin: Origin,
        *,
        partners: Sequence[int] = (),
        relatives: Sequence[int] = (),
    ) -> None:
        self.pool = pool
        self.world = pool.world
        self.evidence = evidence
        self.origin = origin
        self.partners = tuple(partners)
        self.relatives = tuple(relatives)

    def __len__(self) -> int:
        return len(self.pool)

    def only(self, positions: Sequence[int]) -> Pairing:
        """The same origin beside the candidates at these positions."""
        pool = Pool(self.world, self.pool.rows[list(positions)])
        return Pairing(
            pool, self.evidence, self.origin, partners=self.partners, relatives=self.relatives
        )

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
        return Ledger(self.pool, self.evidence, self.origin)

    @cached_property
    def acquaintance(self) -> Acquaintance | CrowdAcquaintance:
        """What its partners say."""
        return Acquaintance(self.pool, self.evidence, self.partners)

    @cached_property
    def km(self) -> Floats:
        """Great-circle distance to each candidate in km."""
        return distances_km(self.pool.vectors, self.origin.vector)

    @cached_property
    def themes(self) -> Sides:
        """What both sides are known to work on and to face."""
        own = self.relatives if self.origin.row is None else (self.origin.row, *self.relatives)
        book = self.evidence.themes
        return sides_of(self.pool, book, self.origin, own=own, partners=self.partners)

    @property
    def namesakes(self) -> Namesakes | CrowdNamesakes:
        """Who bears which name."""
        return Namesakes(self.pool, self.origin.territory.name)

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

"""An end that is settled although a document may mean another one, for somebody to look at."""

from __future__ import annotations

from dataclasses import dataclass

from data.names import name_key
from data.naming import Naming
from data.query import parse_query
from data.records import Mention, Territory
from data.resolve import Resolution

MISSPELT = 85.0
"""Another name this much like the main one is more likely a slip than a name of its own."""
RIVAL = 0.1
"""A namesake with less of the population than this does not come close."""


@dataclass(frozen=True, slots=True)
class TakenEnd:
    """What an end was taken for, and its namesakes that came close."""

    mention: Mention
    territory: Territory
    others: tuple[Territory, ...] = ()

    @property
    def naming(self) -> Naming:
        """How it is called, for another choice to be recognised."""
        return Naming.of(self.mention)


@dataclass(frozen=True, slots=True)
class TakenRow:
    """A row that was recorded though an end of it is to be looked at, and where it stands."""

    line: int
    ends: tuple[TakenEnd, ...]


def doubt(mention: Mention, resolution: Resolution) -> TakenEnd | None:
    """What is to be looked at: another spelling, or a namesake of that country that came close."""
    territory = resolution.territory
    keys = {name_key(parse_query(mention.name).name), name_key(territory.name)}
    rivals = tuple(
        other
        for other in resolution.alternatives
        if (other.country, other.level) == (territory.country, territory.level)
        and name_key(other.name) in keys
        and (other.population or 0) >= RIVAL * (territory.population or 0)
    )
    if rivals or resolution.approximate or _is_misspelt(mention, keys):
        return TakenEnd(mention, territory, rivals)
    return None


def _is_misspelt(mention: Mention, keys: set[str]) -> bool:
    """Whether the name is nearly that of the territory, and no coordinates confirm it."""
    from rapidfuzz import fuzz

    if mention.latitude is not None or len(keys) == 1:
        return False
    return fuzz.ratio(*keys) >= MISSPELT

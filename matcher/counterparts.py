"""Which territory a name means when it stands opposite another: abroad, or at home."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from data.errors import AmbiguousTerritory, UnknownTerritory
from matcher.askers import Asker, asker_of
from matcher.continents import FRANCE
from matcher.holdings import Holdings

if TYPE_CHECKING:
    from data.gazetteer import Gazetteer
    from data.records import Territory
    from data.resolve import Resolution

TOO_SMALL = 0.1
"""A foreign namesake smaller than this share of the French one is not what the user means."""


def find_counterpart(holdings: Holdings, asker: Asker, text: str) -> Asker:
    """The territory that a name means opposite this one: foreign to the French, French to others.

    The French bearer of the very name is meant all the same where no foreigner has more than a
    part of that name, or none a tenth of its population.
    """
    if asker.territory.country not in FRANCE:
        return asker_of(holdings, holdings.resolver.resolve(text, side="asker"))
    french = _french_bearer(holdings, text)
    try:
        foreign = holdings.resolver.resolve(text, side="partner")
    except AmbiguousTerritory as doubt:
        rivals = _territories(holdings.gazetteer, doubt)
        if french is None or not _outweighs(french.territory, rivals):
            raise
        return asker_of(holdings, _understood(french, rivals))
    if french is None or not _prevails(holdings.gazetteer, french, foreign):
        return asker_of(holdings, foreign)
    return asker_of(holdings, _understood(french, [foreign.territory]))


def _french_bearer(holdings: Holdings, text: str) -> Resolution | None:
    """The French territory of which the text is the main name, but not its id nor its place."""
    from data.names import name_key
    from data.query import parse_query

    query = parse_query(text)
    if query.id or query.point:
        return None
    try:
        found = holdings.resolver.resolve(text, side="asker")
    except (AmbiguousTerritory, UnknownTerritory):
        return None
    is_french = found.territory.country in FRANCE
    return found if is_french and name_key(found.territory.name) == name_key(query.name) else None


def _prevails(gazetteer: Gazetteer, french: Resolution, foreign: Resolution) -> bool:
    from data.names import name_key

    if foreign.row is None or foreign.territory.country in FRANCE:
        return False
    borne = {name_key(name) for name in gazetteer.names(foreign.row)}
    bears_part = name_key(french.territory.name) not in borne
    return bears_part or _outweighs(french.territory, [foreign.territory])


def _outweighs(french: Territory, rivals: list[Territory]) -> bool:
    greatest = max((rival.population or 0 for rival in rivals), default=0)
    return greatest < TOO_SMALL * (french.population or 0)


def _understood(french: Resolution, rivals: list[Territory]) -> Resolution:
    """The French reading, whose first alternatives are the foreign ones that it replaces."""
    others = {one.id: one for one in (*rivals, *french.alternatives)}
    return replace(french, alternatives=tuple(others.values()))


def _territories(gazetteer: Gazetteer, doubt: AmbiguousTerritory) -> list[Territory]:
    rows = gazetteer.rows_of(list(doubt.choices)).tolist()
    return [gazetteer.territory(row) for row in rows if row >= 0]

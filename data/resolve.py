"""From a name, an id or a coordinate to a territory."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from data.asking import asked
from data.beginnings import ShortNames, beginning, likeliest_first
from data.countries import country_code
from data.doubts import refuse_tie, unknown_territory
from data.errors import AmbiguousTerritory, InputError, UnknownTerritory
from data.gazetteer import Gazetteer
from data.mentions import find_mentioned
from data.names import name_key
from data.namesakes import Namesake
from data.nearest_names import nearest_rows
from data.query import LONGEST, Query, parse_query
from data.ranking_names import EXACT, Side, ranked
from data.records import Level, Mention, Territory

POINT_KM = 100.0
NEAR = 0.8
"""Names less alike than this have nothing in common but letters."""
ALTERNATIVES = 5


@dataclass(frozen=True, slots=True)
class Resolution:
    """The territory that a text means, those it could also mean, and whether it was a near miss.

    `row` is None for a point that is no place of the gazetteer.
    """

    territory: Territory
    row: int | None
    alternatives: tuple[Territory, ...] = ()
    approximate: bool = False


class Resolver:
    """Finds the territory that a text or a mention means."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self._mentions: dict[tuple[Mention, Side], Resolution | InputError] = {}

    @cached_property
    def _short_names(self) -> ShortNames:
        return ShortNames(self.gazetteer)

    def resolve(self, text: str, *, side: Side = "any", country: str | None = None) -> Resolution:
        """The territory that a text means: an id, `lat,lon`, `name@lat,lon`, `name, country`.

        `country` is a name or a code. Raises UnknownTerritory with the five nearest names,
        AmbiguousTerritory where nothing tells two namesakes apart.
        """
        query = parse_query(text)
        if query.id:
            return self._at_row(self.gazetteer.row_of(query.id))
        if query.point:
            return self._at_point(query, query.point)
        order = self._order(query, side, country, None)
        if not order:
            raise unknown_territory(self.gazetteer, text, query.name, side)
        refuse_tie(self.gazetteer, text, order)
        return self._taken(order)

    def resolve_mention(self, mention: Mention, *, side: Side = "any") -> Resolution:
        """The territory that a document means; coordinates count for more than the country."""
        known = self._mentions.get((mention, side))
        if known is None:
            known = self._mentions[mention, side] = self._mentioned(mention, side)
        if isinstance(known, InputError):
            raise known
        return known

    def search(self, text: str, limit: int = 10) -> list[Territory]:
        """Who bears this name, French ones first, then those too whose names begin so."""
        query = parse_query(text)
        if query.id or query.point:
            return [self.resolve(text).territory]
        found = ranked(asked(self.gazetteer, query, query.country, None), "asker")
        named = [
            one for one in found
            if one.penalty < EXACT and (one is found[0] or one.country == "FR")
        ]  # fmt: skip
        key = name_key(query.name)
        begun = beginning(self.gazetteer, key, short=self._short_names, count=limit) if key else []
        rows = [one.row for one in named] + likeliest_first([*found, *begun])
        if not rows:
            rows = nearest_rows(self.gazetteer, query.name, "any", count=limit, least=NEAR)
        return [self.gazetteer.territory(row) for row in list(dict.fromkeys(rows))[:limit]]

    def _order(
        self, query: Query, side: Side, country: str | None, level: Level | None
    ) -> list[Namesake]:
        """The namesakes in the country that the text states, else in the one given apart."""
        codes = [query.country] if query.country else []
        if country:
            codes += [code] if (code := country_code(country)) else []
        elif not codes:
            return ranked(asked(self.gazetteer, query, None, level), side)
        found = (asked(self.gazetteer, query, code, level) for code in codes)
        return ranked(next(filter(None, found), []), side)

    def _taken(self, order: list[Namesake]) -> Resolution:
        first, *others = order[: 1 + ALTERNATIVES]
        return Resolution(
            territory=self.gazetteer.territory(first.row),
            row=first.row,
            alternatives=tuple(self.gazetteer.territory(one.row) for one in others),
            approximate=first.penalty > EXACT,
        )

    def _mentioned(self, mention: Mention, side: Side) -> Resolution | InputError:
        if len(mention.name) > LONGEST:
            return _unresolved(mention)
        if mention.latitude is not None and mention.longitude is not None:
            row, approximate = find_mentioned(self.gazetteer, mention)
            if row is not None:
                return Resolution(self.gazetteer.territory(row), row, (), approximate)
            return _unresolved(mention)
        query = parse_query(mention.name)
        if query.id or query.point:
            return _unresolved(mention)
        order = self._order(query, side, mention.country, mention.level)
        try:
            refuse_tie(self.gazetteer, mention.name, order)
        except AmbiguousTerritory as doubt:
            return doubt
        return self._taken(order) if order else _unresolved(mention)

    def _at_row(self, row: int) -> Resolution:
        return Resolution(self.gazetteer.territory(row), row)

    def _at_point(self, query: Query, point: tuple[float, float]) -> Resolution:
        if query.name:
            mention = Mention(query.name, latitude=point[0], longitude=point[1])
            row, approximate = find_mentioned(self.gazetteer, mention)
            if row is not None:
                return Resolution(self.gazetteer.territory(row), row, (), approximate)
        rows, _ = self.gazetteer.near(*point, POINT_KM)
        if not len(rows):
            raise UnknownTerritory(
                "no inhabited place lies within {km} km of {latitude}, {longitude}; check the"
                " order: latitude first.",
                km=round(POINT_KM),
                latitude=point[0],
                longitude=point[1],
            )
        latitude, longitude = point
        return Resolution(
            Territory(
                id=f"point:{latitude:g},{longitude:g}",
                name=query.name or f"{latitude:g}, {longitude:g}",
                country=self.gazetteer.countries[self.gazetteer.country[rows[0]]],
                level="municipality",
                latitude=latitude,
                longitude=longitude,
            ),
            None,
            approximate=True,
        )


def _unresolved(mention: Mention) -> UnknownTerritory:
    return UnknownTerritory(
        "no territory answers to {name!r} ({country}); write its name and country, or its id.",
        name=mention.name[:LONGEST],
        country=mention.country or "-",
    )

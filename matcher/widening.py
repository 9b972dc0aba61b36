"""Which filter leaves nobody to suggest, and how many come back when it is taken away."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from data.records import Level, Territory
from matcher.askers import find_asker
from matcher.candidates import candidate_rows
from matcher.holdings import Holdings
from matcher.needing import ANYBODY
from matcher.relatives import occupied_rows
from matcher.requests import Filters, SuggestRequest
from matcher.results import Widening

if TYPE_CHECKING:
    from collections.abc import Collection

OPTIONS = {
    "countries": "country",
    "excluded_countries": "exclude_country",
    "continents": "continent",
    "level": "level",
    "min_population": "min_population",
    "max_population": "max_population",
}
"""The option of each field of Filters."""
PARTNERS = "include_existing"
"""The option that lifts the rule that current partners are not suggested."""


def emptied_by(holdings: Holdings, request: SuggestRequest) -> tuple[Widening, ...]:
    """Each filter that, taken away alone, gives candidates again, and how many."""
    origin, own, partners = _asking(holdings, request)
    taken = {*own, *partners}
    wider = {
        option: _count(holdings, origin, _without(request.filters, field), taken)
        for field, option in OPTIONS.items()
        if getattr(request.filters, field)
    }
    if not request.include_existing:
        wider[PARTNERS] = _count(holdings, origin, request.filters, own)
    return tuple(Widening(name, count) for name, count in wider.items() if count)


def unknown_level(holdings: Holdings, request: SuggestRequest) -> Level | None:
    """The level that is asked for, where no foreign territory of it is known in any country."""
    level = request.filters.level
    if level is None:
        return None
    origin, _, _ = _asking(holdings, request)
    return None if _count(holdings, origin, Filters(level=level), ()) else level


def _asking(
    holdings: Holdings, request: SuggestRequest
) -> tuple[Territory, Collection[int], Collection[int]]:
    """Who asks, the rows of its own and those that its partners occupy."""
    if request.territory is None:
        return ANYBODY, (), ()
    asker = find_asker(holdings, request.territory)
    if request.include_existing:
        return asker.territory, asker.own_rows, ()
    occupied = occupied_rows(holdings.gazetteer, asker.partner_rows)
    return asker.territory, asker.own_rows, occupied


def _without(filters: Filters, field: str) -> Filters:
    return replace(filters, **{field: getattr(Filters(), field)})


def _count(
    holdings: Holdings, origin: Territory, filters: Filters, left_out: Collection[int]
) -> int:
    rows = candidate_rows(holdings.gazetteer, origin, filters=filters)
    return int((~np.isin(rows, list(left_out))).sum())

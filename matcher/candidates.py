"""Who may be suggested to an origin: level, country, continent, population."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from data.continents import CONTINENTS
from data.records import LEVELS, Level, Territory
from features.origin import SMALLEST_CANDIDATE
from matcher.continents import same_state
from matcher.requests import Filters

if TYPE_CHECKING:
    from data.gazetteer import Gazetteer

Rows = NDArray[np.int64]
Mask = NDArray[np.bool_]


def candidate_rows(gazetteer: Gazetteer, origin: Territory, *, filters: Filters) -> Rows:
    """The rows that may be suggested to the origin, in ascending order."""
    levels = candidate_levels(origin.level, filters.level)
    allowed = (
        _of_levels(gazetteer, levels)
        & _of_countries(gazetteer, origin.country, filters)
        & _of_population(gazetteer, levels, filters)
    )
    return np.flatnonzero(allowed).astype(np.int64)


def candidates_key(origin: Territory, filters: Filters) -> Hashable:
    """What is the same where the candidates are: many origins share theirs."""
    levels = candidate_levels(origin.level, filters.level)
    return same_state(origin.country), levels, replace(filters, level=None)


def candidate_levels(origin: Level, asked: Level | None = None) -> tuple[Level, ...]:
    """The level asked for, else the levels that correspond to the origin's."""
    if asked is not None:
        return (asked,)
    if origin in ("municipality", "intercommunality"):
        return ("municipality",)
    return ("department", "region")


def allowed_countries(own: str, filters: Filters, *, known: tuple[str, ...]) -> frozenset[str]:
    """The country codes that the filters leave; the origin's State only where it is asked for."""
    allowed = filters.countries or frozenset(known) - same_state(own)
    if filters.continents:
        allowed &= frozenset().union(*(CONTINENTS[code] for code in filters.continents))
    return allowed - filters.excluded_countries


def _of_levels(gazetteer: Gazetteer, levels: tuple[Level, ...]) -> Mask:
    wanted = np.array([level in levels for level in LEVELS])
    mask: Mask = wanted[gazetteer.level]
    return mask


def _of_countries(gazetteer: Gazetteer, own: str, filters: Filters) -> Mask:
    allowed = allowed_countries(own, filters, known=gazetteer.countries)
    wanted = np.array([code in allowed for code in gazetteer.countries])
    mask: Mask = wanted[gazetteer.country]
    return mask


def _of_population(gazetteer: Gazetteer, levels: tuple[Level, ...], filters: Filters) -> Mask:
    least = filters.min_population
    if least is None:
        least = SMALLEST_CANDIDATE if levels == ("municipality",) else 0
    mask: Mask = gazetteer.population >= least
    if filters.min_population:
        mask &= gazetteer.population > 0
    if filters.max_population is not None:
        mask &= (gazetteer.population <= filters.max_population) & (gazetteer.population > 0)
    return mask

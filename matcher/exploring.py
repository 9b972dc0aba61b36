"""The directory listed: partnerships that a filter keeps, page by page, and how they spread."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from data.errors import InvalidOption
from data.records import LEVELS, Level
from data.vocabulary import THEMES, mask_of
from matcher.results import KnownPartnership

if TYPE_CHECKING:
    from matcher.directory_columns import Column, DirectoryColumns
    from matcher.holdings import Holdings

MOST_PER_PAGE = 200
HOME = "FR"

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class DirectoryFilter:
    """Which partnerships: those with an end in a country or of a level, about a theme, since when.

    `text` are words that the names of the ends or the objectives hold. A partnership whose year
    nobody tells is kept where no year is asked for.
    """

    text: str = ""
    countries: frozenset[str] = frozenset()
    themes: tuple[str, ...] = ()
    level: Level | None = None
    year_from: int | None = None
    year_to: int | None = None

    def __post_init__(self) -> None:
        if self.year_from and self.year_to and self.year_from > self.year_to:
            raise InvalidOption(
                "--year-from {first} is after --year-to {last}; swap them.",
                first=self.year_from,
                last=self.year_to,
            )


@dataclass(frozen=True, slots=True)
class Exploration:
    """One page of the partnerships that a filter keeps, their number, and how they spread.

    The counts are of all pages, most first (years in their order): a partnership counts once for
    each foreign country and each level of its ends, and for each of its themes.
    """

    total: int
    page: int
    per_page: int
    partnerships: tuple[KnownPartnership, ...]
    by_country: tuple[tuple[str, int], ...]
    by_theme: tuple[tuple[str, int], ...]
    by_year: tuple[tuple[int, int], ...]
    by_level: tuple[tuple[Level, int], ...]


def explore(
    holdings: Holdings, wanted: DirectoryFilter, *, page: int, per_page: int
) -> Exploration:
    """The page of the partnerships that the filter keeps; none beyond the last page."""
    columns = holdings.columns
    kept = np.flatnonzero(_kept(columns, wanted))
    shown = kept[(page - 1) * per_page : page * per_page]
    return Exploration(
        total=len(kept),
        page=page,
        per_page=per_page,
        partnerships=tuple(columns.known(at) for at in shown.tolist()),
        by_country=_by_country(columns, kept),
        by_theme=_by_theme(columns.themes[kept]),
        by_year=_by_year(columns.years[kept]),
        by_level=_by_level(columns, kept),
    )


def _kept(columns: DirectoryColumns, wanted: DirectoryFilter) -> Column:
    gazetteer = columns.gazetteer
    kept = np.ones(len(columns), dtype=bool)
    if wanted.countries:
        codes = [code in wanted.countries for code in gazetteer.countries]
        kept &= np.array(codes)[gazetteer.country[columns.ends]].any(axis=1)
    if wanted.level is not None:
        kept &= (gazetteer.level[columns.ends] == LEVELS.index(wanted.level)).any(axis=1)
    if wanted.themes:
        kept &= columns.themes & mask_of(wanted.themes) != 0
    if wanted.year_from is not None:
        kept &= columns.years >= max(wanted.year_from, 1)
    if wanted.year_to is not None:
        kept &= (columns.years <= wanted.year_to) & (columns.years > 0)
    return kept & columns.saying(wanted.text) if wanted.text else kept


def _by_country(columns: DirectoryColumns, kept: Column) -> tuple[tuple[str, int], ...]:
    """By the countries of the ends, France left out; a pair of one country counts once there."""
    gazetteer = columns.gazetteer
    codes = gazetteer.country[columns.ends[kept]]
    counts = _ends_counted(codes, len(gazetteer.countries))
    named = zip(gazetteer.countries, counts, strict=True)
    return _most_first((code, count) for code, count in named if code != HOME)


def _by_level(columns: DirectoryColumns, kept: Column) -> tuple[tuple[Level, int], ...]:
    counts = _ends_counted(columns.gazetteer.level[columns.ends[kept]], len(LEVELS))
    return _most_first(zip(LEVELS, counts, strict=True))


def _by_theme(masks: Column) -> tuple[tuple[str, int], ...]:
    counts = ((key, int(np.count_nonzero(masks & mask_of([key])))) for key in THEMES)
    return _most_first(counts)


def _by_year(years: Column) -> tuple[tuple[int, int], ...]:
    return tuple(sorted(Counter(years[years > 0].tolist()).items()))


def _ends_counted(values: Column, kinds: int) -> list[int]:
    """How many pairs have an end of each kind."""
    first, second = values[:, 0], values[:, 1]
    both = np.bincount(first, minlength=kinds) + np.bincount(second, minlength=kinds)
    counts: list[int] = (both - np.bincount(first[first == second], minlength=kinds)).tolist()
    return counts


def _most_first(counts: Iterable[tuple[Key, int]]) -> tuple[tuple[Key, int], ...]:
    """The keys that count at all, most first, ties in the order given."""
    return tuple(sorted((each for each in counts if each[1]), key=lambda each: -each[1]))

"""The directory listed: partnerships that a filter keeps, page by page, and how they spread."""

from __future__ import annotations

from dataclasses import dataclass

from data.errors import InvalidOption
from data.records import Level
from matcher.results import KnownPartnership

MOST_PER_PAGE = 200


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

"""The tables of facts that ship with the product (`data/raw/*.csv`), as rows checked at loading."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import TypeVar

from data.errors import InputError
from data.records import LEVELS, Level, Source

Cells = dict[str, str]
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class AuthorityRow:
    """A French région, département or intercommunality; `year` is that of its population.

    `members` are the communes of an intercommunality, by INSEE code.
    """

    id: str
    name: str
    level: Level
    population: int | None
    year: int | None
    seat_insee: str
    seat_geonames: int | None
    latitude: float
    longitude: float
    region: str
    source: str
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CommuneRow:
    """A French commune and the GeoNames place that it is; `population` is the municipal one.

    `name` is its official name, empty where GeoNames writes it the same.
    """

    insee: str
    geonames: int
    population: int | None
    year: int | None
    department: str
    region: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class DivisionRow:
    """A foreign first-level division; without a population it has the sum of its places'."""

    id: str
    country: str
    name: str
    names: tuple[str, ...]
    population: int | None
    year: int | None
    source: str


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A territory that a source names and GeoNames lacks (geonames None) or knows smaller."""

    geonames: int | None
    id: str
    name: str
    country: str
    admin1: str
    latitude: float
    longitude: float
    population: int | None
    year: int | None
    names: tuple[str, ...]
    source: str
    level: Level = "municipality"


@dataclass(frozen=True, slots=True)
class AliasRow:
    """An old, administrative or foreign name of the territory `id`."""

    name: str
    id: str
    source: str


@dataclass(frozen=True, slots=True)
class FrenchNameRow:
    """The name in use in French of the foreign territory `id`, under which it is shown."""

    id: str
    name: str
    source: str


def load_authorities(edition: str | None = None) -> list[AuthorityRow]:
    """All French régions, départements and intercommunalities, as shipped or of another edition.

    An edition is given as CSV, as `data.table_writing.table_text` has it.
    """
    return _load("authorities", _authority, text=edition)


def department_of(insee: str) -> str:
    """The département that the code of a commune begins with."""
    return insee[:3] if insee.startswith("97") else insee[:2]


def load_communes() -> list[CommuneRow]:
    """All French communes that GeoNames knows."""
    return _load("communes", _commune)


def load_divisions() -> list[DivisionRow]:
    """All foreign first-level divisions."""
    return _load("divisions", _division)


def load_places() -> list[PlaceRow]:
    """All places that our sources add to GeoNames or correct."""
    return _load("places", _place)


def load_aliases() -> list[AliasRow]:
    """All names beyond those that GeoNames and the official lists give."""
    return _load("aliases", lambda cells: AliasRow(cells["name"], cells["id"], cells["source"]))


def load_french_names() -> list[FrenchNameRow]:
    """The names under which foreign territories are shown, where French has its own."""
    return _load(
        "french_names", lambda cells: FrenchNameRow(cells["id"], cells["name"], cells["source"])
    )


def load_sources() -> dict[str, Source]:
    """The sources that the tables cite, by key."""
    return {
        cells["key"]: Source(cells["name"], cells["locator"], cells["date"] or None)
        for _, cells in _cells(_shipped("sources"))
    }


def _load(table: str, build: Callable[[Cells], Row], *, text: str | None = None) -> list[Row]:
    rows = []
    for line, cells in _cells(_shipped(table) if text is None else text):
        try:
            rows.append(build(cells))
        except (KeyError, ValueError, TypeError, AttributeError) as cause:
            raise InputError(
                "{file}, line {line}: {cause}; derive or import the table again.",
                file=f"{table}.csv",
                line=line,
                cause=cause,
            ) from cause
    return rows


def _shipped(table: str) -> str:
    return files("data.raw").joinpath(f"{table}.csv").read_text(encoding="utf-8")


def _cells(text: str) -> Iterator[tuple[int, Cells]]:
    reader = csv.DictReader(io.StringIO(text, newline=""))
    for cells in reader:
        yield reader.line_num, cells


def _authority(cells: Cells) -> AuthorityRow:
    return AuthorityRow(
        id=cells["id"],
        name=cells["name"],
        level=_level(cells["level"]),
        population=_integer(cells["population"]),
        year=_integer(cells["year"]),
        seat_insee=cells["seat_insee"],
        seat_geonames=_integer(cells["seat_geonames"]),
        latitude=float(cells["latitude"]),
        longitude=float(cells["longitude"]),
        region=cells["region"],
        source=cells["source"],
        members=_names(cells["members"]),
    )


def _commune(cells: Cells) -> CommuneRow:
    return CommuneRow(
        insee=cells["insee"],
        geonames=int(cells["geonames"]),
        population=_integer(cells["population"]),
        year=_integer(cells["year"]),
        department=cells["department"],
        region=cells["region"],
        name=cells["name"],
    )


def _division(cells: Cells) -> DivisionRow:
    return DivisionRow(
        id=cells["id"],
        country=cells["country"],
        name=cells["name"],
        names=_names(cells["names"]),
        population=_integer(cells["population"]),
        year=_integer(cells["year"]),
        source=cells["source"],
    )


def _place(cells: Cells) -> PlaceRow:
    return PlaceRow(
        geonames=_integer(cells["geonames"]),
        id=cells["id"],
        name=cells["name"],
        country=cells["country"],
        admin1=cells["admin1"],
        latitude=float(cells["latitude"]),
        longitude=float(cells["longitude"]),
        population=_integer(cells["population"]),
        year=_integer(cells["year"]),
        names=_names(cells["names"]),
        source=cells["source"],
        level=_level(cells["level"]),
    )


def _level(text: str) -> Level:
    for level in LEVELS:
        if level == text:
            return level
    raise ValueError(f"level {text!r} is not one of {', '.join(LEVELS)}")


def _integer(text: str) -> int | None:
    return int(text) if text else None


def _names(text: str) -> tuple[str, ...]:
    return tuple(name for name in text.split("|") if name)

"""All territories of the world as columns mapped into memory; a row is an integer index."""

from __future__ import annotations

import json
from collections.abc import Sequence
from enum import IntEnum
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from data.columns import AnyArray, Strings, load_column
from data.errors import UnknownTerritory
from data.names import key_hash
from data.records import LEVELS, Source, Territory

Rows = NDArray[np.int64]

COLUMNS: dict[str, str] = {
    "latitude": "float64",
    "longitude": "float64",
    "population": "int64",
    "population_year": "int16",
    "population_derived": "bool",
    "level": "uint8",
    "country": "uint16",
    "admin1": "int32",
    "department": "int16",
    "geonames": "int64",
    "seat": "int32",
    "grouping": "int32",
    "source": "uint8",
    "insee": "S5",
}
EARTH_KM = 6371.0088


class NameKind(IntEnum):
    """How good a name is, best first: what a match by it is worth."""

    MAIN = 0
    ALIAS = 1
    ALTERNATE = 2
    STRIPPED = 3
    DOUBTFUL = 4
    STRIPPED_ALTERNATE = 5


class Gazetteer:
    """Every territory: GeoNames places and ours, then French authorities, then foreign divisions.

    Columns are arrays of length n. `population` and `population_year` are 0, `admin1`,
    `department`, `seat` and `grouping` -1, `geonames` 0 and `insee` empty where unknown. `admin1`
    of a French row is its région, as "FR.75". `seat` is the row of the seat commune of a French
    authority, `grouping` that of the intercommunality of a French commune. `main_keys` are the keys
    of all main names in order, `main_key_rows` the rows they belong to.
    """

    latitude: AnyArray
    longitude: AnyArray
    population: AnyArray
    population_year: AnyArray
    population_derived: AnyArray
    level: AnyArray
    country: AnyArray
    admin1: AnyArray
    department: AnyArray
    geonames: AnyArray
    seat: AnyArray
    grouping: AnyArray
    source: AnyArray
    insee: AnyArray

    def __init__(self, folder: Path) -> None:
        lists = json.loads((folder / "gazetteer.json").read_text(encoding="utf-8"))
        self.countries: tuple[str, ...] = tuple(lists["countries"])
        self.admin1_codes: tuple[str, ...] = tuple(lists["admin1_codes"])
        self.departments: tuple[str, ...] = tuple(lists["departments"])
        self.sources: tuple[Source, ...] = tuple(Source(*entry) for entry in lists["sources"])
        self._tail_ids: tuple[str, ...] = tuple(lists["tail_ids"])
        for name in COLUMNS:
            setattr(self, name, load_column(folder, name))
        self._first_tail = len(self.geonames) - len(self._tail_ids)
        self._places = self.geonames[: self._first_tail]
        self._labels = Strings.load(folder, "labels")
        self._names = Strings.load(folder, "names")
        self._key_hashes = load_column(folder, "key_hashes")
        self._key_rows = load_column(folder, "key_rows")
        self._key_kinds = load_column(folder, "key_kinds")
        self._id_hashes = load_column(folder, "id_hashes")
        self._id_rows = load_column(folder, "id_rows")
        self.main_keys = Strings.load(folder, "main_keys")
        self.main_key_rows = load_column(folder, "main_key_rows")
        self._north_latitudes = load_column(folder, "north_latitudes")
        self._north_rows = load_column(folder, "north_rows")

    @classmethod
    def open(cls, folder: Path) -> Gazetteer:
        """Map the gazetteer that `build_gazetteer` wrote in this folder."""
        return cls(folder)

    def __len__(self) -> int:
        return len(self.geonames)

    def name(self, row: int) -> str:
        """The main name of a row."""
        return self._labels[row]

    def names(self, row: int) -> tuple[str, ...]:
        """All known names of a row, the main one first."""
        return tuple(self._names[row].split("\n"))

    def id(self, row: int) -> str:
        """The id of a row, as in `Territory.id`."""
        if row < self._first_tail:
            return f"geonames:{self.geonames[row]}"
        return self._tail_ids[row - self._first_tail]

    def territory(self, row: int) -> Territory:
        """The territory that stands in a row."""
        return Territory(
            id=self.id(row),
            name=self.name(row),
            country=self.countries[self.country[row]],
            level=LEVELS[self.level[row]],
            latitude=float(self.latitude[row]),
            longitude=float(self.longitude[row]),
            population=int(self.population[row]) or None,
        )

    def row_of(self, territory_id: str) -> int:
        """The row of an id; a French commune also answers to its INSEE code, `insee:17300`."""
        row = int(self.rows_of([territory_id])[0])
        if row < 0:
            raise UnknownTerritory(
                "no territory has the id {id!r}; expected geonames:N, siren:N, insee:CODE,"
                " admin1:CC.NN or local:NAME, as `matcher search` prints them.",
                id=territory_id,
            )
        return row

    def rows_of(self, ids: Sequence[str]) -> Rows:
        """The rows of many ids, -1 where an id is unknown."""
        numbers = np.zeros(len(ids), dtype=np.int64)
        hashes = np.zeros(len(ids), dtype=np.uint64)
        for index, text in enumerate(ids):
            if text.startswith("geonames:") and text[9:].isascii() and text[9:].isdigit():
                numbers[index] = int(text[9:27])
            else:
                hashes[index] = key_hash(text)
        rows = _look_up(self._id_hashes, self._id_rows, hashes)
        by_number = np.minimum(np.searchsorted(self._places, numbers), len(self._places) - 1)
        found = (numbers > 0) & (self._places[by_number] == numbers)
        rows[found] = by_number[found]
        return rows

    def rows_named(self, key: str) -> Rows:
        """The rows that have a name of this key, best kind of name first."""
        return self.matches(key)[0]

    def matches(self, key: str) -> tuple[Rows, NDArray[np.uint8]]:
        """The rows that have a name of this key, with the kind of name, best first."""
        wanted = np.uint64(key_hash(key))
        start = int(np.searchsorted(self._key_hashes, wanted, side="left"))
        end = int(np.searchsorted(self._key_hashes, wanted, side="right"))
        return self._key_rows[start:end].astype(np.int64), self._key_kinds[start:end]

    def seat_of(self, row: int) -> Rows:
        """The French authorities whose seat is the commune in this row."""
        return np.flatnonzero(self.seat == row).astype(np.int64)

    def near(self, latitude: float, longitude: float, km: float) -> tuple[Rows, AnyArray]:
        """The rows within so many km of a point and their distances, nearest first."""
        margin = km / 111.0
        start, end = np.searchsorted(self._north_latitudes, [latitude - margin, latitude + margin])
        rows = self._north_rows[start:end].astype(np.int64)
        distances = self.distances(rows, latitude, longitude)
        kept = distances <= km
        rows, distances = rows[kept], distances[kept]
        order = np.argsort(distances, kind="stable")
        return rows[order], distances[order]

    def distances(self, rows: Rows, latitude: float, longitude: float) -> AnyArray:
        """The great-circle distance in km from these rows to a point."""
        here, there = np.radians(latitude), np.radians(self.latitude[rows])
        across = np.radians(self.longitude[rows] - longitude)
        chord = (
            np.sin((there - here) / 2) ** 2 + np.cos(here) * np.cos(there) * np.sin(across / 2) ** 2
        )
        distances: AnyArray = 2 * EARTH_KM * np.arcsin(np.sqrt(np.minimum(chord, 1.0)))
        return distances


def _look_up(keys: AnyArray, rows: AnyArray, wanted: AnyArray) -> Rows:
    found = np.full(len(wanted), -1, dtype=np.int64)
    if len(keys):
        at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        same = keys[at] == wanted
        found[same] = rows[at[same]]
    return found

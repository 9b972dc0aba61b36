"""Reads twinnings exported from Wikidata (property P190, CC0): TSV, CSV or JSON.

Accepted: the table `origincityLabel … destination_countryLabel`, and what the Wikidata Query
Service exports: CSV, TSV (plain or with `?name` and quoted literals), JSON (plain list, verbose
list, SPARQL results). A column is known by any of its names in `COLUMNS`, whatever its case and
its underscores; coordinates may be two columns or one WKT point « Point(longitude latitude) ».
Both labels are needed; an absurd population (0, or above 50 million) is taken as unknown. A
twinning whose end is stated, and does not lie in a year to come, has ended.

The country of an end is passed on as the source names it, wrong as it is for Nordic towns (Denmark
for Sweden and Norway) and for states that are gone: the resolver trusts the coordinates first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

from data.errors import UnreadableFile
from data.readers.cells import (
    MAX_COUNTRY,
    CellError,
    read_degrees,
    read_name,
    read_population,
    read_year,
    shown,
)
from data.readers.delimited import delimited_rows
from data.readers.json_text import parse_json
from data.readers.reading import Reading, check_rows
from data.records import Mention, MentionedPartnership, Source, Terms
from data.text import clean, load_text

SOURCE = "Wikidata, P190 (CC0)"

_FIRST = ("origincity", "origin", "item", "city", "town", "commune", "place")
_SECOND = ("sistercity", "destination", "destinationcity", "partner", "twin", "twintown", "sister")
_POINT_NAMES = ("coord", "coords", "coordinates", "location")


def _names(ends: tuple[str, ...], *suffixes: str) -> tuple[str, ...]:
    return tuple(end + suffix for end in ends for suffix in suffixes)


COLUMNS: Mapping[str, tuple[str, ...]] = {
    "first": (*_names(_FIRST, "label", "name"), *_FIRST),
    "first_country": (*_names(_FIRST, "countrylabel", "country"), "countrylabel"),
    "first_point": (*_names(_FIRST, *_POINT_NAMES), *_POINT_NAMES),
    "first_latitude": (*_names(_FIRST, "lat", "latitude"), "lat", "latitude"),
    "first_longitude": (*_names(_FIRST, "long", "lon", "longitude"), "long", "lon", "longitude"),
    "first_population": (*_names(_FIRST, "population"), "population"),
    "second": (*_names(_SECOND, "label", "name"), *_SECOND),
    "second_country": (*_names(_SECOND, "countrylabel", "country"), "country2label"),
    "second_point": _names(_SECOND, *_POINT_NAMES),
    "second_latitude": _names(_SECOND, "lat", "latitude"),
    "second_longitude": _names(_SECOND, "long", "lon", "longitude"),
    "second_population": _names(_SECOND, "population"),
    "start": ("start", "startyear", "starttime", "startdate", "since", "year", "begin"),
    "end": ("end", "endyear", "endtime", "enddate", "until"),
}  # fmt: skip

_ENTITY = re.compile(r"(?:https?://www\.wikidata\.org/entity/)?Q\d+")
_BLANK_NODE = re.compile(r"t\d+|_:\w+|https?://www\.wikidata\.org/\.well-known/genid/\w+")
_POINT = re.compile(r"(?:<[^>]*>\s*)?point\s*\(\s*(\S+)\s+(\S+)\s*\)", re.I)
_LITERAL = re.compile(r'^"(.*)"(?:@[\w-]+|\^\^<[^>]*>)?$', re.S)

Cells = Mapping[str, str]
Records = Iterator[tuple[int, Cells]]


def read(path: Path) -> Reading:
    """One row per line with two names; the rest as rejects with the reason."""
    columns, records = _records(load_text(path), path)
    reading = Reading()
    for line, cells in records:
        try:
            reading.accept(line, _row(_Cells(cells, columns)))
        except CellError as error:
            reading.reject(line, error)
    return reading


def is_header(names: list[str]) -> bool:
    """Whether these column names hold both ends of a twinning."""
    found = _columns(names)
    return "first" in found and "second" in found


class _Cells:
    """One record, read by the role of a column instead of its name."""

    def __init__(self, cells: Cells, columns: Mapping[str, str]) -> None:
        self._cells = cells
        self._columns = columns

    def __getitem__(self, role: str) -> str:
        value = clean(self._cells.get(self._columns.get(role, ""), ""))
        return "" if _BLANK_NODE.fullmatch(value) else value


def _row(cells: _Cells) -> MentionedPartnership:
    first, second = _mention(cells, "first"), _mention(cells, "second")
    # The same twinning stands once from each side: sorted names give both the same locator.
    pair = " – ".join(sorted((first.name, second.name)))
    start, end = read_year(cells["start"]), read_year(cells["end"], "end year")
    over = end is not None and end <= datetime.now(UTC).year
    terms = Terms(link="jumelage", status="ended" if over else "unknown", start_year=start)
    return MentionedPartnership(first, second, terms, Source(SOURCE, pair))


def _mention(cells: _Cells, end: str) -> Mention:
    name = read_name(cells[end], f"{end} name")
    if _ENTITY.fullmatch(name):
        raise CellError(
            '{column} "{value}" is a Wikidata identifier; ask the query for its label.',
            column=f"{end} name",
            value=name,
        )
    latitude, longitude = _position(cells, end)
    located = latitude is not None and longitude is not None
    return Mention(
        name,
        country=cells[f"{end}_country"][:MAX_COUNTRY] or None,
        latitude=latitude if located else None,
        longitude=longitude if located else None,
        population=_population(cells[f"{end}_population"]),
    )


def _position(cells: _Cells, end: str) -> tuple[float | None, float | None]:
    latitude, longitude = cells[f"{end}_latitude"], cells[f"{end}_longitude"]
    point = _POINT.match(cells[f"{end}_point"])
    if point:
        longitude, latitude = point[1], point[2]
    return (
        read_degrees(latitude, f"{end} latitude", limit=90),
        read_degrees(longitude, f"{end} longitude", limit=180),
    )


def _population(text: str) -> int | None:
    try:
        return read_population(text)
    except CellError:
        return None


def _columns(names: list[str]) -> dict[str, str]:
    """Role → the column that plays it; the first name of `COLUMNS` that is there wins."""
    plain = {re.sub(r"[^a-z0-9]", "", name.lower()): name for name in reversed(names)}
    found: dict[str, str] = {}
    for role, accepted in COLUMNS.items():
        name = next((plain[key] for key in accepted if key in plain), None)
        if name is not None:
            found[role] = name
    return found


def _records(text: str, path: Path) -> tuple[dict[str, str], Records]:
    opening = text.lstrip()[:1]
    names, records = _from_json(text, path) if opening in "[{" else _from_table(text, path)
    columns = _columns(names)
    if "first" not in columns or "second" not in columns:
        raise UnreadableFile(
            "{path} lacks the columns of a Wikidata export; expected origincityLabel and"
            " sistercityLabel (or itemLabel and partnerLabel), found {found}.",
            path=path,
            found=", ".join(map(shown, names[:12])) or "none",
        )
    return columns, records


def _from_table(text: str, path: Path) -> tuple[list[str], Records]:
    header, _, _ = text.partition("\n")
    tabbed = "\t" in header
    delimiter = "\t" if tabbed else ";" if header.count(";") > header.count(",") else ","
    # A tab-separated export quotes nothing: « O"Brien » is a name there, not the end of a cell.
    rows = delimited_rows(text, path, delimiter=delimiter, quoted=not tabbed)
    _, header_cells = next(rows, (1, []))
    names = [name.strip().lstrip("?").strip('"') for name in header_cells]
    return names, _table_records(names, rows)


def _table_records(names: list[str], rows: Iterator[tuple[int, list[str]]]) -> Records:
    for line, cells in rows:
        if any(cell.strip() for cell in cells):
            values = (_LITERAL.sub(r"\1", cell.strip()) for cell in cells)
            yield line, dict(zip(names, values, strict=False))


def _from_json(text: str, path: Path) -> tuple[list[str], Records]:
    try:
        found = parse_json(text)
    except ValueError as error:
        raise UnreadableFile(
            "{path} is not valid JSON ({reason}); export it again from the query service.",
            path=path,
            reason=error,
        ) from error
    bindings = _bindings(found)
    check_rows(len(bindings), path)
    records = [_flat(binding) for binding in bindings]
    names = list(dict.fromkeys(name for record in records for name in record))
    return names, iter(enumerate(records, start=1))


def _bindings(found: object) -> list[object]:
    for key in ("results", "bindings"):
        if isinstance(found, dict):
            found = found.get(key, found)
    return found if isinstance(found, list) else []


def _flat(binding: object) -> Cells:
    """A binding as plain cells: each value stands alone or under « value »."""
    if not isinstance(binding, dict):
        return {}
    values = {
        name: cell.get("value") if isinstance(cell, dict) else cell
        for name, cell in binding.items()
    }
    return {
        name: "" if value is None or isinstance(value, (dict, list)) else str(value)
        for name, value in values.items()
    }

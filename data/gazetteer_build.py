"""Builds the gazetteer: GeoNames and our tables in, columns mapped into memory out."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np

from data.columns import AnyArray, Strings, save_column
from data.gazetteer import COLUMNS
from data.gazetteer_entries import Entry, Tables, gather_entries
from data.gazetteer_keys import build_keys, main_keys
from data.names import key_hash
from data.records import LEVELS

Progress = Callable[[str, float], None]


def build_gazetteer(folder: Path, progress: Progress, *, edition: str | None = None) -> None:
    """Write all columns, names and indices of the gazetteer into a folder.

    `edition` is a newer list of French authorities as CSV, in place of the one that ships.
    """
    progress("gazetteer", 0.0)
    tables = Tables.load(edition)
    entries = gather_entries(tables, lambda done: progress("gazetteer", 0.4 * done))
    write_gazetteer(folder, entries, tables, progress=progress)


def write_gazetteer(
    folder: Path, entries: list[Entry], tables: Tables, *, progress: Progress
) -> None:
    """Write the gazetteer of these territories, places of GeoNames first, by their ids."""
    _save_columns(folder, entries, tables)
    _save_ids(folder, entries)
    progress("gazetteer", 0.5)
    Strings.save(folder, "labels", (entry.name for entry in entries))
    Strings.save(folder, "names", ("\n".join(entry.all_names()) for entry in entries))
    hashes, rows, kinds = build_keys(entries, lambda done: progress("gazetteer", 0.5 + 0.5 * done))
    save_column(folder, "key_hashes", hashes)
    save_column(folder, "key_rows", rows)
    save_column(folder, "key_kinds", kinds)
    texts, text_rows = main_keys(entries)
    Strings.save(folder, "main_keys", texts)
    save_column(folder, "main_key_rows", text_rows)
    progress("gazetteer", 1.0)


def _save_columns(folder: Path, entries: list[Entry], tables: Tables) -> None:
    lists = {
        "countries": sorted({entry.country for entry in entries}),
        "admin1_codes": sorted({entry.admin1 for entry in entries if entry.admin1}),
        "departments": sorted({entry.department for entry in entries if entry.department}),
        "sources": sorted({entry.source for entry in entries}),
    }
    index = {name: {value: at for at, value in enumerate(values)} for name, values in lists.items()}
    columns: dict[str, Iterable[object]] = {
        "latitude": (entry.latitude for entry in entries),
        "longitude": (entry.longitude for entry in entries),
        "population": (entry.population for entry in entries),
        "population_year": (entry.population_year for entry in entries),
        "population_derived": (entry.population_derived for entry in entries),
        "level": (LEVELS.index(entry.level) for entry in entries),
        "country": (index["countries"][entry.country] for entry in entries),
        "admin1": (index["admin1_codes"].get(entry.admin1, -1) for entry in entries),
        "department": (index["departments"].get(entry.department, -1) for entry in entries),
        "geonames": (entry.geonames for entry in entries),
        "seat": _seats(entries),
        "grouping": _groupings(entries),
        "source": (index["sources"][entry.source] for entry in entries),
        "insee": (entry.insee.encode() for entry in entries),
    }
    for name, dtype in COLUMNS.items():
        save_column(folder, name, np.array(list(columns[name]), dtype=dtype))
    _save_north(folder, entries)
    sources = [tables.source(key) for key in lists["sources"]]
    written = {
        **lists,
        "sources": [(source.name, source.locator, source.date) for source in sources],
        "tail_ids": [entry.id for entry in entries if not _is_place(entry)],
    }
    text = json.dumps(written, ensure_ascii=False)
    (folder / "gazetteer.json").write_text(text, encoding="utf-8")


def _is_place(entry: Entry) -> bool:
    return entry.id.startswith("geonames:")


def _seats(entries: list[Entry]) -> list[int]:
    rows = _rows_by_id(entries)
    return [next((rows[id] for id in entry.seats if id in rows), -1) for entry in entries]


def _groupings(entries: list[Entry]) -> list[int]:
    """The row of the intercommunality of each commune; of two, as in Grand Paris, the smaller."""
    found, rows = [-1] * len(entries), _rows_by_id(entries)
    for entry in sorted(entries, key=lambda entry: -len(entry.members)):
        for member in entry.members:
            if member in rows:
                found[rows[member]] = rows[entry.id]
    return found


def _rows_by_id(entries: list[Entry]) -> dict[str, int]:
    """Every id that names a territory, that of a commune by its INSEE code too."""
    rows = {entry.id: row for row, entry in enumerate(entries)}
    return rows | {f"insee:{entry.insee}": row for row, entry in enumerate(entries) if entry.insee}


def _save_north(folder: Path, entries: list[Entry]) -> None:
    latitudes: AnyArray = np.array([entry.latitude for entry in entries])
    order = np.argsort(latitudes, kind="stable").astype(np.int32)
    save_column(folder, "north_latitudes", latitudes[order])
    save_column(folder, "north_rows", order)


def _save_ids(folder: Path, entries: list[Entry]) -> None:
    rows = {entry.id: row for row, entry in enumerate(entries) if not _is_place(entry)}
    rows |= {f"insee:{entry.insee}": row for row, entry in enumerate(entries) if entry.insee}
    hashes = np.array([key_hash(id) for id in rows], dtype=np.uint64)
    order = np.argsort(hashes)
    save_column(folder, "id_hashes", hashes[order])
    save_column(folder, "id_rows", np.array(list(rows.values()), dtype=np.int32)[order])

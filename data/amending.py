"""The gazetteer with what users noted: rows put right, and rows of their own after all others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from math import cos, radians
from pathlib import Path

from data.gazetteer_build import write_gazetteer
from data.gazetteer_entries import Entry, Tables, gather_entries
from data.noted import ADDED, Amendments, Noted

Progress = Callable[[str, float], None]
SOURCE_KEY = "noted"


def build_amended_gazetteer(folder: Path, amendments: Amendments, progress: Progress) -> None:
    """Write what `data.gazetteer_build` writes, with what was noted."""
    progress("gazetteer", 0.0)
    tables = Tables.load(amendments.edition)
    entries = gather_entries(tables, lambda done: progress("gazetteer", 0.4 * done))
    amend(entries, amendments.noted)
    tables = replace(tables, sources={**tables.sources, SOURCE_KEY: ADDED})
    write_gazetteer(folder, entries, tables, progress=progress)


def amend(entries: list[Entry], noted: Iterable[Noted]) -> None:
    """Put entries right and add the new ones at the end; a correction of nothing is passed over.

    What was added and has come into the gazetteer since is put right there.
    """
    known = {entry.id: entry for entry in entries}
    places = _places_of_countries(entries)
    for note in noted:
        entry = known.get(note.id)
        if entry is not None:
            _put_right(entry, note)
        elif note.added:
            entries.append(_added(note, places.get(note.country or "", ())))


def _put_right(entry: Entry, note: Noted) -> None:
    if note.name is not None:
        entry.aliases.append(entry.former)
        entry.rename(note.name)
    if note.level is not None:
        entry.level = note.level
    if note.latitude is not None and note.longitude is not None:
        entry.latitude, entry.longitude = note.latitude, note.longitude
    if note.population is not None:
        entry.population, entry.population_year = note.population, 0
        entry.population_derived = False


def _added(note: Noted, compatriots: Sequence[Entry]) -> Entry:
    """A new entry, in the division of the place of its country that is nearest to it.

    A region or département of its own lies in none: that one has its row. Nor does anything in a
    country without a municipality.
    """
    entry = Entry(note.id, note.name or "", note.country or "", *_point(note), source=SOURCE_KEY)
    nearest = min(compatriots, key=lambda place: _apart(place, entry), default=entry)
    entry.level = note.level or "municipality"
    entry.population = note.population or 0
    entry.admin1 = "" if entry.level == "region" else nearest.admin1
    entry.department = "" if entry.level in ("region", "department") else nearest.department
    return entry


def _point(note: Noted) -> tuple[float, float]:
    return note.latitude or 0.0, note.longitude or 0.0


def _places_of_countries(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    places: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.level == "municipality":
            places.setdefault(entry.country, []).append(entry)
    return places


def _apart(one: Entry, other: Entry) -> float:
    """A distance to compare with others: degrees, squared, those of longitude as short as here."""
    east = (one.longitude - other.longitude + 180) % 360 - 180
    shrunk = east * cos(radians(other.latitude))
    return (one.latitude - other.latitude) ** 2 + shrunk**2

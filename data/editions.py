"""A newer edition of the French authorities, kept in the user's folder over the one that ships."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from data.errors import WorldError
from data.gazetteer import Gazetteer
from data.readers.groupings import Edition, GroupingList, Seat, read_groupings, silent_about
from data.table_writing import write_table
from data.tables import AuthorityRow, load_authorities

EDITION_FILE = "authorities.csv"


def import_edition(
    path: Path,
    gazetteer: Gazetteer,
    *,
    home: Path,
    edition: Edition,
    accept: Callable[[GroupingList], None] = lambda _read: None,
) -> GroupingList:
    """Read an official list and keep it under `home`, for the next build of the world.

    A folder replaces the authorities in place (without `ept.json`, all but the établissements
    publics territoriaux of Grand Paris); `epci.json` alone replaces those of the same SIREN and
    adds the new ones. `accept` may refuse, by an error, what was read. Raises UnreadableFile, or
    WorldError where `home` cannot be written.
    """
    read = read_groupings(path, seats_of(gazetteer), edition=edition)
    accept(read)
    _save(home / EDITION_FILE, _merged(_standing(path, home), read.rows))
    return read


def edition_file(home: Path) -> Path | None:
    """The edition kept under `home`; None where the shipped one stands."""
    path = home / EDITION_FILE
    return path if path.exists() else None


def seats_of(gazetteer: Gazetteer) -> dict[str, Seat]:
    """The place of every French commune of the gazetteer, by INSEE code."""
    return {
        gazetteer.insee[row].decode(): Seat(
            geonames=int(gazetteer.geonames[row]) or None,
            latitude=float(gazetteer.latitude[row]),
            longitude=float(gazetteer.longitude[row]),
            region=gazetteer.admin1_codes[gazetteer.admin1[row]].removeprefix("FR."),
        )
        for row in (gazetteer.insee != b"").nonzero()[0]
    }


def _standing(path: Path, home: Path) -> list[AuthorityRow]:
    """The authorities in place of which a list says nothing."""
    standing = load_authorities(edition_file(home))
    if not path.is_dir():
        return standing
    seats = silent_about(path)
    return [row for row in standing if row.level == "intercommunality" and row.seat_insee in seats]


def _merged(kept: Iterable[AuthorityRow], read: Iterable[AuthorityRow]) -> list[AuthorityRow]:
    return list(({row.id: row for row in kept} | {row.id: row for row in read}).values())


def _save(path: Path, rows: list[AuthorityRow]) -> None:
    partial = path.with_suffix(".partial")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_table(partial, rows)
        partial.replace(path)
    except OSError as cause:
        raise WorldError(
            "{path}: cannot be written ({reason}); make the folder writable or set MATCHER_HOME"
            " to another one.",
            path=path,
            reason=cause.strerror or type(cause).__name__,
        ) from cause

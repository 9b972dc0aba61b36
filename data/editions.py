"""A newer edition of the French authorities, to take the place of the one that ships."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from data.gazetteer import Gazetteer
from data.readers.groupings import GroupingList, Seat, silent_about
from data.tables import AuthorityRow, load_authorities


def merged_edition(
    path: Path, read: GroupingList, *, standing: str | None = None
) -> list[AuthorityRow]:
    """The authorities of the list that was read at `path`, and those of which it says nothing.

    A folder replaces the authorities in place (without `ept.json`, all but the établissements
    publics territoriaux of Grand Paris); `epci.json` alone replaces those of the same SIREN and
    adds the new ones. `standing` is the list in place as CSV, None where it is the one that ships.
    """
    return _merged(_left_standing(path, load_authorities(standing)), read.rows)


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


def _left_standing(path: Path, standing: list[AuthorityRow]) -> list[AuthorityRow]:
    """The authorities in place of which a list says nothing."""
    if not path.is_dir():
        return standing
    seats = silent_about(path)
    return [row for row in standing if row.level == "intercommunality" and row.seat_insee in seats]


def _merged(kept: Iterable[AuthorityRow], read: Iterable[AuthorityRow]) -> list[AuthorityRow]:
    return list(({row.id: row for row in kept} | {row.id: row for row in read}).values())

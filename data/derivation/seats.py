"""Where the communes of France lie, so that authorities can be placed at their seats.

Rule: the GeoNames place, else the Wikidata coordinates, else those of the most populous known
commune of the département that has a postcode in common.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from data.derivation.communes import COMMUNE
from data.derivation.geonames import FrenchPlace
from data.readers.groupings import Seat
from data.readers.official_json import Entry
from data.tables import PlaceRow


def find_seats(
    entries: Iterable[Entry], joined: Mapping[str, FrenchPlace], added: Iterable[PlaceRow]
) -> dict[str, Seat]:
    """The place of each commune by INSEE code; an approximate one has no GeoNames id."""
    listed = [entry for entry in entries if entry.text("type") == COMMUNE]
    seats = {insee: _seat(place) for insee, place in joined.items()}
    seats |= {
        row.id.removeprefix("insee:"): Seat(None, row.latitude, row.longitude, row.admin1[3:])
        for row in added
    }
    near = _by_postcode(listed, seats)
    for entry in listed:
        spots = [near[key] for key in _postcodes(entry) if key in near]
        if entry.text("code") not in seats and spots:
            spot = spots[0]
            approximate = Seat(None, spot.latitude, spot.longitude, entry.text("region"))
            seats[entry.text("code")] = approximate
    return seats


def _seat(place: FrenchPlace) -> Seat:
    found = place.place
    return Seat(found.geonames, found.latitude, found.longitude, place.region)


def _by_postcode(entries: list[Entry], seats: Mapping[str, Seat]) -> dict[tuple[str, str], Seat]:
    near: dict[tuple[str, str], Seat] = {}
    smallest_first = sorted(entries, key=lambda e: (e.number("population") or 0, e.text("code")))
    for entry in smallest_first:
        if entry.text("code") in seats:
            near |= {key: seats[entry.text("code")] for key in _postcodes(entry)}
    return near


def _postcodes(entry: Entry) -> list[tuple[str, str]]:
    codes = entry.values.get("codesPostaux")
    listed = codes if isinstance(codes, list) else []
    return [(entry.text("departement"), str(code)) for code in listed]

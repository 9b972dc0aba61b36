"""Names beyond those of GeoNames and the official lists.

Rule: by hand (`aliases.csv`: former régions, renamed bodies, exonyms); the other names of
intercommunalities; official names of communes that GeoNames spells otherwise; former communes,
where their name is nothing else in France. A derived name that two territories share is left out.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from data.derivation.communes import Commune
from data.derivation.geonames import FrenchPlace, Place
from data.names import name_key
from data.readers.grouping_names import other_names
from data.readers.official_json import Entry
from data.tables import AliasRow, AuthorityRow, PlaceRow

BY_HAND = Path(__file__).with_name("aliases.csv")
OFFICIAL = "decoupage-administratif"
FORMER = ("commune-deleguee", "commune-associee")


def load_hand_aliases(names: Mapping[str, str]) -> list[AliasRow]:
    """The aliases written by hand, each checked against the name of its territory by id."""
    rows = []
    with BY_HAND.open(encoding="utf-8", newline="") as file:
        for cells in csv.DictReader(file):
            if names.get(cells["id"]) != cells["place"]:
                raise ValueError(
                    f"{BY_HAND.name}: {cells['name']}: {cells['id']} is"
                    f" {names.get(cells['id'])}, not {cells['place']}"
                )
            rows.append(AliasRow(cells["name"], cells["id"], cells["source"]))
    return rows


def territory_names(
    places: Iterable[Place], rows: Iterable[AuthorityRow | PlaceRow]
) -> dict[str, str]:
    """The name of every territory that an alias may point to, by id."""
    names = {f"geonames:{place.geonames}": place.name for place in places}
    return {row.id: row.name for row in rows} | names


def grouping_aliases(
    groupings: Iterable[Entry], communes: Iterable[Commune], *, rows: Iterable[AuthorityRow]
) -> list[AliasRow]:
    """The names of intercommunalities without their kind, with it, and as the list writes them."""
    taken = {name_key(commune.name) for commune in communes}
    taken |= {name_key(row.name) for row in rows}
    found = (
        AliasRow(name, f"siren:{entry.text('code')}", OFFICIAL)
        for entry in groupings
        for name in other_names(entry.text("nom"))
    )
    return _unshared(found, taken)


def commune_aliases(
    entries: Iterable[Entry],
    communes: Iterable[Commune],
    *,
    joined: Mapping[str, FrenchPlace],
) -> list[AliasRow]:
    """Official and former names of communes that their GeoNames place does not have."""
    taken = {name_key(place.place.name) for place in joined.values()}
    official = [
        AliasRow(commune.name, f"geonames:{joined[commune.insee].place.geonames}", OFFICIAL)
        for commune in communes
        if commune.insee in joined and not _has_name(joined[commune.insee], commune.name)
    ]
    taken |= {name_key(commune.name) for commune in communes}
    former = (
        AliasRow(entry.text("nom"), f"geonames:{joined[seat].place.geonames}", OFFICIAL)
        for entry in entries
        if entry.text("type") in FORMER and (seat := entry.text("chefLieu")) in joined
        if not _has_name(joined[seat], entry.text("nom"))
    )
    return official + _unshared(former, taken)


def _has_name(place: FrenchPlace, name: str) -> bool:
    names = (place.place.name, *place.place.names)
    return name_key(name) in {name_key(other) for other in names}


def _unshared(rows: Iterable[AliasRow], taken: set[str]) -> list[AliasRow]:
    by_key: dict[str, list[AliasRow]] = defaultdict(list)
    for row in rows:
        by_key[name_key(row.name)].append(row)
    return list(_single(by_key, taken))


def _single(by_key: Mapping[str, list[AliasRow]], taken: set[str]) -> Iterator[AliasRow]:
    for key, rows in by_key.items():
        if key not in taken and len({row.id for row in rows}) == 1:
            yield rows[0]

"""French communes that GeoNames lacks, with their coordinates from Wikidata twinnings (CC0).

Rule: a French town of the table has the name of an unjoined commune, and most of its nearest known
places lie in the commune's département.
"""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import numpy as np
from scipy.spatial import cKDTree

from data.derivation.communes import Commune
from data.derivation.geonames import FrenchPlace
from data.names import name_key
from data.tables import PlaceRow

SOURCE = "wikidata"
NEIGHBOURS = 5
SHRINK = 0.69
"""A degree of longitude is this part of a degree of latitude in the middle of France."""

Spot = tuple[str, float, float]


def missing_communes(
    table: Path, communes: Iterable[Commune], *, known: Mapping[str, FrenchPlace], year: int
) -> list[PlaceRow]:
    """The communes that a twinning names and GeoNames lacks, by INSEE code."""
    located = list(known.values())
    tree = cKDTree([(p.place.latitude, p.place.longitude * SHRINK) for p in located])
    departments = np.array([place.department for place in located])
    unjoined: dict[str, list[Commune]] = defaultdict(list)
    for commune in communes:
        if commune.insee not in known:
            unjoined[name_key(commune.name)].append(commune)
    rows = {}
    for name, latitude, longitude in _towns(table):
        near = tree.query((latitude, longitude * SHRINK), NEIGHBOURS)[1]
        department = Counter(departments[near].tolist()).most_common(1)[0][0]
        for commune in unjoined[name_key(name)]:
            if commune.department == department and commune.insee not in rows:
                rows[commune.insee] = _row(commune, latitude, longitude, year)
    return [rows[insee] for insee in sorted(rows)]


def _towns(table: Path) -> Iterator[Spot]:
    with table.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            if row["origincountry"] == "France":
                yield row["origincityLabel"], float(row["originlat"]), float(row["originlong"])
            if row["destination_countryLabel"] == "France":
                latitude, longitude = row["destinationlat"], row["destinationlong"]
                yield row["sistercityLabel"], float(latitude), float(longitude)


def _row(commune: Commune, latitude: float, longitude: float, year: int) -> PlaceRow:
    return PlaceRow(
        geonames=None,
        id=f"insee:{commune.insee}",
        name=commune.name,
        country="FR",
        admin1=f"FR.{commune.region}",
        latitude=round(latitude, 5),
        longitude=round(longitude, 5),
        population=commune.population or None,
        year=year,
        names=(),
        source=SOURCE,
        level="municipality",
    )

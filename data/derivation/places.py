"""Places that our sources name and GeoNames lacks, or knows without population or smaller.

Rule: `places.csv`, written by hand, gives the place in GeoNames or the seat whose coordinates a
division takes; a division without a population from a source has the sum of its places, where
GeoNames says which they are. A source's population stands only where it is at least a tenth above
that of GeoNames and speaks of the municipality itself, not of its agglomeration. A French commune
that INSEE counts half as large again as GeoNames or more, mostly because it has merged with others,
takes the name and the population of the official list.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

from data.derivation.communes import Commune
from data.derivation.geonames import FrenchPlace, Place
from data.readers.groupings import Edition
from data.records import LEVELS, Level
from data.tables import PlaceRow

OFFICIAL = "decoupage-administratif"
GROWN = 1.5
BY_HAND = Path(__file__).with_name("places.csv")


def place_rows(places: Iterable[Place], populations: Mapping[str, int]) -> list[PlaceRow]:
    """The rows written by hand, completed from GeoNames.

    `populations` gives the sum of the places of each second-level division by `CC.NN.NN`.
    """
    by_id = {place.geonames: place for place in places}
    with BY_HAND.open(encoding="utf-8", newline="") as file:
        return [_row(cells, by_id, populations) for cells in csv.DictReader(file)]


def grown_communes(
    communes: Iterable[Commune], joined: Mapping[str, FrenchPlace], *, edition: Edition
) -> list[PlaceRow]:
    """The communes that GeoNames knows much smaller than INSEE does, by INSEE code."""
    grown = (
        (commune, joined[commune.insee].place) for commune in communes if commune.insee in joined
    )
    return [
        PlaceRow(
            geonames=place.geonames,
            id=f"geonames:{place.geonames}",
            name=commune.name,
            country="FR",
            admin1=f"FR.{commune.region}",
            latitude=place.latitude,
            longitude=place.longitude,
            population=commune.population,
            year=edition.year_of(commune.insee, edition.communes_year),
            names=(),
            source=OFFICIAL,
        )
        for commune, place in grown
        if place.population and commune.population >= GROWN * place.population
    ]


def _row(
    cells: Mapping[str, str], by_id: Mapping[int, Place], populations: Mapping[str, int]
) -> PlaceRow:
    found = by_id[int(cells["geonames"] or cells["seat"])] if not cells["latitude"] else None
    if found and cells["geonames"] and cells["country"] != found.country:
        raise ValueError(f"{BY_HAND.name}: {cells['name']} is not in {found.country}")
    population = int(cells["population"]) if cells["population"] else None
    return PlaceRow(
        geonames=int(cells["geonames"]) if cells["geonames"] else None,
        id=cells["id"] or f"geonames:{cells['geonames']}",
        name=cells["name"],
        country=cells["country"],
        admin1=_admin1(found) if found else cells["admin1"],
        latitude=found.latitude if found else float(cells["latitude"]),
        longitude=found.longitude if found else float(cells["longitude"]),
        population=population or populations.get(cells["division"]),
        year=int(cells["year"]) if cells["year"] else None,
        names=tuple(name for name in cells["names"].split("|") if name),
        source=cells["source"],
        level=_level(cells["level"]),
    )


def _admin1(place: Place) -> str:
    return f"{place.country}.{place.admin1}" if place.admin1 else ""


def _level(text: str) -> Level:
    return next(level for level in LEVELS if level == text)

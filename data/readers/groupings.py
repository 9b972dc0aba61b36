"""Read an edition of the official French lists, the JSON of `@etalab/decoupage-administratif`.

Rules, where the lists are silent: the seat of an intercommunality is its most populous member; the
population of a département or région is the sum of its communes, without those of the Métropole de
Lyon for the Rhône; the Collectivité européenne d'Alsace (INSEE code 6AE) is the two départements
of Alsace together. A seat that has no known place gives way to the next most populous member.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from data.readers.grouping_names import display_name
from data.readers.official_json import Entry, load_entries
from data.records import Level, Reject
from data.tables import AuthorityRow

ALSACE = ("67", "68")
ALSACE_CODE = "6AE"
ZONES = ("metro", "drom")
COMMUNE = "commune-actuelle"
GRAND_PARIS = "200054781"


@dataclass(frozen=True, slots=True)
class Seat:
    """Where the seat of an authority lies."""

    geonames: int | None
    latitude: float
    longitude: float
    region: str


@dataclass(frozen=True, slots=True)
class Edition:
    """The source key and the reference years of the populations of one edition of the lists."""

    source: str
    groupings_year: int | None = None
    communes_year: int | None = None
    other_years: Mapping[str, int] = field(default_factory=dict)
    """Years of the départements whose census differs, by département code."""

    def year_of(self, insee: str, default: int | None) -> int | None:
        """The reference year of a territory whose seat has this INSEE code."""
        return next((y for code, y in self.other_years.items() if insee.startswith(code)), default)


@dataclass(frozen=True, slots=True)
class GroupingList:
    """The authorities that were read, and those without any member whose place is known."""

    rows: list[AuthorityRow]
    rejects: list[Reject]


def read_groupings(path: Path, seats: Mapping[str, Seat], *, edition: Edition) -> GroupingList:
    """Read `epci.json`, or a folder that holds it with the other lists beside it.

    `seats` gives the place of each commune by INSEE code. Raises UnreadableFile for files that
    are not such lists.
    """
    folder, intercommunal = _files(path)
    groupings = load_entries(intercommunal, ("code", "nom", "type", "membres"))
    public_establishments = _optional(folder, "ept.json", ("code", "nom", "type", "membres"))
    communes = [
        entry
        for entry in _optional(folder, "communes.json", ("code", "nom", "type"))
        if entry.text("type") == COMMUNE
    ]
    upper = _upper_levels(folder, communes, groupings, edition)
    lower = [
        _Candidate.from_grouping(entry, edition) for entry in groupings + public_establishments
    ]
    return _located(upper + lower, seats, edition.source)


def silent_about(path: Path) -> set[str]:
    """The communes, by INSEE code, of whose établissement public territorial a list says nothing.

    Those are the communes of the Métropole du Grand Paris, where a folder has no `ept.json`.
    """
    folder, intercommunal = _files(path)
    if folder is None or (folder / "ept.json").exists():
        return set()
    return {
        member.text("code")
        for grouping in load_entries(intercommunal, ("code", "membres"))
        if grouping.text("code") == GRAND_PARIS
        for member in grouping.entries("membres", ("code",))
    }


@dataclass(frozen=True, slots=True)
class _Candidate:
    id: str
    name: str
    level: Level
    population: int | None
    year: int | None
    seats: tuple[str, ...]
    members: tuple[str, ...] = ()

    @classmethod
    def from_grouping(cls, entry: Entry, edition: Edition) -> _Candidate:
        members = sorted(
            entry.entries("membres", ("code",)),
            key=lambda member: (-(member.number("populationMunicipale") or 0), member.text("code")),
        )
        seats = tuple(member.text("code") for member in members)
        return cls(
            id=f"siren:{entry.text('code')}",
            name=display_name(entry.text("nom"), entry.text("type")),
            level="intercommunality",
            population=entry.number("populationMunicipale") or None,
            year=edition.year_of(seats[0] if seats else "", edition.groupings_year),
            seats=seats,
            members=tuple(sorted(seats)),
        )


def _files(path: Path) -> tuple[Path | None, Path]:
    if path.is_dir():
        folder = path / "data" if (path / "data" / "epci.json").exists() else path
        return folder, folder / "epci.json"
    return None, path


def _optional(folder: Path | None, name: str, keys: tuple[str, ...]) -> list[Entry]:
    if folder is None or not (folder / name).exists():
        return []
    return load_entries(folder / name, keys)


def _upper_levels(
    folder: Path | None, communes: list[Entry], groupings: list[Entry], edition: Edition
) -> list[_Candidate]:
    regions = _optional(folder, "regions.json", ("code", "nom", "chefLieu", "zone"))
    departments = _optional(folder, "departements.json", ("code", "nom", "chefLieu", "zone"))
    by_region = _sums(communes, "region")
    by_department = _sums(communes, "departement")
    by_department.subtract(_lyon(groupings, communes))
    rows = [_upper(entry, "region", by_region, edition) for entry in _governed(regions)]
    rows += [_upper(row, "department", by_department, edition) for row in _governed(departments)]
    return rows + _alsace(rows)


def _governed(entries: Iterable[Entry]) -> list[Entry]:
    return [entry for entry in entries if entry.text("zone") in ZONES]


def _upper(entry: Entry, level: Level, sums: Counter[str], edition: Edition) -> _Candidate:
    code = entry.text("code")
    return _Candidate(
        id=f"insee:{'REG' if level == 'region' else 'DEP'}-{code}",
        name=entry.text("nom"),
        level=level,
        population=sums[code] or None,
        year=edition.year_of(entry.text("chefLieu"), edition.communes_year),
        seats=(entry.text("chefLieu"),),
    )


def _alsace(rows: list[_Candidate]) -> list[_Candidate]:
    parts = [row for row in rows if row.id in {f"insee:DEP-{code}" for code in ALSACE}]
    if len(parts) != len(ALSACE):
        return []
    return [
        _Candidate(
            id=f"insee:DEP-{ALSACE_CODE}",
            name="Collectivité européenne d'Alsace",
            level="department",
            population=sum(part.population or 0 for part in parts) or None,
            year=parts[0].year,
            seats=parts[0].seats,
        )
    ]


def _sums(communes: list[Entry], key: str) -> Counter[str]:
    sums: Counter[str] = Counter()
    for commune in communes:
        sums[commune.text(key)] += commune.number("population") or 0
    return sums


def _lyon(groupings: list[Entry], communes: list[Entry]) -> Counter[str]:
    members = {
        member.text("code")
        for grouping in groupings
        if grouping.text("type") == "MET69"
        for member in grouping.entries("membres", ("code",))
    }
    return _sums([entry for entry in communes if entry.text("code") in members], "departement")


def _located(
    candidates: Iterable[_Candidate], seats: Mapping[str, Seat], source: str
) -> GroupingList:
    rows, rejects = [], []
    for position, candidate in enumerate(candidates, start=1):
        insee = next((code for code in candidate.seats if code in seats), None)
        if insee is None:
            reason = f"{candidate.name} ({candidate.id}): no place is known for any of its communes"
            rejects.append(Reject(position, reason))
        else:
            rows.append(_row(candidate, insee, seats[insee], source))
    return GroupingList(rows, rejects)


def _row(candidate: _Candidate, insee: str, seat: Seat, source: str) -> AuthorityRow:
    return AuthorityRow(
        id=candidate.id,
        name=candidate.name,
        level=candidate.level,
        population=candidate.population,
        year=candidate.year,
        seat_insee=insee,
        seat_geonames=seat.geonames,
        latitude=seat.latitude,
        longitude=seat.longitude,
        region=seat.region,
        source=source,
        members=candidate.members,
    )

"""A territory that the gazetteer lacks, by its facts: a commune to be, a valley, a new grouping.

Coast, climate and region are those of its point, its rank is the one that its population would have
among the municipalities of its country. It has no partnership and no relative.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from data.errors import InvalidOption
from data.records import Level, Territory
from data.text import clean

if TYPE_CHECKING:
    from data.gazetteer import Gazetteer

INHABITED_KM = 100.0
LARGEST = 100_000_000
HOME = "FR"


@dataclass(frozen=True, slots=True)
class Stranger:
    """The facts of such a territory: degrees, inhabitants; checked where they are given."""

    name: str
    latitude: float
    longitude: float
    country: str = HOME
    level: Level = "municipality"
    population: int | None = None
    territory: Territory = field(init=False)

    def __post_init__(self) -> None:
        name = clean(self.name)
        if not name:
            raise InvalidOption("--name is empty; give the territory a name.")
        if self.population is not None and self.population > LARGEST:
            raise InvalidOption(
                "{option} {number} is out of range; give a number from {least} to {most}.",
                option="--population",
                number=self.population,
                least=1,
                most=LARGEST,
            )
        point = f"point:{self.latitude:g},{self.longitude:g}"
        territory = Territory(
            point, name, self.country, self.level, self.latitude, self.longitude, self.population
        )
        object.__setattr__(self, "territory", territory)


def check_place(gazetteer: Gazetteer, territory: Territory) -> None:
    """Somebody of its country lives within 100 km: coordinates are easily swapped."""
    rows, _ = gazetteer.near(territory.latitude, territory.longitude, INHABITED_KM)
    codes = {gazetteer.countries[code] for code in set(gazetteer.country[rows].tolist())}
    if territory.country not in codes:
        raise InvalidOption(
            "--country {country}: no place of this country lies within {km} km of {latitude},"
            " {longitude}; check the country and the order, latitude first.",
            country=territory.country,
            km=round(INHABITED_KM),
            latitude=f"{territory.latitude:g}",
            longitude=f"{territory.longitude:g}",
        )

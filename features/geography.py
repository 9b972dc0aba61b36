"""Coast, port, climate and island of every territory, derived from packaged geography.

A territory that is larger than a town takes climate and land mass of its seat or its most populous
place, is as near to the coast as the nearest of its places, and has the port of the most populous
of its places within 25 km of one, else the nearest.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from data.columns import AnyArray, Strings, save_column
from data.gazetteer import Gazetteer
from features.areas import areas
from features.climate import CLIMATES, UNKNOWN_CLIMATE, climate_of, load_climate_raster
from features.coast import Coast, measure_coast
from features.ports import SEA_PORT_KM, Ports, load_ports

__all__ = ["CLIMATES", "UNKNOWN_CLIMATE", "build_geography"]

COASTAL_KM = 10.0
ON_COAST_KM = 5.0
PORT_KM = 25.0
ISLAND_KM2 = 2_300_000.0

GEOGRAPHY_COLUMNS = ("coast_km", "port_km", "port", "climate", "island_km2", "island")

Progress = Callable[[str, float], None]


def build_geography(folder: Path, progress: Progress) -> None:
    """Write the geography columns over the rows of the gazetteer in this folder."""
    gazetteer = Gazetteer.open(folder)
    latitude, longitude = np.array(gazetteer.latitude), np.array(gazetteer.longitude)
    coast, ports = _coast_and_ports(latitude, longitude, lambda done: progress("coast", done))
    progress("climate", 0.0)
    port, port_km = ports.nearest(latitude, longitude)
    columns: dict[str, AnyArray] = {
        "coast_km": coast.km.astype(np.float32),
        "port_km": port_km.astype(np.float32),
        "port": port,
        "climate": climate_of(load_climate_raster(), latitude, longitude),
        "island_km2": coast.land_km2.astype(np.float32),
    }
    _widen(gazetteer, columns)
    columns["island"] = _islands(columns["island_km2"])
    for name in GEOGRAPHY_COLUMNS:
        save_column(folder, name, columns[name])
    Strings.save(folder, "port_names", ports.names)
    Strings.save(folder, "port_sources", ports.sources)
    progress("climate", 1.0)


def _coast_and_ports(
    latitude: AnyArray, longitude: AnyArray, progress: Callable[[float], None]
) -> tuple[Coast, Ports]:
    ports, count = load_ports(), len(latitude)
    coast = measure_coast(
        np.concatenate([latitude, ports.latitude]),
        np.concatenate([longitude, ports.longitude]),
        progress,
    )
    at_sea = ports.within(coast.km[count:] <= SEA_PORT_KM)
    return Coast(coast.km[:count], coast.land_km2[:count]), at_sea


def _widen(gazetteer: Gazetteer, columns: dict[str, AnyArray]) -> None:
    """Bring all that is larger than a town as near to the sea as its nearest place."""
    for rows, places, codes in areas(gazetteer):
        port_km = columns["port_km"]
        merit = np.where(port_km <= PORT_KM, gazetteer.population, -port_km)
        coast = _best_place(-columns["coast_km"], places, codes)
        port = _best_place(merit, places, codes)
        for row in rows:
            columns["coast_km"][row] = columns["coast_km"][coast.get(codes[row], row)]
            columns["port_km"][row] = port_km[port.get(codes[row], row)]
            columns["port"][row] = columns["port"][port.get(codes[row], row)]


def _best_place(merit: AnyArray, places: AnyArray, codes: AnyArray) -> dict[int, int]:
    best_last = places[np.argsort(merit[places], kind="stable")]
    return dict(zip(codes[best_last].tolist(), best_last.tolist(), strict=True))


def _islands(land_km2: AnyArray) -> NDArray[np.int8]:
    """1 on a land mass smaller than 2.3 million km² (Greenland and smaller), -1 unknown."""
    known = np.where(land_km2 < ISLAND_KM2, 1, 0)
    return np.where(np.isnan(land_km2), -1, known).astype(np.int8)

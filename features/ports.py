"""The nearest sea port of a place, from the list of ports that `searoute` packages.

That list holds every place with a port code, inland ones and airports too; a sea port is one
within 25 km of the coast.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from features.packaged import packaged_file
from features.sphere import arc_km, unit_vectors

SEA_PORT_KM = 25.0
_AIRPORT = re.compile(r"\b(?:apt|airport)\b", re.IGNORECASE)
_STATE = re.compile(r" \([A-Z][a-z]\)$")

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Ports:
    """Ports of the world by name and position."""

    names: tuple[str, ...]
    latitude: Floats
    longitude: Floats

    def within(self, kept: NDArray[np.bool_]) -> Ports:
        """The ports at which `kept` is true."""
        names = tuple(name for name, keep in zip(self.names, kept, strict=True) if keep)
        return Ports(names, self.latitude[kept], self.longitude[kept])

    def nearest(self, latitude: Floats, longitude: Floats) -> tuple[NDArray[np.int32], Floats]:
        """The index of the port nearest to each point, and the km to it."""
        from scipy.spatial import cKDTree

        tree = cKDTree(unit_vectors(self.latitude, self.longitude))
        chords, index = tree.query(unit_vectors(latitude, longitude))
        return index.astype(np.int32), arc_km(chords)


def load_ports() -> Ports:
    """All packaged ports but airports; the package is read as data, never imported."""
    text = packaged_file("searoute", "data/ports.geojson").read_text(encoding="utf-8")
    found: dict[tuple[float, float], str] = {}
    for port in json.loads(text)["features"]:
        longitude, latitude = port["geometry"]["coordinates"]
        if not _AIRPORT.search(port["properties"]["name"]):
            found.setdefault((latitude, longitude), clean_port_name(port["properties"]["name"]))
    points = np.array(list(found), dtype=np.float64)
    return Ports(tuple(found.values()), points[:, 0], points[:, 1])


def clean_port_name(name: str) -> str:
    """The name without the state or island behind it, and not in capitals."""
    name = _STATE.sub("", name.split(",")[0].strip())
    return name.title() if name.isupper() else name

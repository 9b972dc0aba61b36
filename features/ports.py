"""The nearest sea port of a place, from the list of ports that `searoute` packages and from ours.

That list holds every place with a port code, inland ones and airports too; a sea port is one
within 25 km of the coast. It lacks Toulon, Lorient or Dover: `data/raw/ports.csv` adds the ports of
npm's sea-ports (MIT, UN/LOCODE) that lie more than 10 km from any of its, each at the place that
bears its name within 10 km; read by eye, what is no port was left out.
"""

from __future__ import annotations

import csv
import json
import re
from dataclasses import dataclass
from importlib.resources import files

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
    """Ports of the world by name and position; `sources` is empty where the package has them."""

    names: tuple[str, ...]
    sources: tuple[str, ...]
    latitude: Floats
    longitude: Floats

    def within(self, kept: NDArray[np.bool_]) -> Ports:
        """The ports at which `kept` is true."""
        at = np.flatnonzero(kept).tolist()
        names, sources = (tuple(texts[one] for one in at) for texts in (self.names, self.sources))
        return Ports(names, sources, self.latitude[kept], self.longitude[kept])

    def nearest(self, latitude: Floats, longitude: Floats) -> tuple[NDArray[np.int32], Floats]:
        """The index of the port nearest to each point, and the km to it."""
        from scipy.spatial import cKDTree

        tree = cKDTree(unit_vectors(self.latitude, self.longitude))
        chords, index = tree.query(unit_vectors(latitude, longitude))
        return index.astype(np.int32), arc_km(chords)


def load_ports() -> Ports:
    """All packaged ports but airports, and ours."""
    packaged, ours = _packaged_ports(), _own_ports()
    return Ports(
        packaged.names + ours.names,
        packaged.sources + ours.sources,
        np.concatenate([packaged.latitude, ours.latitude]),
        np.concatenate([packaged.longitude, ours.longitude]),
    )


def _own_ports() -> Ports:
    with (files("data.raw") / "ports.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return Ports(
        tuple(row["name"] for row in rows),
        tuple(f"{row['source']}, UN/LOCODE {row['locode']}" for row in rows),
        np.array([float(row["latitude"]) for row in rows]),
        np.array([float(row["longitude"]) for row in rows]),
    )


def _packaged_ports() -> Ports:
    text = packaged_file("searoute", "data/ports.geojson").read_text(encoding="utf-8")
    found: dict[tuple[float, float], str] = {}
    for port in json.loads(text)["features"]:
        longitude, latitude = port["geometry"]["coordinates"]
        if not _AIRPORT.search(port["properties"]["name"]):
            found.setdefault((latitude, longitude), clean_port_name(port["properties"]["name"]))
    points = np.array(list(found), dtype=np.float64)
    return Ports(tuple(found.values()), ("",) * len(found), points[:, 0], points[:, 1])


def clean_port_name(name: str) -> str:
    """The name without the state or island behind it, and not in capitals."""
    name = _STATE.sub("", name.split(",")[0].strip())
    return name.title() if name.isupper() else name

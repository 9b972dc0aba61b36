"""Coasts and borders of the world as lines that countries share, from npm `world-atlas`."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

LEFT_OUT = {"Antarctica"}
PART_OF = {
    "Somaliland": "Somalia",
    "N. Cyprus": "Cyprus",
    "Cyprus U.N. Buffer Zone": "Cyprus",
    "Dhekelia": "Cyprus",
    "Akrotiri": "Cyprus",
    "Baikonur": "Kazakhstan",
    "USNB Guantanamo Bay": "Cuba",
    "W. Sahara": "Morocco",
}
"""Areas that Natural Earth draws apart and that are leased, occupied or not held for states by
France; Western Sahara is drawn apart by the line below instead of the wall that runs through it."""

PARALLEL = (("Morocco", "W. Sahara"), ((-13.17, 27.667), (-8.667, 27.667)))
"""The line on which the United Nations part the two, longitudes and latitudes."""

UNSETTLED = (
    {"Morocco", "W. Sahara"},
    {"India", "Siachen Glacier"},
    {"Pakistan", "Siachen Glacier"},
)
"""Neighbours whose line is drawn broken, as undetermined."""


@dataclass(frozen=True)
class Outline:
    """One line between two junctions, degrees (n, 2) of longitude and latitude; who it bounds."""

    degrees: NDArray[np.float64]
    ends: tuple[tuple[int, ...], tuple[int, ...]]
    owners: tuple[str, ...]

    @property
    def is_coast(self) -> bool:
        """Whether only one side of it is land."""
        return len(self.owners) == 1

    @property
    def is_border(self) -> bool:
        """Whether two countries meet at it; Crimea is Ukraine, whose northern edge is no border."""
        countries = set(self.owners)
        crimea = countries == {"Russia", "Ukraine"} and self.degrees[:, 1].max() < 46.5
        return len(countries) == 2 and not crimea

    @property
    def is_unsettled(self) -> bool:
        """Whether the border is undetermined."""
        return set(self.owners) in UNSETTLED


def load_outlines(file: Path) -> list[Outline]:
    """The lines of a `countries-*.json`, each once, coasts with the land on the same hand."""
    topology = json.loads(file.read_text(encoding="utf-8"))
    scale, shift = (np.array(topology["transform"][key]) for key in ("scale", "translate"))
    owners: dict[int, list[str]] = defaultdict(list)
    turned: set[int] = set()
    for name, arc in _arcs(topology["objects"]["countries"]["geometries"]):
        number = max(arc, ~arc)
        owners[number].append(name)
        if arc < 0:
            turned.add(number)
    outlines = [Outline(np.array(PARALLEL[1]), ((), ()), PARALLEL[0])]
    for number in sorted(owners):
        grid = np.cumsum(np.array(topology["arcs"][number], dtype=np.int64), axis=0)
        grid = grid[::-1] if number in turned else grid
        ends = (tuple(grid[0]), tuple(grid[-1]))
        outlines.append(Outline(grid * scale + shift, ends, tuple(owners[number])))
    return outlines


def _arcs(geometries: Iterable[dict[str, Any]]) -> Iterator[tuple[str, int]]:
    """The country and the number of every line of every ring; ~number where it runs backwards."""
    for geometry in geometries:
        name = geometry["properties"]["name"]
        if name in LEFT_OUT:
            continue
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        for ring in (ring for polygon in polygons for ring in polygon):
            yield from ((PART_OF.get(name, name), arc) for arc in ring)


def shores(coasts: Sequence[Outline]) -> list[list[Outline]]:
    """The coasts chained, end to start, into closed shores."""
    waiting: dict[tuple[int, ...], list[Outline]] = defaultdict(list)
    for coast in coasts:
        waiting[coast.ends[0]].append(coast)
    rings = []
    for start in list(waiting):
        while waiting[start]:
            ring = [waiting[start].pop()]
            while ring[-1].ends[1] != start:
                ring.append(waiting[ring[-1].ends[1]].pop())
            rings.append(ring)
    return rings

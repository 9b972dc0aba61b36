"""Gentle curves between two places, cut where they leave the sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matcher.drawing.markup import element, number
from matcher.drawing.projection import Point, from_centre, sheet_point
from matcher.drawing.symbols import COLOURS, Kind

Floats = NDArray[np.float64]

BEND = 0.14  # of the length, towards the north or the west
POINTS = 32
NORTHMOST = 82.0
DASHES: dict[Kind, str | None] = {
    "origin": None,
    "suggestion": None,
    "partner": "6 3",
    "precedent": "1.5 3",
}


@dataclass(frozen=True, slots=True)
class Arc:
    """A tie between two places, each latitude and longitude."""

    start: Point
    end: Point
    kind: Kind = "suggestion"


def draw_arcs(arcs: Sequence[Arc], *, unit: float, non_scaling: bool) -> str:
    """The arcs; `unit` is the width of one pixel where strokes scale with the map."""
    return "".join(_draw(arc, unit=unit, non_scaling=non_scaling) for arc in arcs)


def _draw(arc: Arc, *, unit: float, non_scaling: bool) -> str:
    dashes = DASHES[arc.kind]
    return element(
        "path",
        class_=f"map-arc map-arc-{arc.kind}",
        d="".join(_path(piece) for piece in arc_pieces(arc)),
        fill="none",
        stroke=COLOURS[arc.kind],
        stroke_width=1.6 * unit,
        stroke_dasharray=dashes and " ".join(number(float(dash) * unit) for dash in dashes.split()),
        stroke_linecap="round",
        stroke_opacity=0.75,
        vector_effect="non-scaling-stroke" if non_scaling else None,
    )


def arc_pieces(arc: Arc) -> list[list[Point]]:
    """The points of the curve on the sheet, in two pieces where it leaves it on one side."""
    (south, west), (latitude, longitude) = arc.start, arc.end
    start, across = from_centre(west), (longitude - west + 180) % 360 - 180
    rise = latitude - south
    narrow = float(np.cos(np.radians((latitude + south) / 2)))
    side = 1.0 if across >= 0 else -1.0
    steps = np.linspace(0, 1, POINTS + 1)
    bend = 4 * steps * (1 - steps) * BEND * side
    east = start + across * steps - bend * rise / max(narrow, 0.2)
    north = np.clip(south + rise * steps + bend * across * narrow, -NORTHMOST, NORTHMOST)
    return [[sheet_point(*place) for place in piece] for piece in _pieces(north, east)]


def _pieces(north: Floats, east: Floats) -> list[list[Point]]:
    """Cut at the edge of the sheet, which both pieces reach."""
    turns = np.floor((east + 180) / 360)
    cuts = np.flatnonzero(np.diff(turns))
    pieces: list[list[Point]] = [[]]
    for at, (latitude, degrees, turn) in enumerate(zip(north, east, turns, strict=True)):
        pieces[-1].append((float(latitude), float(degrees - 360 * turn)))
        if at in cuts:
            edge = 360 * max(turn, turns[at + 1]) - 180
            share = (edge - degrees) / (east[at + 1] - degrees)
            between = float(latitude + share * (north[at + 1] - latitude))
            leaving = 180.0 if turns[at + 1] > turn else -180.0
            pieces[-1].append((between, leaving))
            pieces.append([(between, -leaving)])
    return pieces


def _path(points: Sequence[Point]) -> str:
    first, *others = (f"{number(x)} {number(y)}" for x, y in points)
    return f"M{first}L{' '.join(others)}"

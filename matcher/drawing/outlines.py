"""How `land.svg` is made from Natural Earth; run by `python -m matcher.drawing.outlines FOLDER`.

FOLDER holds npm world-atlas 2.0.2, unpacked: Natural Earth 4.1 (public domain), 1:10 m. Each coast
and border is drawn once and simplified, most finely around Europe, then in the tropics; islands too
small to see are left out, except the largest of each country or territory; Antarctica is left out.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from matcher.drawing.land import LAND_FILE, STEPS
from matcher.drawing.palette import BORDER, COAST, LAND
from matcher.drawing.projection import HEIGHT, WIDTH, from_centre, sheet_point
from matcher.drawing.simplifying import Cells, Points, path_data, simplified
from matcher.drawing.topology import Outline, load_outlines, shores

FINE = 0.12  # units of the sheet; one is 40 km at the equator
COARSE = ((37, 0.27), (58, 0.4), (90, 0.9))  # up to a latitude, north or south
NEAR = ((-12.0, 33.0), (35.0, 61.0))  # where most partners are
SMALLEST_FRENCH, SMALLEST_NEAR, SMALLEST_WARM, SMALLEST = 0.05, 0.1, 0.25, 2.0  # square units
WARM = 37
ROUND = 4  # a small island is simplified by at most its side divided by this

Floats = NDArray[np.float64]


def on_sheet(line: Outline) -> Points:
    """The line on the sheet, kept whole: all on the side where its middle is."""
    longitudes, latitudes = line.degrees.T
    east = np.degrees(np.unwrap(np.radians(longitudes)))
    middle = float(east.mean())
    east += from_centre(middle) - middle
    return np.array([sheet_point(*place) for place in zip(latitudes, east, strict=True)])


def near_europe(line: Outline) -> NDArray[np.bool_]:
    """Of each point, whether it lies where most partners are."""
    within = (line.degrees > NEAR[0]) & (line.degrees < NEAR[1])
    return np.asarray(within.all(axis=1))


def tolerance(line: Outline) -> Floats:
    """Of each point, how far the line may pass from it."""
    band = np.searchsorted([latitude for latitude, _ in COARSE], np.abs(line.degrees[:, 1]))
    return np.where(near_europe(line), FINE, np.array([coarse for _, coarse in COARSE])[band])


def drawn(line: Outline, *, finest: float = 1.0) -> Cells:
    """The line simplified, in steps of the sheet."""
    bounds = np.minimum(tolerance(line), finest)
    return np.rint(simplified(on_sheet(line), bounds) * STEPS).astype(np.int64)


def area_of(points: Points) -> float:
    """Square units inside a closed line."""
    x, y = (points - points[0]).T
    return abs(float(x[:-1] @ y[1:] - x[1:] @ y[:-1])) / 2


def large_enough(rings: Iterable[list[Outline]]) -> list[tuple[list[Outline], float]]:
    """The shores that are drawn, with their areas."""
    by_owner: dict[str, list[tuple[float, list[Outline]]]] = defaultdict(list)
    for ring in rings:
        points = np.concatenate([on_sheet(line) for line in ring])
        by_owner[ring[0].owners[0]].append((area_of(points), ring))
    kept = []
    for shores_of in by_owner.values():
        largest = max(area for area, _ in shores_of)
        kept += [(ring, area) for area, ring in shores_of if area >= min(_smallest(ring), largest)]
    return kept


def _smallest(ring: Sequence[Outline]) -> float:
    """The area from which a shore is drawn: those of France are its overseas authorities."""
    if ring[0].owners[0] == "France":
        return SMALLEST_FRENCH
    if near_europe(ring[0]).all():
        return SMALLEST_NEAR
    return SMALLEST_WARM if abs(ring[0].degrees[:, 1].mean()) < WARM else SMALLEST


def land_path(outlines: Sequence[Outline]) -> str:
    """The `d` of all land."""
    rings = shores([line for line in outlines if line.is_coast])
    lines = [
        np.concatenate([drawn(line, finest=max(area, 0.01) ** 0.5 / ROUND) for line in ring])
        for ring, area in large_enough(rings)
    ]
    return path_data(lines, closed=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Write `land.svg`."""
    parser = argparse.ArgumentParser(prog="python -m matcher.drawing.outlines", description=__doc__)
    parser.add_argument("folder", type=Path, help="npm world-atlas 2.0.2, unpacked")
    parser.add_argument("--output", type=Path, default=LAND_FILE, help="where to write the drawing")
    options = parser.parse_args(arguments)
    outlines = load_outlines(options.folder / "countries-10m.json")
    borders = [line for line in outlines if line.is_border]
    settled = path_data([drawn(b) for b in borders if not b.is_unsettled], closed=False)
    unsettled = path_data([drawn(b) for b in borders if b.is_unsettled], closed=False)
    drawing = drawing_of(land_path(outlines), settled, unsettled)
    options.output.write_text(drawing, encoding="utf-8")
    sys.stdout.write(f"{options.output.name}: {len(drawing):,} bytes\n")
    return 0


def drawing_of(land: str, settled: str, unsettled: str) -> str:
    """The SVG document; its group `land` scales the steps to units of the sheet."""
    box = f"0 0 {WIDTH:g} {HEIGHT:.0f}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">\n'
        f'<g id="land" transform="scale({1 / STEPS:g})" stroke-linejoin="round">\n'
        f'<path class="map-land" fill="{LAND}" fill-rule="evenodd" stroke="{COAST}"'
        f' vector-effect="non-scaling-stroke" d="{land}"/>\n'
        f'<path class="map-borders" fill="none" stroke="{BORDER}"'
        f' vector-effect="non-scaling-stroke" d="{settled}"/>\n'
        f'<path class="map-unsettled" fill="none" stroke="{BORDER}" stroke-dasharray="3"'
        f' vector-effect="non-scaling-stroke" d="{unsettled}"/>\n'
        "</g>\n</svg>\n"
    )


if __name__ == "__main__":
    raise SystemExit(main())

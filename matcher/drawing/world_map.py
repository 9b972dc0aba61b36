"""A map of the world with places and ties on it, as one SVG element."""

from __future__ import annotations

from collections.abc import Sequence

from matcher.drawing.arcs import Arc, draw_arcs
from matcher.drawing.land import STEPS, land_group, land_svg
from matcher.drawing.markers import Marker, draw_markers, foremost
from matcher.drawing.markup import element, number, words
from matcher.drawing.palette import BEYOND, SEA
from matcher.drawing.projection import HEIGHT, WIDTH, outline
from matcher.drawing.view import View, view_of

__all__ = ["Arc", "Marker", "fit", "land_svg", "map_svg"]

INLINE = "inline"
COAST_WIDTH = 0.7
FRAME, PRINTED = 720, 480
"""Pixels of width for which signs are drawn, on a screen and where the map stands alone."""


def fit(markers: Sequence[Marker]) -> View:
    """The view that shows the foremost markers, else all of them, else the world."""
    return view_of([marker.point for marker in foremost(markers) or markers])


def map_svg(
    markers: Sequence[Marker],
    arcs: Sequence[Arc],
    *,
    title: str,
    description: str,
    land: str = INLINE,
    key: str = "map",
) -> str:
    """The map in the view that fits its markers.

    `land` is the address of `land_svg()`, or "inline" where the map must stand alone; `key` makes
    the ids of this map differ from those of another on the same page.
    """
    view = fit(markers)
    inline = land == INLINE
    pixel = view.width / (PRINTED if inline else FRAME)
    unit = pixel if inline else 1.0
    linked = any(marker.href is not None for marker in markers)
    return element(
        "svg",
        element("title", words(title), id=f"{key}-title"),
        element("desc", words(description), id=f"{key}-desc"),
        _sea(),
        _land(land, unit=unit),
        element("g", draw_arcs(arcs, unit=unit, non_scaling=not inline), class_="map-arcs"),
        element("g", draw_markers(markers, view, pixel=pixel), class_="map-markers"),
        xmlns="http://www.w3.org/2000/svg",
        class_="map",
        viewBox=str(view),
        data_world=f"0 0 {WIDTH:g} {HEIGHT:.0f}",
        role="group" if linked else "img",
        aria_labelledby=f"{key}-title",
        aria_describedby=f"{key}-desc",
    )


def _sea() -> str:
    """The sheet, and the paler ground that it lies on."""
    wide = 3 * WIDTH
    ground = element("rect", x=-WIDTH, y=-WIDTH, width=wide, height=wide, fill=BEYOND)
    edge = " ".join(f"{number(x)},{number(y)}" for x, y in outline())
    return ground + element("polygon", class_="map-sea", points=edge, fill=SEA)


def _land(land: str, *, unit: float) -> str:
    if land == INLINE:
        return element("g", land_group(), stroke_width=COAST_WIDTH * unit * STEPS)
    return element("g", element("use", href=f"{land}#land"), stroke_width=COAST_WIDTH)

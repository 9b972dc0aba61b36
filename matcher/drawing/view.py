"""The part of the sheet that a map shows at first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matcher.drawing.projection import HEIGHT, WIDTH, Point

RATIO = 1.6  # of the frame, width to height
MARGIN_ACROSS, MARGIN_DOWN = 0.16, 0.28  # names stand above and below their places
NARROWEST = 55.0  # units of the sheet: 2,200 km at the equator
WORLD_FROM = 0.85  # a view wider than this part of the world shows all of it


@dataclass(frozen=True)
class View:
    """A rectangle of the sheet, written as a viewBox."""

    x: float
    y: float
    width: float
    height: float

    def __str__(self) -> str:
        return f"{self.x:.1f} {self.y:.1f} {self.width:.1f} {self.height:.1f}"


WORLD = View(0, (HEIGHT - WIDTH / RATIO) / 2, WIDTH, WIDTH / RATIO)


def view_of(points: Sequence[Point]) -> View:
    """The view that holds the points with a margin, in the ratio of the frame."""
    if not points:
        return WORLD
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    across = (right - left) * (1 + 2 * MARGIN_ACROSS)
    down = (bottom - top) * (1 + 2 * MARGIN_DOWN)
    width = max(across, down * RATIO, NARROWEST)
    if width > WORLD_FROM * WIDTH:
        return WORLD
    height = width / RATIO
    x = _inside((left + right - width) / 2, WIDTH - width)
    y = _inside((top + bottom - height) / 2, HEIGHT - height)
    return View(x, y, width, height)


def _inside(start: float, last: float) -> float:
    """The start moved so that the view stays on the sheet; the sheet in its middle if too small."""
    return min(max(start, 0.0), last) if last > 0 else last / 2

"""The world on a sheet: Equal Earth, which keeps areas true, cut in the Bering Strait.

B. Šavrič, T. Patterson and B. Jenny (2018), The Equal Earth map projection, International Journal
of Geographical Information Science, 33(3), 454-465, doi:10.1080/13658816.2018.1504949.
"""

from __future__ import annotations

from math import asin, cos, pi, radians, sin, sqrt

CENTRE = 11.0  # its antimeridian, 169° W, runs between Asia and America and cuts no country
NORTH, SOUTH = 83.7, -56.5
WIDTH = 1000.0

_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_SCALE = WIDTH * 3 * _A1 / (4 * sqrt(3) * pi)

Point = tuple[float, float]


def from_centre(longitude: float) -> float:
    """Degrees east of the central meridian, from -180 to 180."""
    return (longitude - CENTRE + 180) % 360 - 180


def sheet_point(latitude: float, east: float) -> Point:
    """The x and y, downwards, of a latitude and of degrees east of the central meridian."""
    turned = asin(sqrt(3) / 2 * sin(radians(latitude)))
    square = turned * turned
    sixth = square**3
    slope = 9 * _A4 * sixth * square + 7 * _A3 * sixth + 3 * _A2 * square + _A1
    x = 2 * sqrt(3) * radians(east) * cos(turned) / (3 * slope)
    return WIDTH / 2 + _SCALE * x, _TOP - _SCALE * _height(turned)


def project(latitude: float, longitude: float) -> Point:
    """The x and y of a point of the earth, on a sheet of `WIDTH` by `HEIGHT`."""
    return sheet_point(latitude, from_centre(longitude))


def outline() -> list[Point]:
    """The edge of the sheet: the meridian of the cut on its western and on its eastern side."""
    steps = [SOUTH + (NORTH - SOUTH) * step / 24 for step in range(25)]
    west = [sheet_point(latitude, -180) for latitude in steps]
    return west + [(WIDTH - x, y) for x, y in reversed(west)]


def _height(turned: float) -> float:
    square = turned * turned
    return turned * (_A1 + square * (_A2 + square**2 * (_A3 + square * _A4)))


def _height_of(latitude: float) -> float:
    return _height(asin(sqrt(3) / 2 * sin(radians(latitude))))


_TOP = _SCALE * _height_of(NORTH)
HEIGHT = _TOP - _SCALE * _height_of(SOUTH)

"""Lines with fewer points, by Douglas and Peucker (1973), and their short form in SVG."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
Cells = NDArray[np.int64]


def simplified(points: Points, tolerance: NDArray[np.float64]) -> Points:
    """The points (n, 2) without those nearer to the line than their own tolerance (n,).

    A closed line keeps its farthest point too, so that it stays an area.
    """
    keep = np.zeros(len(points), dtype=bool)
    keep[[0, -1]] = True
    waiting = [(0, len(points) - 1)]
    if len(points) > 3 and (points[0] == points[-1]).all():
        farthest = int(np.hypot(*(points - points[0]).T).argmax())
        keep[farthest] = True
        waiting = [(0, farthest), (farthest, len(points) - 1)]
    while waiting:
        first, last = waiting.pop()
        if last - first < 2:
            continue
        inner = slice(first + 1, last)
        excess = _distances(points[inner], points[first], points[last]) / tolerance[inner]
        worst = int(excess.argmax())
        if excess[worst] > 1:
            middle = first + 1 + worst
            keep[middle] = True
            waiting += [(first, middle), (middle, last)]
    return points[keep]


def _distances(points: Points, start: Points, end: Points) -> NDArray[np.float64]:
    """How far each point is from the segment."""
    along = end - start
    length = float(along @ along)
    share = np.clip((points - start) @ along / length, 0, 1) if length else np.zeros(len(points))
    apart: NDArray[np.float64] = np.hypot(*(points - start - share[:, None] * along).T)
    return apart


def path_data(lines: Sequence[Cells], *, closed: bool) -> str:
    """The lines, whole numbers (n, 2), as the `d` of one path, each in steps from its start."""
    return "".join(filter(None, (_line(line, closed=closed) for line in lines)))


def _line(cells: Cells, *, closed: bool) -> str:
    steps = np.diff(cells, axis=0)
    steps = steps[(steps != 0).any(axis=1)]
    steps = steps[:-1] if closed else steps
    if len(steps) < (2 if closed else 1):
        return ""
    numbers = "".join(f"{number:+d}" for number in steps.ravel())
    return f"M{cells[0][0]} {cells[0][1]}l{_short(numbers)}{'z' if closed else ''}"


def _short(numbers: str) -> str:
    """Signed numbers in a row, a blank for each plus."""
    return numbers.replace("+", " ").strip()

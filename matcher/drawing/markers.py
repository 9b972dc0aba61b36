"""The places marked on a map, kept apart where they would hide each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matcher.drawing.markup import element, words
from matcher.drawing.palette import INK, PAPER
from matcher.drawing.projection import Point, project
from matcher.drawing.spreading import spread
from matcher.drawing.symbols import COLOURS, Kind, symbol
from matcher.drawing.view import View
from matcher.notes.fitting import name_within

APART = 24.0  # pixels; also the least size of a target, WCAG 2.2
NAMED = 3  # as many places are named on the map itself
LABEL = 40  # letters of such a name
CROWD = 60  # more places are not kept apart, and their signs are small
SMALL = 0.6
STAYS: Point = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Marker:
    """A place to mark; `key` ties it to the same place in a list, `number` is its rank there."""

    kind: Kind
    latitude: float
    longitude: float
    label: str
    number: int | None = None
    href: str | None = None
    key: str = ""

    @property
    def point(self) -> Point:
        """Where it lies on the sheet."""
        return project(self.latitude, self.longitude)

    @property
    def name(self) -> str:
        """What is read out."""
        return self.label if self.number is None else f"{self.number}. {self.label}"


def foremost(markers: Sequence[Marker]) -> list[Marker]:
    """Those for which the map is drawn: the origin with the suggestions, else with the partners."""
    wanted = "suggestion" if any(each.kind == "suggestion" for each in markers) else "partner"
    return [marker for marker in markers if marker.kind in ("origin", wanted)]


def draw_markers(markers: Sequence[Marker], view: View, *, pixel: float) -> str:
    """The markers in a view, whose signs are `pixel` units large: the foremost over the others."""
    ahead = foremost(markers)
    kinds = {marker.kind for marker in ahead}
    crowded = len(markers) > CROWD
    drawn = [_draw(each, pixel, crowded=crowded) for each in markers if each.kind not in kinds]
    moves = [STAYS] * len(ahead)
    if len(ahead) <= CROWD:
        places = [(x / pixel, y / pixel) for x, y in (marker.point for marker in ahead)]
        moves = spread(places, [marker.kind == "origin" for marker in ahead], apart=APART)
    named = len(ahead) <= NAMED
    for marker, move in zip(ahead, moves, strict=True):
        name = _name(marker, ahead, view) if named else ""
        drawn.append(_draw(marker, pixel, crowded=crowded, move=move, name=name))
    return "".join(drawn)


def _draw(
    marker: Marker, pixel: float, *, crowded: bool, move: Point = STAYS, name: str = ""
) -> str:
    x, y = marker.point
    sign = symbol(marker.kind, marker.number)
    if crowded and marker.number is None:
        sign = element("g", sign, transform=f"scale({SMALL})")
    if marker.href is not None:
        reach = element(
            "circle", class_="marker-target", r=APART / 2, fill="none", pointer_events="all"
        )
        sign = reach + sign
    sign += name
    body = element(
        "g",
        _moved(sign, move, COLOURS[marker.kind]),
        class_="marker-body",
        transform=f"scale({pixel:.4f})",
    )
    inside = element("title", words(marker.name)) + body
    if marker.href is not None:
        inside = element("a", inside, href=marker.href, aria_label=marker.name)
    return element(
        "g",
        inside,
        class_=f"marker map-{marker.kind}",
        data_key=marker.key or None,
        transform=f"translate({x:.2f} {y:.2f})",
    )


def _moved(sign: str, move: Point, colour: str) -> str:
    """The sign away from its place, which a dot and a line then show."""
    if move == STAYS:
        return sign
    x, y = move
    line = element("line", x2=x, y2=y, stroke=colour, stroke_width=1.5)
    dot = element("circle", r=2.5, fill=colour, stroke=PAPER, stroke_width=0.75)
    return line + dot + element("g", sign, transform=f"translate({x:.1f} {y:.1f})")


def _name(marker: Marker, others: Sequence[Marker], view: View) -> str:
    """The label on a light edge: below the sign, or above it where a tie leaves southwards."""
    across, down = marker.point
    gaps = [(x - across, y - down) for x, y in (other.point for other in others)]
    southwards = any(below > abs(aside) / 2 for aside, below in gaps)
    share = (across - view.x) / view.width
    anchor = "start" if share < 0.2 else "end" if share > 0.8 else "middle"
    y = -19.0 if southwards else 28.0
    label = name_within(marker.label, LABEL)
    edge = _text(label, y=y, anchor=anchor, edge=True)
    return edge + _text(label, y=y, anchor=anchor, edge=False)


def _text(label: str, *, y: float, anchor: str, edge: bool) -> str:
    return element(
        "text",
        words(label),
        y=y,
        fill=PAPER if edge else INK,
        stroke=PAPER if edge else None,
        stroke_width=4 if edge else None,
        stroke_linejoin="round" if edge else None,
        font_family="inherit",
        font_size=14,
        font_weight="bold",
        text_anchor=anchor,
        aria_hidden="true",
    )

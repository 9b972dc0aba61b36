"""What is marked on a map: each kind has its own shape and colour, around the point 0, 0."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from matcher.drawing.markup import element, words
from matcher.drawing.palette import INK, NAVY, PAPER, PLUM, RUST, TEAL
from matcher.drawing.projection import Point, project
from matcher.drawing.spreading import spread
from matcher.drawing.view import View

Kind = Literal["origin", "suggestion", "partner", "precedent"]

PIN = 11.0  # pixels from the middle to the edge
APART = 24.0  # the least size of a target, WCAG 2.2
NAMED = 3  # as many markers are named on the map
STAR = "M0-7 1.7-2.3 6.7-2.2 2.7.9 4.1 5.7 0 2.8-4.1 5.7-2.7.9-6.7-2.2-1.7-2.3z"
COLOURS: dict[Kind, str] = {
    "origin": NAVY,
    "suggestion": RUST,
    "partner": TEAL,
    "precedent": PLUM,
}


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
    def is_pin(self) -> bool:
        """Whether it must stay readable beside its neighbours."""
        return self.kind == "origin" or self.number is not None

    @property
    def name(self) -> str:
        """What is read out."""
        return self.label if self.number is None else f"{self.number}. {self.label}"


def symbol(kind: Kind, number: int | None = None) -> str:
    """The sign of a kind, in pixels around 0, 0."""
    ring = {"fill": COLOURS[kind], "stroke": PAPER, "stroke_width": 1.5}
    if kind == "origin":
        return element("circle", r=PIN + 1, **ring) + element("path", d=STAR, fill=PAPER)
    if kind == "partner":
        return element("rect", x=-5.5, y=-5.5, width=11, height=11, rx=1.5, **ring)
    if kind == "precedent":
        return element("path", d="M0-7 6.5 5-6.5 5z", stroke_linejoin="round", **ring)
    if number is None:
        return element("circle", r=6, **ring)
    return element("circle", r=PIN, **ring) + _digits(str(number))


def draw_markers(markers: Sequence[Marker], view: View) -> str:
    """The markers in a view: small ones first, then the pins in their order."""
    ordered = sorted(markers, key=lambda marker: marker.is_pin)
    pins = [marker for marker in ordered if marker.is_pin]
    pixels = [(x / view.pixel, y / view.pixel) for x, y in (pin.point for pin in pins)]
    fixed = [pin.kind == "origin" for pin in pins]
    moves = [(0.0, 0.0)] * (len(ordered) - len(pins)) + spread(pixels, fixed, apart=APART)
    named = len(pins) <= NAMED
    return "".join(
        _draw(marker, view, move=move, named=named and marker.is_pin)
        for marker, move in zip(ordered, moves, strict=True)
    )


def _draw(marker: Marker, view: View, *, move: Point, named: bool) -> str:
    x, y = marker.point
    sign = _moved(symbol(marker.kind, marker.number), move, COLOURS[marker.kind])
    target = element("circle", class_="marker-target", r=12, cx=move[0], cy=move[1], fill="none")
    on_right = x < view.x + 0.7 * view.width
    name = _name(marker.label, move, on_right=on_right) if named else ""
    body = element(
        "g", target, sign, name, class_="marker-body", transform=f"scale({view.pixel:.4f})"
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
    if move == (0.0, 0.0):
        return sign
    x, y = move
    line = element("line", x2=x, y2=y, stroke=colour, stroke_width=1.2)
    dot = element("circle", r=2.2, fill=colour)
    return line + dot + element("g", sign, transform=f"translate({x:.1f} {y:.1f})")


def _digits(text: str) -> str:
    size = {1: 13, 2: 12}.get(len(text), 9.5)
    return element(
        "text",
        text,
        y=size * 0.35,
        fill=PAPER,
        font_family="inherit",
        font_size=size,
        font_weight="bold",
        text_anchor="middle",
    )


def _name(label: str, move: Point, *, on_right: bool) -> str:
    """The label beside the sign, on a light edge."""
    place = {
        "x": move[0] + (17 if on_right else -17),
        "y": move[1] + 5,
        "font_family": "inherit",
        "font_size": 14,
        "font_weight": "bold",
        "text_anchor": "start" if on_right else "end",
    }
    edge = element(
        "text", words(label), fill=PAPER, stroke=PAPER, stroke_width=4, aria_hidden="true", **place
    )
    return edge + element("text", words(label), fill=INK, **place)

"""The sign of each kind of place, told by its shape as well as by its colour."""

from __future__ import annotations

from typing import Literal

from matcher.drawing.markup import element
from matcher.drawing.palette import NAVY, PAPER, PLUM, RUST, TEAL

Kind = Literal["origin", "suggestion", "partner", "precedent"]

PIN = 11.0  # pixels from the middle to the edge
STAR = "M0-7 1.7-2.3 6.7-2.2 2.7.9 4.1 5.7 0 2.8-4.1 5.7-2.7.9-6.7-2.2-1.7-2.3z"
COLOURS: dict[Kind, str] = {
    "origin": NAVY,
    "suggestion": RUST,
    "partner": TEAL,
    "precedent": PLUM,
}


def symbol(kind: Kind, number: int | None = None) -> str:
    """The sign, in pixels around 0, 0."""
    colour = COLOURS[kind]
    if kind == "origin":
        return _ringed("circle", colour, r=PIN + 1) + element("path", d=STAR, fill=PAPER)
    if kind == "partner":
        return _ringed("rect", colour, x=-5.5, y=-5.5, width=11, height=11, rx=1.5)
    if kind == "precedent":
        return _ringed("path", colour, d="M0-7 6.5 5-6.5 5z", stroke_linejoin="round")
    if number is None:
        return _ringed("circle", colour, r=7)
    return _ringed("circle", colour, r=PIN) + _digits(str(number))


def _ringed(shape: str, colour: str, **attributes: str | float | None) -> str:
    return element(shape, fill=colour, stroke=PAPER, stroke_width=1.5, **attributes)


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

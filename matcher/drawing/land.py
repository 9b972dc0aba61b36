"""The land of the world, drawn beforehand (by `outlines`) from Natural Earth, public domain."""

from __future__ import annotations

from functools import cache
from pathlib import Path

LAND_FILE = Path(__file__).with_name("land.svg")
STEPS = 16  # of its paths, per unit of the sheet
NON_SCALING = ' vector-effect="non-scaling-stroke"'


@cache
def land_svg() -> str:
    """The SVG document of land and borders; maps use its group `land`."""
    return LAND_FILE.read_text(encoding="utf-8")


@cache
def land_group() -> str:
    """The group alone, to stand inside a map whose stroke widths are those of the sheet."""
    document = land_svg()
    group = document[document.index("<g ") : document.index("</svg>")].rstrip()
    return group.replace(NON_SCALING, "").replace(' id="land"', "")

"""What charts share: they fill the width they are given, and their letters keep their size.

Widths and places across are per cent, heights are pixels: a chart has no viewBox, so that a phone
shows the same text in the same size as a large screen.
"""

from __future__ import annotations

from collections.abc import Iterable

from matcher.drawing.markup import element, number, words
from matcher.drawing.palette import INK, RULE
from matcher.translation import Translator

LETTERS = 13.0
NARROW = 320  # pixels: the width that every label must fit


def chart(*content: str, key: str, title: str, told: Iterable[str], height: float) -> str:
    """A chart as one image with a name and the figures it shows, for who does not see it."""
    return element(
        "svg",
        element("title", words(title), id=f"{key}-title"),
        element("desc", words("; ".join(told)), id=f"{key}-desc"),
        *content,
        xmlns="http://www.w3.org/2000/svg",
        class_="chart",
        width="100%",
        height=height,
        role="img",
        aria_labelledby=f"{key}-title",
        aria_describedby=f"{key}-desc",
    )


def box(across: tuple[float, float], down: tuple[float, float], title: str, **look: str) -> str:
    """A rectangle from one share of the width to another, and its tooltip."""
    (left, right), (top, height) = sorted(across), down
    return element(
        "rect",
        element("title", words(title)),
        x=percent(left),
        width=percent(max(right - left, 0.004)),
        y=top,
        height=height,
        **look,
    )


def upright(share: float, top: float, bottom: float, colour: str = RULE) -> str:
    """A line from top to bottom at a share of the width."""
    at = percent(share)
    return element("line", x1=at, x2=at, y1=top, y2=bottom, stroke=colour)


def written(text: str, at: tuple[float, float], anchor: str = "start", **look: str | float) -> str:
    """Text at a share of the width and a height in pixels."""
    share, y = at
    style: dict[str, str | float] = {"fill": INK, "font_size": LETTERS, **look}
    return element(
        "text",
        words(text),
        x=percent(share),
        y=y,
        text_anchor=anchor,
        font_family="inherit",
        **style,
    )


def percent(share: float) -> str:
    """A share of one as SVG writes it."""
    return f"{number(100 * share)}%"


def told(label: str, value: str, say: Translator) -> str:
    """A label with its value, in words."""
    return say.text("{label}: {value}", label=label, value=value)

"""Charts of one row for each figure: its label and, below, a bar with its value on the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from textwrap import wrap
from typing import Literal

from matcher.drawing.frame import box, chart, told, upright, written
from matcher.drawing.palette import AGAINST, AGAINST_PALE, FOR, INK, QUIET
from matcher.translation import Translator

LINE, BAR, GAP = 17.0, 11.0, 11.0
FIELD = 0.78  # the share of the width for bars, the rest is for values
LETTERS_OF_LABEL = 34
LOOKS: dict[str, dict[str, str]] = {
    "start": {"fill": QUIET},
    "for": {"fill": FOR},
    "against": {"fill": AGAINST_PALE, "stroke": AGAINST},
    "total": {"fill": INK},
}
"""What counts against is pale with an edge, so that it differs without colour too."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A step of a waterfall from one sum to the next; start and total reach from 0 to the sum."""

    label: str
    start: float
    end: float
    kind: Literal["start", "for", "against", "total"]

    @property
    def value(self) -> float:
        """What is shown beside it."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class _Row:
    """A bar between two shares of the field, with the words over it."""

    label: str
    value: str
    told: str
    across: tuple[float, float]
    look: dict[str, str]
    bold: bool = False

    @property
    def lines(self) -> list[str]:
        return wrap(self.label, LETTERS_OF_LABEL) or [""]

    @property
    def height(self) -> float:
        return LINE * len(self.lines) + BAR + GAP


def waterfall_svg(bars: Sequence[Bar], *, title: str, say: Translator) -> str:
    """How a score comes about: each bar begins where the one before ends."""
    edges = [0.0, *(edge for bar in bars for edge in (bar.start, bar.end))]
    low, span = min(edges), (max(edges) - min(edges)) or 1.0
    rows = []
    for bar in bars:
        value = say.points(bar.value)
        across = ((bar.start - low) / span, (bar.end - low) / span)
        bold = bar.kind in ("start", "total")
        told_so = told(bar.label, value, say)
        rows.append(_Row(bar.label, value, told_so, across, LOOKS[bar.kind], bold=bold))
    return _rows_svg(rows, title=title, key="waterfall", zero=-low / span, linked=True)


def bars_svg(
    counts: Sequence[tuple[str, int]], *, title: str, say: Translator, key: str = "bars"
) -> str:
    """One bar for each label, in the order given."""
    most = max((count for _, count in counts), default=0) or 1
    rows = []
    for label, count in counts:
        value = say.number(count)
        across = (0.0, count / most)
        rows.append(_Row(label, value, told(label, value, say), across, LOOKS["for"]))
    return _rows_svg(rows, title=title, key=key, zero=0.0, linked=False)


def _rows_svg(rows: Sequence[_Row], *, title: str, key: str, zero: float, linked: bool) -> str:
    height = sum(row.height for row in rows)
    drawn, top = [upright(FIELD * zero, 0, height)], 0.0
    for row, following in zip_longest(rows, rows[1:]):
        drawn.append(_draw(row, top))
        top += row.height
        if linked and following is not None:
            drawn.insert(0, upright(FIELD * row.across[1], top - GAP, top + following.height - GAP))
    return chart(*drawn, key=key, title=title, told=[row.told for row in rows], height=height)


def _draw(row: _Row, top: float) -> str:
    weight = "bold" if row.bold else "normal"
    lines = [
        written(line, (0.0, top + LINE * (at + 1) - 5), font_weight=weight)
        for at, line in enumerate(row.lines)
    ]
    left, right = (FIELD * share for share in row.across)
    down = (top + LINE * len(row.lines), BAR)
    value = written(row.value, (1.0, down[0] + BAR - 1), "end", font_weight="bold")
    bar = box((left, right), down, row.told, **row.look) if left != right else ""
    return "".join([*lines, value, bar])

"""Columns side by side, for years."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from matcher.drawing.frame import box, chart, percent, told, written
from matcher.drawing.markup import element
from matcher.drawing.palette import FOR, INK, QUIET, RULE
from matcher.translation import Translator

HEIGHT, TOP, FOOT = 150.0, 18.0, 24.0
TICKS = 6
STEPS = (1, 2, 5, 10, 20, 25, 50, 100)
LEFT, RIGHT = 0.1, 0.95  # shares of the width, for the figures of the scale and half a label


def columns_svg(
    counts: Sequence[tuple[str, int]], *, title: str, say: Translator, key: str = "columns"
) -> str:
    """One column for each label, in the order given; every so many of them is written out."""
    most = round_up(max((count for _, count in counts), default=0))
    slot = (RIGHT - LEFT) / max(len(counts), 1)
    every = next((step for step in STEPS if len(counts) / step <= TICKS), STEPS[-1])
    drawn = [_line(share * most, most, say) for share in (0.0, 0.5, 1.0)]
    for at, (label, count) in enumerate(counts):
        left, tall = LEFT + at * slot, HEIGHT * count / most
        across = (left + 0.1 * slot, left + 0.9 * slot)
        if count:
            down = (TOP + HEIGHT - tall, tall)
            drawn.append(box(across, down, told(label, say.number(count), say), fill=FOR))
        if _is_written(label, at, every):
            place = (left + slot / 2, TOP + HEIGHT + 17)
            drawn.append(written(label, place, "middle", fill=INK, font_size=12))
    figures = [told(label, say.number(count), say) for label, count in counts if count]
    return chart(*drawn, key=key, title=title, told=figures, height=TOP + HEIGHT + FOOT)


def round_up(most: int) -> int:
    """The least even round number that is no smaller: 2, 4, 6, 8, 10, 20, 30, 40, 50, 60, 80, …"""
    sizes = (int(10**power) for power in itertools.count())
    rounds = (step * size for size in sizes for step in (1, 2, 3, 4, 5, 6, 8))
    return next(each for each in rounds if each >= most and each % 2 == 0)


def _is_written(label: str, at: int, every: int) -> bool:
    """Round years are written out; other labels in equal steps."""
    return int(label) % every == 0 if label.isdecimal() else at % every == 0


def _line(value: float, most: int, say: Translator) -> str:
    y = TOP + HEIGHT * (1 - value / most)
    line = element("line", x1=percent(LEFT), x2=percent(RIGHT), y1=y, y2=y, stroke=RULE)
    return line + written(say.number(value), (LEFT - 0.015, y + 4), "end", fill=QUIET, font_size=12)

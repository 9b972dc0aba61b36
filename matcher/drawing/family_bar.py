"""The small bar of a card: what speaks for, to the right, against, to the left, by family."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from matcher.drawing.frame import NARROW, box, chart, told, upright, written
from matcher.drawing.palette import AGAINST, AGAINST_PALE, FOR, INK, PAPER
from matcher.labels import FAMILIES
from matcher.translation import Translator

HEIGHT, LETTERS, LETTER_WIDTH = 24.0, 11.0, 6.2

Reach = tuple[float, float]
"""The points against and for at which the two sides are full."""


def family_bar_svg(
    points_by_family: Mapping[str, float],
    *,
    title: str,
    say: Translator,
    key: str = "families",
    reach: Reach | None = None,
) -> str:
    """The points of each family end to end, always in the same order, from the zero line outwards.

    Give all cards of a list the same `reach` (`family_reach`) to make their bars comparable.
    """
    against, in_favour = reach or family_reach([points_by_family])
    span = (against + in_favour) or 1.0
    scale = _Scale(against / span, span)
    named = [
        (say.text(name), points_by_family[family])
        for family, name in FAMILIES.items()
        if points_by_family.get(family)
    ]
    drawn = [*_side(named, 1, scale, say), *_side(named, -1, scale, say)]
    drawn.append(upright(scale.zero, 0, HEIGHT, INK))
    figures = [told(name, say.points(points), say) for name, points in named]
    return chart(*drawn, key=key, title=title, told=figures, height=HEIGHT)


def family_reach(cards: Iterable[Mapping[str, float]]) -> Reach:
    """The largest sums of points against and for that any of the cards shows."""
    listed = list(cards)
    against = (-sum(points for points in card.values() if points < 0) for card in listed)
    in_favour = (sum(points for points in card.values() if points > 0) for card in listed)
    return max(against, default=0.0), max(in_favour, default=0.0)


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where zero lies, as a share of the width, and the points that the width stands for."""

    zero: float
    span: float


def _side(
    named: Sequence[tuple[str, float]], sign: int, scale: _Scale, say: Translator
) -> Iterator[str]:
    """The boxes of one side from the zero line outwards, named where the name has room."""
    look = {"fill": FOR, "stroke": PAPER} if sign > 0 else {"fill": AGAINST_PALE, "stroke": AGAINST}
    at = scale.zero
    for name, points in named:
        if points * sign <= 0:
            continue
        end = at + points / scale.span
        yield box((at, end), (2.0, HEIGHT - 4), told(name, say.points(points), say), **look)
        if abs(end - at) * NARROW > LETTER_WIDTH * len(name) + 6:
            colour = PAPER if sign > 0 else AGAINST
            place = ((at + end) / 2, HEIGHT / 2 + 4)
            yield written(name, place, "middle", fill=colour, font_size=LETTERS)
        at = end

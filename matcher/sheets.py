"""How far a model may be trusted, as tables of words for the screen and for the model card."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from matcher.labels import CONTINENTS, METRICS, SIZE_CLASSES, label
from matcher.translation import Translator, mark

if TYPE_CHECKING:
    from models.breakdown import Line
    from models.calibration import Bin
    from models.metrics import Interval
    from models.principle import Principle
    from models.stability import Stability

TITLES = {
    "size": mark("By size of the territory that asks"),
    "continent": mark("By continent of the partner"),
    "level": mark("By level of the territory that asks"),
}
GROUPS = {**SIZE_CLASSES, **CONTINENTS}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A titled table; the first column holds names, the others figures."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


def breakdown_sheets(lines: Sequence[Line], say: Translator) -> list[Sheet]:
    """A table per way of grouping: how often the partners of each group are found, in percent."""
    return [
        Sheet(
            f"{say.text(title)} (%)",
            ("", say.text("Origins"), *(say.text(METRICS[name]) for name in shown[0].metrics)),
            tuple(_line(line, say) for line in shown),
        )
        for table, title in TITLES.items()
        for shown in [[line for line in lines if line.table == table]]
        if shown
    ]


def calibration_sheets(bins: Sequence[Bin], say: Translator) -> list[Sheet]:
    """A table per depth: the chances that scores state, and how many of them came true."""
    return [
        Sheet(
            say.text("Do the chances come true? The first {depth}", depth=say.number(depth)),
            (
                say.text("Score"),
                say.text("Candidates"),
                say.text("Stated (%)"),
                say.text("Came true (%)"),
                say.text("Partners (‰)"),
            ),
            tuple(_bin(each, say) for each in bins if each.depth == depth),
        )
        for depth in dict.fromkeys(each.depth for each in bins)
    ]


def calibration_note(say: Translator) -> str:
    """What the columns of the calibration mean."""
    return say.text(
        "Stated and came true: the chance to be the partner rather than a candidate drawn by lot as"
        " at training, which is what a score says. Partners: how many of a thousand such candidates"
        " are known partners; a good suggestion that nobody has taken up counts as wrong."
    )


def principle_sheet(principle: Principle, say: Translator) -> Sheet:
    """What the first ten suggestions have in common with who asks, beside what is aimed at."""
    measured = [
        (say.text("Median ratio of sizes"), span(principle.size_ratio, say), "≤ 2"),
        *(
            (f"  {_group(name, say)}", span(ratio, say), "")
            for name, ratio in principle.size_ratios.items()
        ),
        (
            say.text("Coastal partners of coastal towns (%)"),
            span(principle.coastal_share, say, 100),
            "≥ 70",
        ),
        (
            say.text("Share of the country that has most (%)"),
            span(principle.country_share, say, 100),
            "≤ 50",
        ),
        (say.text("Countries"), span(principle.countries, say), "≥ 3"),
    ]
    title = say.plural(
        "The principle: the first ten of {count} French town of all sizes",
        "The principle: the first ten of {count} French towns of all sizes",
        count=principle.towns,
    )
    return Sheet(title, ("", say.text("Measured"), say.text("Aim")), tuple(measured))


def stability_sheet(stability: Stability, say: Translator) -> Sheet:
    """How many of the first ten stay, by size of the town."""
    title = say.text(
        "Of the first ten, how many stay without {share} of the partnerships",
        share=say.percent(stability.left_out),
    )
    rows = [
        (say.text("All {count} towns", count=say.number(stability.towns)), stability.overlap),
        *((_group(name, say), each) for name, each in stability.overlaps.items()),
    ]
    return Sheet(
        title,
        ("", say.text("Of ten")),
        tuple((name, span(each, say)) for name, each in rows),
    )


def span(interval: Interval, say: Translator, times: int = 1) -> str:
    """A mean with its interval; a dash where there is none."""
    if interval.mean != interval.mean:
        return "–"
    mean, low, high = (
        say.number(times * value, 1) for value in (interval.mean, interval.low, interval.high)
    )
    return f"{mean} ({low}–{high})"


def rough_percents(interval: Interval, say: Translator) -> str:
    """A share in percent; the bounds of its interval, which are rough, without decimals."""
    low, high = (say.number(100 * value) for value in (interval.low, interval.high))
    return f"{say.number(100 * interval.mean, 1)} ({low}–{high})"


def _group(name: str, say: Translator) -> str:
    return say.text(GROUPS[name]) if name in GROUPS else label(name, say)


def _line(line: Line, say: Translator) -> tuple[str, ...]:
    measured = [rough_percents(each, say) for each in line.metrics.values()]
    return (_group(line.group, say), say.number(line.origins), *measured)


def _bin(each: Bin, say: Translator) -> tuple[str, ...]:
    return (
        _points(each, say),
        say.number(each.candidates),
        say.number(100 * each.stated, 1),
        span(each.came_true, say, 100),
        span(each.partners, say, 1000),
    )


def _points(each: Bin, say: Translator) -> str:
    low, high = say.number(each.low), say.number(each.high)
    if each.low == float("-inf"):
        return say.text("below {high}", high=high)
    if each.high == float("inf"):
        return say.text("{low} or more", low=low)
    return say.text("{low} to {high}", low=low, high=high)

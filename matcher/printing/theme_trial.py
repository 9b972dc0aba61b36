"""What asking for themes adds, as a table and as CSV."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from matcher.labels import METRICS
from matcher.printing.cells import Cell, CellTable
from matcher.printing.evaluation import show_sheet
from matcher.printing.screen import show, words
from matcher.sheets import Sheet, span
from matcher.translation import Translator, mark

if TYPE_CHECKING:
    from models.theme_trial import ThemeLine, ThemeTrial

COLUMNS = ("tier", "way", "partnerships", "metric", "value", "low", "high")
TIERS = {
    "local": mark("Communes and groupings"),
    "regional": mark("Départements and régions"),
    "all": mark("Together"),
}
WAYS = {
    "no theme": mark("no theme"),
    "its sectors": mark("its sectors"),
    "sectors of another partnership": mark("the sectors of another partnership"),
}


def show_theme_trial(answer: ThemeTrial, say: Translator) -> None:
    """Print a table per tier, then what it rests on."""
    for tier, title in TIERS.items():
        lines = [line for line in answer.lines if line.tier == tier]
        if lines:
            show_sheet(_sheet(say.text(title), lines, say))
    show(
        words(
            say.text(
                "Rank of the true partner inside its country; the partnerships of the authority are"
                " hidden from all evidence, but the model's own weights have seen them."
            )
        )
    )


def theme_trial_cells(answer: ThemeTrial, say: Translator) -> CellTable:
    """One line per tier, way of asking and metric."""
    rows: list[list[Cell]] = [
        [line.tier, line.way, line.partnerships, name, *asdict(each).values()]
        for line in answer.lines
        for name, each in line.metrics.items()
    ]
    return CellTable(COLUMNS, rows)


def _sheet(title: str, lines: list[ThemeLine], say: Translator) -> Sheet:
    share = f"{say.text(METRICS['mrr'])} (%)"
    header = ("", say.text("Partnerships"), say.text("Median rank"), share)
    return Sheet(
        title,
        header,
        tuple(
            (
                say.text(WAYS[line.way]),
                say.number(line.partnerships),
                span(line.metrics["median rank"], say),
                span(line.metrics["mrr"], say, 100),
            )
            for line in lines
        ),
    )

"""How well themes are found in texts: a table per collection, each figure with its interval."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from matcher.printing.cells import Cell, CellTable
from matcher.printing.evaluation import show_sheet
from matcher.sheets import Sheet, rough_percents
from matcher.translation import Translator, mark

if TYPE_CHECKING:
    from models.tagging_trial import TaggingResult, TaggingTrial

METHODS = {
    "tagger": mark("the tagger"),
    "keywords": mark("exact keywords"),
    "cosine": mark("plain cosine"),
}
KINDS = {
    "sector": mark("Sectors"),
    "challenge": mark("Challenges"),
    "all": mark("Both"),
}
COLUMNS = ("collection", "kind", "method", "texts", "authorities", "metric", "mean", "low", "high")


def show_tagging(answer: TaggingTrial, say: Translator) -> None:
    """Print a table for each collection and kind of theme."""
    for collection, kind in dict.fromkeys((each.collection, each.kind) for each in answer.results):
        shown = [
            each for each in answer.results if (each.collection, each.kind) == (collection, kind)
        ]
        show_sheet(_sheet(shown, say))


def tagging_cells(answer: TaggingTrial, say: Translator) -> CellTable:
    """One line per collection, kind, method and metric."""
    rows: list[list[Cell]] = [
        [each.collection, each.kind, each.method, each.texts, each.authorities, name, *figures]
        for each in answer.results
        for name, interval in each.metrics.items()
        for figures in [asdict(interval).values()]
    ]
    return CellTable(COLUMNS, rows)


def _sheet(results: list[TaggingResult], say: Translator) -> Sheet:
    first = results[0]
    title = say.plural(
        "{collection}, {kind}: {count} text of {authorities} authorities (%)",
        "{collection}, {kind}: {count} texts of {authorities} authorities (%)",
        count=first.texts,
        collection=first.collection,
        kind=say.text(KINDS[first.kind]),
        authorities=say.number(first.authorities),
    )
    return Sheet(
        title,
        (say.text("Method"), *first.metrics),
        tuple(
            (
                say.text(METHODS[each.method]),
                *(rough_percents(one, say) for one in each.metrics.values()),
            )
            for each in results
        ),
    )

"""How far the models may be trusted: the table of rankers, then groups, chances and principle."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, is_dataclass
from math import isinf
from typing import TYPE_CHECKING, Any

from matcher.printing.cells import Cell, CellTable
from matcher.printing.learning import interval_json, results_json, results_rows, show_results
from matcher.printing.screen import headed, show, words
from matcher.sheets import (
    Sheet,
    breakdown_sheets,
    calibration_note,
    calibration_sheets,
    principle_sheet,
    stability_sheet,
)
from matcher.translation import Translator

if TYPE_CHECKING:
    from matcher.judging import Evaluation
    from models.stability import Stability

COLUMNS = ("ranker", "view", "group", "origins", "metric", "mean", "low", "high")
STABILITY_COLUMNS = ("group", "towns", "mean", "low", "high")


def show_evaluation(answer: Evaluation, say: Translator) -> None:
    """Print the rankers, then what the trained model is good at, then what is suggested first."""
    show_results(list(answer.results), say)
    for sheet in breakdown_sheets(answer.breakdown, say):
        show_sheet(sheet)
    show(words(say.text("Of the trained model, all partners hidden; départements and régions each"
                        " by a model that has learned from the others.")))  # fmt: skip
    for sheet in calibration_sheets(answer.calibration, say):
        show_sheet(sheet)
    show(words(calibration_note(say)), words(""))
    show_sheet(principle_sheet(answer.principle, say))
    show(words(say.text("Suggested by model {version}, in the order shown by default.",
                        version=answer.version)))  # fmt: skip


def show_sheet(sheet: Sheet) -> None:
    """Print one titled table, its figures on the right."""
    first, *others = sheet.header
    table = headed((first, "whole"), *((title, "right") for title in others))
    for row in sheet.rows:
        table.add_row(*(words(cell) for cell in row))
    show(words(sheet.title, "bold"), table)


def evaluation_cells(answer: Evaluation, say: Translator) -> CellTable:
    """One line per ranker, view and metric, then one per group of origins and metric."""
    rows: list[list[Cell]] = results_rows(answer.results)
    rows += [
        ["model", "cold", f"{line.table} {line.group}", line.origins, name, *asdict(each).values()]
        for line in answer.breakdown
        for name, each in line.metrics.items()
    ]
    return CellTable(COLUMNS, rows)


def evaluation_json(answer: Evaluation) -> dict[str, Any]:
    """All that was measured; null where there was nothing to measure."""
    return {
        **results_json(answer.results),
        "breakdown": plain(answer.breakdown),
        "calibration": plain(answer.calibration),
        "principle": {"model": answer.version, **plain(answer.principle)},
    }


def show_stability(answer: Stability, say: Translator) -> None:
    """Print how many of the first ten stay."""
    show_sheet(stability_sheet(answer, say))


def stability_cells(answer: Stability, say: Translator) -> CellTable:
    """One line for all towns, then one per class of size."""
    rows: list[list[Cell]] = [["all", answer.towns, *asdict(answer.overlap).values()]]
    rows += [[name, None, *asdict(each).values()] for name, each in answer.overlaps.items()]
    return CellTable(STABILITY_COLUMNS, rows)


def plain(value: Any) -> Any:
    """Dataclasses, mappings and sequences as JSON can hold them; null for nan and no bound."""
    if type(value).__name__ == "Interval":
        return interval_json(value)
    if is_dataclass(value):
        return {name: plain(each) for name, each in vars(value).items()}
    if isinstance(value, Mapping):
        return {name: plain(each) for name, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(each) for each in value]
    return None if isinstance(value, float) and (value != value or isinf(value)) else value

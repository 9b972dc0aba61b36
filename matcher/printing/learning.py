"""A trained model in a few words, and the table of rankers with their intervals."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from matcher.labels import METRICS, RANKERS, VIEWS
from matcher.printing.cells import Cell, CellTable
from matcher.printing.screen import headed, show, words
from matcher.translation import Translator

if TYPE_CHECKING:
    from models.metrics import Interval
    from models.model import Model
    from models.trial import Result

CARD_COLUMNS = ("name", "value")


def show_model(model: Model, say: Translator) -> None:
    """Print the version of a model and what it has learned from."""
    show(
        words(say.text("Model {version} is trained.", version=model.version), "bold"),
        words(
            say.plural(
                "It has learned from {count} partnership of {origins} French territories.",
                "It has learned from {count} partnerships of {origins} French territories.",
                count=_whole(model.card["partnerships"]),
                origins=say.number(_whole(model.card["origins"])),
            )
        ),
    )


def model_cells(model: Model, say: Translator) -> CellTable:
    """One line per entry of the card; what is more than a text is written as JSON."""
    rows = [["version", model.version]]
    rows += [
        [name, value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)]
        for name, value in model.card.items()
    ]
    return CellTable(CARD_COLUMNS, rows)


def model_json(model: Model) -> dict[str, Any]:
    """Version, features and card."""
    return {
        "version": model.version,
        "features": [feature.name for feature in model.features],
        "card": dict(model.card),
    }


def show_results(results: list[Result], say: Translator) -> None:
    """Print a table per view: a line per ranker, each metric with its 95 % interval."""
    for view in dict.fromkeys(result.view for result in results):
        judged = [result for result in results if result.view == view]
        title = say.plural(
            "{view}: {count} origin", "{view}: {count} origins",
            count=judged[0].origins, view=say.text(VIEWS[view]),
        )  # fmt: skip
        metrics = [(say.text(METRICS.get(name, name)), "right") for name in judged[0].metrics]
        table = headed((say.text("Ranker"), "left"), *metrics)
        for result in judged:
            cells = [words_of(interval, say) for interval in result.metrics.values()]
            table.add_row(words(say.text(RANKERS.get(result.ranker, result.ranker))), *cells)
        show(words(title, "bold"), table)
    show(words(say.text("In country: hit@10 among the candidates of the partner's country.")))


def results_rows(results: Sequence[Result]) -> list[list[Cell]]:
    """One row per ranker, view and metric, for all origins together."""
    return [
        [result.ranker, result.view, "all", result.origins, name, each.mean, each.low, each.high]
        for result in results
        for name, each in result.metrics.items()
    ]


def results_json(results: Sequence[Result]) -> dict[str, Any]:
    """The metrics of each ranker in each view; null where there was nothing to judge."""
    return {
        "results": [
            {
                "ranker": result.ranker,
                "view": result.view,
                "origins": result.origins,
                "metrics": {name: interval_json(each) for name, each in result.metrics.items()},
            }
            for result in results
        ]
    }


def words_of(interval: Interval, say: Translator) -> str:
    """The mean over the interval, in percent."""
    if interval.mean != interval.mean:
        return "–"
    mean, low, high = (
        say.number(100 * value, 1) for value in (interval.mean, interval.low, interval.high)
    )
    return f"{mean}\n{low}–{high}"


def interval_json(interval: Interval) -> dict[str, float] | None:
    """Mean and bounds; nothing where there was nothing to judge."""
    if interval.mean != interval.mean:
        return None
    return {"mean": interval.mean, "low": interval.low, "high": interval.high}


def _whole(value: object) -> int:
    return int(str(value))

"""What the model in use says of itself: how it was judged, what it has learned from and weighs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from matcher.model_in_use import ModelInUse
from matcher.printing.cells import Cell, CellTable
from matcher.translation import Translator

if TYPE_CHECKING:
    from features.feature import Feature
    from models.model import Model

VIEWS = ("cold", "warm")
COLUMNS = ("table", "group", "metric", "mean", "low", "high")
LEARNED = ("partnerships", "partnerships_abroad", "origins", "data_fingerprint")
HELD = (*LEARNED, "world_fingerprint", "holds", "holds_pairs", "seed", "versions", "code")
"""What a card says in one value each."""


def model_in_use_json(answer: ModelInUse) -> dict[str, Any]:
    """Version, features with what they weigh, and all that the card tells."""
    card: Mapping[str, Any] = answer.model.card
    metrics = card.get("metrics", {})
    return {
        **_learned_json(answer.model),
        "shipped": answer.published_on is None,
        "published_on": answer.published_on,
        "held_out_origins": metrics.get("held_out_origins", 0),
        "metrics": {view: _metrics_json(metrics.get(view)) for view in VIEWS},
        "breakdown": [
            {**line, "metrics": _metrics_json(line["metrics"])}
            for line in card.get("breakdown", ())
        ],
        "calibration": [
            {**each, **{name: _interval_json(each[name]) for name in ("came_true", "partners")}}
            for each in card.get("calibration", ())
        ],
        "regional": _learned_json(answer.model.regional) if answer.model.regional else None,
    }


def model_in_use_cells(answer: ModelInUse, say: Translator) -> CellTable:
    """One line per metric and group of origins, then one per feature with its weight."""
    return CellTable(COLUMNS, [*_metric_rows(answer), *_weight_rows(answer)])


def _learned_json(model: Model) -> dict[str, Any]:
    return {
        "version": model.version,
        "features": [_feature_json(feature, model) for feature in model.features],
        **{name: model.card.get(name) for name in HELD},
    }


def _feature_json(feature: Feature, model: Model) -> dict[str, Any]:
    return {
        "name": feature.name,
        "family": feature.family,
        "description": feature.description,
        "weight": _weights(model).get(feature.name),
    }


def _weights(model: Model) -> Mapping[str, float]:
    card: Mapping[str, Any] = model.card
    weights: Mapping[str, float] = card.get("weights", {})
    return weights


def _metrics_json(metrics: Mapping[str, Sequence[float]] | None) -> dict[str, Any] | None:
    if metrics is None:
        return None
    return {name: _interval_json(figures) for name, figures in metrics.items()}


def _interval_json(figures: Sequence[float]) -> dict[str, float] | None:
    """Nothing where there was nothing to judge."""
    mean, low, high = figures
    return None if mean != mean else {"mean": mean, "low": low, "high": high}


def _metric_rows(answer: ModelInUse) -> Iterator[list[Cell]]:
    card: Mapping[str, Any] = answer.model.card
    for view in VIEWS:
        for name, figures in (card.get("metrics", {}).get(view) or {}).items():
            yield [view, "all", name, *figures]
    for line in card.get("breakdown", ()):
        for name, figures in line["metrics"].items():
            yield [line["table"], line["group"], name, *figures]


def _weight_rows(answer: ModelInUse) -> Iterator[list[Cell]]:
    for feature in answer.model.features:
        weight = _weights(answer.model).get(feature.name)
        yield ["weights", feature.family, feature.name, weight, None, None]

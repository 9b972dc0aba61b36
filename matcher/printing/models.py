"""The trained models as a list, and which one was put in use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple
from typing import TYPE_CHECKING, Any

from matcher.labels import HEADLINES, METRICS, VIEWS
from matcher.printing.cells import Cell, CellTable
from matcher.printing.learning import interval_json
from matcher.printing.screen import headed, show, tell_line, words
from matcher.translation import Translator, mark

if TYPE_CHECKING:
    from rich.text import Text

    from matcher.versions import Published, Version, Versions
    from models.metrics import Interval

LIST_COLUMNS = (
    "name", "version", "saved_on", "seed", "partnerships", "origins", "in_use", "published_on",
    "fits", "view", "metric", "mean", "low", "high",
)  # fmt: skip
MODEL_NAMES = {"shipped": mark("shipped")}
"""What models are called on the screen, where that is more than the name that commands take."""
LETTERS = "ABC"
"""What the headlines are called at the head of their columns."""


def model_name(name: str, say: Translator) -> str:
    """The name of a model, that of the one that we ship with its meaning."""
    return say.text(MODEL_NAMES.get(name, name))


def show_versions(answer: Versions, say: Translator) -> None:
    """Print a line per model: the day, what it has learned from, its headlines, whether in use."""
    table = headed(
        (say.text("Model"), "whole"),
        (say.text("Trained on"), "whole"),
        (say.text("Seed"), "right"),
        (say.text("Partnerships"), "right"),
        *((letter, "right") for letter in LETTERS),
    )
    for version in answer.versions:
        table.add_row(
            _named(version, say),
            version.saved_on or "–",
            *(_count(version.card.get(name), say) for name in ("seed", "partnerships")),
            *(_rough(each, say) for each in version.headlines),
        )
    show(table, words(_legend(say)))
    for version in answer.versions:
        if version.in_use and version.forced:
            tell_line(
                say.text(
                    "In use in spite of its figures, for the reason: {reason}",
                    reason=version.forced,
                )
            )


def versions_cells(answer: Versions, say: Translator) -> CellTable:
    """One line per model and metric."""
    rows = [
        [*_version_cells(version), view, name, *astuple(figures)]
        for version in answer.versions
        for view, name, figures in _figures(version)
    ]
    return CellTable(LIST_COLUMNS, rows)


def versions_json(answer: Versions) -> dict[str, Any]:
    """Every model with what it has learned from and all its metrics."""
    return {"models": [version_json(version) for version in answer.versions]}


def version_json(version: Version) -> dict[str, Any]:
    """A model in the list; null for what its card does not say."""
    card = version.card
    return {
        "name": version.name,
        "version": version.version,
        "saved_on": version.saved_on,
        "in_use": version.in_use,
        "published_on": version.published_on,
        "forced": version.forced or None,
        "fits": version.fits,
        **{name: card.get(name) for name in ("seed", "partnerships", "origins", "code")},
        "data_fingerprint": card.get("data_fingerprint"),
        "metrics": [
            {"view": view, "metric": name, **(interval_json(figures) or {})}
            for view, name, figures in _figures(version)
        ],
    }


def show_published(answer: Published, say: Translator) -> None:
    """Print which model is in use now, and what it took the place of."""
    show(
        words(say.text("In use: {model}; before: {before}.", model=_model(answer.model, say),
                       before=_model(answer.before, say)), "bold")
    )  # fmt: skip
    for name in answer.passed_over:
        show(words(say.text("{version} cannot be read here and was passed over.", version=name)))
    if answer.forced:
        show(words(say.text("In spite of its figures, for the reason: {reason}",
                            reason=answer.forced)))  # fmt: skip
    if answer.shortened:
        show(words(say.text("What names or reaches a person was left out of the reason.")))
    show(words(say.text("Running servers follow within five seconds; `matcher models rollback`"
                        " goes back.")))  # fmt: skip


def _model(model: str, say: Translator) -> str:
    from models.registry import SHIPPED_NAME

    return say.text("the model that we ship") if model == SHIPPED_NAME else model


def published_cells(answer: Published, say: Translator) -> CellTable:
    """One line: the model in use, the one before, why in spite of its figures."""
    columns = ("model", "before", "forced", "shortened", "passed_over")
    row = [answer.model, answer.before, answer.forced, str(answer.shortened).lower()]
    return CellTable(columns, [[*row, " | ".join(answer.passed_over)]])


def published_json(answer: Published) -> dict[str, Any]:
    """The same, null where nothing had to be forced."""
    return {
        "model": answer.model,
        "before": answer.before,
        "forced": answer.forced or None,
        "shortened": answer.shortened,
        "passed_over": list(answer.passed_over),
    }


def _figures(version: Version) -> Iterator[tuple[str, str, Interval]]:
    """All that was measured of a model: view, metric, figures."""
    from models.headlines import measured

    for view in VIEWS:
        for name in METRICS:
            figures = measured(version.card, view, name)
            if figures is not None:
                yield view, name, figures


def _version_cells(version: Version) -> list[Cell]:
    held = (version.card.get(name) for name in ("seed", "partnerships", "origins"))
    return [
        version.name,
        version.version,
        version.saved_on,
        *held,
        str(version.in_use).lower(),
        version.published_on,
        str(version.fits).lower(),
    ]


def _named(version: Version, say: Translator) -> Text:
    """The name over what became of the model."""
    name = model_name(version.name, say)
    named = words(name, "bold" if version.in_use else "")
    state = _state(version, say)
    return named.append("\n").append(words(state)) if state else named


def _state(version: Version, say: Translator) -> str:
    if version.in_use:
        return say.text("in use")
    if not version.card:
        return say.text("damaged")
    if not version.fits:
        return say.text("other features")
    return say.text("was in use") if version.published_on else ""


def _rough(figures: Interval | None, say: Translator) -> str:
    """The mean over the interval, whose bounds are rough, in percent."""
    if figures is None:
        return "–"
    low, high = (say.number(100 * value) for value in (figures.low, figures.high))
    return f"{say.number(100 * figures.mean, 1)}\n{low}–{high}"


def _count(value: int | None, say: Translator) -> str:
    return "–" if value is None else say.number(value)


def _legend(say: Translator) -> str:
    headlines = (say.text(each) for each in HEADLINES.values())
    named = (f"{letter} {each}" for letter, each in zip(LETTERS, headlines, strict=True))
    return say.text(
        "In percent with 95 % intervals, on territories kept apart at training: {headlines}.",
        headlines=", ".join(named),
    )

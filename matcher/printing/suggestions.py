"""The answer to `suggest` as a table and as CSV."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from matcher.labels import FAMILIES, FEATURES
from matcher.printing.cells import csv_text
from matcher.printing.known import existing_line, partnership_line
from matcher.printing.screen import grid, inhabitants, place, show, words
from matcher.results import Reason, Suggestion, Suggestions, Verdict
from matcher.translation import Translator

if TYPE_CHECKING:
    from rich.table import Table

SIGNS: dict[Verdict, str] = {"for": "+", "against": "−", "unknown": "?"}
STYLES: dict[Verdict, str] = {"for": "green", "against": "red", "unknown": "dim"}
SHOWN: dict[Verdict, int] = {"for": 3, "against": 2}
COLUMNS = (
    "rank",
    "id",
    "name",
    "country",
    "level",
    "latitude",
    "longitude",
    "population",
    "score",
    "intercept",
    *FAMILIES,
    "for",
    "against",
    "unknown",
    "gates",
    "precedents",
)


def show_suggestions(answer: Suggestions, say: Translator) -> None:
    """Print each suggestion with its strongest reasons."""
    origin = answer.origin.territory
    show(
        words(
            say.text(
                "Partners suggested to {origin}, {population} (model {version})",
                origin=place(origin, say),
                population=inhabitants(origin, say),
                version=answer.model_version,
            ),
            "bold",
        )
    )
    if not answer.suggestions:
        show(words(say.text("No candidate is left: widen the filters.")))
    for suggestion in answer.suggestions:
        show(words(""), _suggestion_table(suggestion, say))
    if answer.excluded_existing:
        table = grid("left", "wide")
        for existing in answer.excluded_existing:
            table.add_row("–", words(existing_line(existing, say)))
        show(words(""), words(say.text("Current partners, not suggested:"), "bold"), table)


def suggestions_csv(answer: Suggestions, say: Translator) -> str:
    """One line per suggestion; points summed by family, reasons joined by their verdict."""
    return csv_text(COLUMNS, (_csv_row(suggestion, say) for suggestion in answer.suggestions))


def strongest(reasons: Sequence[Reason], verdict: Verdict) -> list[Reason]:
    """The reasons of one verdict, the heaviest first."""
    chosen = [reason for reason in reasons if reason.verdict == verdict]
    return sorted(chosen, key=lambda reason: -abs(reason.points))


def reason_rows(table: Table, reasons: Sequence[Reason], *, say: Translator) -> None:
    """One row per reason: sign, sentence, points."""
    for reason in reasons:
        style = STYLES[reason.verdict]
        table.add_row(
            words(SIGNS[reason.verdict], style),
            words(reason.text),
            words(say.points(reason.points), style),
        )


def unknown_features(reasons: Sequence[Reason], say: Translator) -> str:
    """The names of the features that are unknown, in a row."""
    names = [say.text(FEATURES.get(reason.feature, reason.feature)) for reason in reasons]
    return say.text("unknown, neither for nor against: {features}", features=say.listing(names))


def _suggestion_table(suggestion: Suggestion, say: Translator) -> Table:
    territory = suggestion.territory
    table = grid("right", "wide", "right")
    table.add_row(
        words(f"{suggestion.rank}.", "bold"),
        words(f"{place(territory, say)}, {inhabitants(territory, say)}", "bold"),
        words(say.points(suggestion.score), "bold"),
    )
    for verdict, count in SHOWN.items():
        reason_rows(table, strongest(suggestion.reasons, verdict)[:count], say=say)
    unknown = strongest(suggestion.reasons, "unknown")
    if unknown:
        table.add_row("?", words(unknown_features(unknown, say), "dim"), "")
    for gate in suggestion.gates:
        table.add_row(words("!", "yellow"), words(gate.text, "yellow"), "")
    for known in suggestion.precedents:
        line = say.text("precedent: {partnership}", partnership=partnership_line(known, say))
        table.add_row(words("=", "cyan"), words(line), "")
    return table


def _csv_row(suggestion: Suggestion, say: Translator) -> list[str | float | int | None]:
    territory = suggestion.territory
    families = dict.fromkeys(FAMILIES, 0.0)
    for reason in suggestion.reasons:
        families[reason.family] = families.get(reason.family, 0.0) + reason.points
    return [
        suggestion.rank,
        territory.id,
        territory.name,
        territory.country,
        territory.level,
        territory.latitude,
        territory.longitude,
        territory.population,
        suggestion.score,
        suggestion.intercept,
        *(families[family] for family in FAMILIES),
        *(_joined(suggestion.reasons, verdict) for verdict in SIGNS),
        " | ".join(gate.text for gate in suggestion.gates),
        " | ".join(partnership_line(known, say) for known in suggestion.precedents),
    ]


def _joined(reasons: Sequence[Reason], verdict: Verdict) -> str:
    return " | ".join(reason.text for reason in strongest(reasons, verdict))

"""The answer to `compare` as a table and as CSV."""

from __future__ import annotations

from matcher.printing.cells import Cell, csv_text
from matcher.printing.known import partnership_line
from matcher.printing.profiles import side_by_side
from matcher.printing.screen import grid, place, show, words
from matcher.printing.suggestions import reason_rows, strongest
from matcher.results import Comparison, Standing, Verdict
from matcher.translation import Translator

COLUMNS = ("feature", "family", "points", "verdict", "text")


def show_comparison(answer: Comparison, say: Translator) -> None:
    """Print both profiles, what brings them together and what sets them apart."""
    show(side_by_side(answer.first, answer.second, say=say))
    titles: dict[Verdict, str] = {
        "for": say.text("What brings them together"),
        "against": say.text("What sets them apart"),
        "unknown": say.text("What is unknown"),
    }
    for verdict, title in titles.items():
        _show_reasons(answer, verdict, title, say)
    _show_score(answer, say)
    _show_links(answer, say)


def comparison_csv(answer: Comparison, say: Translator) -> str:
    """The intercept, then one line per contribution."""
    rows: list[list[Cell]] = [["intercept", "", answer.suggestion.intercept, "", ""]]
    rows += [
        [reason.feature, reason.family, reason.points, reason.verdict, reason.text]
        for reason in answer.suggestion.reasons
    ]
    return csv_text(COLUMNS, rows)


def _show_reasons(answer: Comparison, verdict: Verdict, title: str, say: Translator) -> None:
    reasons = strongest(answer.suggestion.reasons, verdict)
    if reasons:
        table = grid("right", "left", "right")
        reason_rows(table, reasons, say=say)
        show(words(""), words(title, "bold"), table)


def _show_score(answer: Comparison, say: Translator) -> None:
    first, second = answer.first.territory, answer.second.territory
    show(
        words(""),
        words(
            say.text(
                "Score {score}: {intercept} to begin with, then the points above"
                " (one point more doubles the odds; model {version})",
                score=say.points(answer.suggestion.score),
                intercept=say.points(answer.suggestion.intercept),
                version=answer.model_version,
            ),
            "bold",
        ),
    )
    show(
        words(
            say.text(
                "{name} comes {standing} for {origin}",
                name=place(second, say),
                standing=_standing(answer.standing, say),
                origin=first.name,
            )
        )
    )
    if answer.standing_back is not None:
        show(
            words(
                say.text(
                    "{name} comes {standing} for {origin}",
                    name=place(first, say),
                    standing=_standing(answer.standing_back, say),
                    origin=second.name,
                )
            )
        )


def _show_links(answer: Comparison, say: Translator) -> None:
    if answer.known is not None:
        line = partnership_line(answer.known, say)
        show(words(say.text("Already partners: {partnership}", partnership=line), "green"))
    else:
        show(words(say.text("No known partnership between them.")))
    for gate in answer.suggestion.gates:
        show(words(f"! {gate.text}", "yellow"))
    for known in answer.suggestion.precedents:
        line = partnership_line(known, say)
        show(words(say.text("Precedent: {partnership}", partnership=line)))


def _standing(standing: Standing, say: Translator) -> str:
    return say.text(
        "{rank} of {candidates} candidates",
        rank=say.ordinal(standing.rank),
        candidates=say.number(standing.candidates),
    )

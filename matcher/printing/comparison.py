"""The answer to `compare` as a table and as CSV."""

from __future__ import annotations

from matcher.printing.cautions import REPORTED, caution_line, shown_cautions
from matcher.printing.cells import Cell, CellTable
from matcher.printing.decided import pair_line, set_back_line
from matcher.printing.known import partnership_line
from matcher.printing.profiles import side_by_side
from matcher.printing.screen import grid, place, show, tell_line, words
from matcher.printing.suggestions import reason_rows, reciprocity_line, strongest
from matcher.results import Comparison, Standing, Verdict
from matcher.themes_asked import asked_line
from matcher.translation import Translator

COLUMNS = ("feature", "family", "points", "verdict", "text")


def show_comparison(answer: Comparison, say: Translator) -> None:
    """Print both profiles, what brings them together and what sets them apart."""
    show(side_by_side(answer.first, answer.second, say=say))
    if answer.asked:
        show(words(""), words(asked_line(answer.asked, say)))
    titles: dict[Verdict, str] = {
        "for": say.text("What brings them together"),
        "against": say.text("What sets them apart"),
        "unknown": say.text("What is unknown"),
    }
    for verdict, title in titles.items():
        _show_reasons(answer, verdict, title, say)
    _show_score(answer, say)
    _show_links(answer, say)


def comparison_cells(answer: Comparison, say: Translator) -> CellTable:
    """The intercept, then one line per contribution."""
    rows: list[list[Cell]] = [["intercept", "", answer.suggestion.intercept, "", ""]]
    rows += [
        [reason.feature, reason.family, reason.points, reason.verdict, reason.text]
        for reason in answer.suggestion.reasons
    ]
    return CellTable(COLUMNS, rows)


def _show_reasons(answer: Comparison, verdict: Verdict, title: str, say: Translator) -> None:
    reasons = strongest(answer.suggestion.reasons, verdict)
    if reasons:
        table = grid("right", "wide", "right")
        reason_rows(table, reasons, say=say)
        show(words(""), words(title, "bold"), table)


def _show_score(answer: Comparison, say: Translator) -> None:
    score, intercept = answer.suggestion.score, answer.suggestion.intercept
    said = say.text(
        "Score {score}: {intercept} to begin with, then the points above"
        " (one point more doubles the odds; model {version})",
        score=say.points(score),
        intercept=say.points(intercept),
        version=answer.model_version,
    )
    tell_line("")
    tell_line(said, "bold")
    first, second = answer.first.territory, answer.second.territory
    tell_line(standing_line(place(second, say), first.name, answer.standing, say=say))
    if answer.suggestion.reciprocity is not None:
        line = reciprocity_line(answer.suggestion.reciprocity, say)
        tell_line(f"{first.name} {line}")
    if answer.standing_back is not None:
        back = standing_line(place(first, say), second.name, answer.standing_back, say=say)
        tell_line(back)


def _show_links(answer: Comparison, say: Translator) -> None:
    if answer.known is not None:
        line = partnership_line(answer.known, say)
        tell_line(say.text("Already partners: {partnership}", partnership=line), "green")
        tell_line(say.text("What they already do together counts for nothing in the score."), "dim")
    else:
        tell_line(say.text("No known partnership between them."))
    if answer.suggestion.decision is not None:
        tell_line(f"• {pair_line(answer.suggestion.decision, first=answer.first, say=say)}", "cyan")
    if answer.suggestion.set_back is not None:
        tell_line(f"↓ {set_back_line(answer.suggestion.set_back, say)}")
    for gate in answer.suggestion.gates:
        tell_line(f"! {gate.text}", "yellow")
    for known in answer.suggestion.precedents:
        line = partnership_line(known, say)
        tell_line(say.text("Precedent: {partnership}", partnership=line))
    for caution in shown_cautions(answer.suggestion.cautions):
        tell_line(f"~ {caution_line(caution, say)}")
    if answer.suggestion.cautions:
        tell_line(say.text(REPORTED), "dim")


def standing_line(name: str, origin: str, standing: Standing, *, say: Translator) -> str:
    """Where the candidate of this name stands for the origin of that name."""
    return say.text(
        "{name} comes {rank} of {candidates} candidates for {origin}, by score alone",
        name=name,
        rank=say.ordinal(standing.rank),
        candidates=say.number(standing.candidates),
        origin=origin,
    )

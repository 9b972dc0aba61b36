"""The answer to `suggest` as a table and as CSV."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from matcher.labels import FAMILIES, feature_name
from matcher.printing.cautions import caution_line, shown_cautions
from matcher.printing.cells import CellTable
from matcher.printing.decided import SHOW_HIDDEN, decision_line, hidden_line, set_back_line
from matcher.printing.known import existing_line, partnership_line
from matcher.printing.screen import grid, inhabitants, place, show, words
from matcher.printing.widening import unknown_level_line, widening_line
from matcher.results import Caution, Reason, Reciprocity, Suggestion, Suggestions, Verdict
from matcher.themes_asked import asked_line, unanswered_line
from matcher.translation import Translator, mark
from matcher.wire import territory_json
from models.theme_worth import FAMILY as ASKED

if TYPE_CHECKING:
    from rich.table import Table

    from data.lessons import Lesson

SIGNS: dict[Verdict, str] = {"for": "+", "against": "−", "unknown": "?"}
STYLES: dict[Verdict, str] = {"for": "green", "against": "red", "unknown": "dim"}
SHOWN: dict[Verdict, int] = {"for": 3, "against": 2}
BRIEF: dict[Verdict, int] = {"for": 3, "against": 1}
"""How many reasons a list on the screen tells, and how many a card, a sheet or a note."""
LEAST_POINTS = 0.005
MOST_SHARE = 0.5
FEW = 3
"""So few known partnerships call for an import."""
VARIED = mark(
    "Ordered for comparable sizes and coasts and varied countries; --diversity 0 orders by score"
    " alone."
)
RECIPROCAL = mark(
    "Ordered by what both sides would find (--reciprocal), and then as --diversity asks."
)
UNDECLARED = mark(
    "No sector or challenge is declared for {origin}: those that you declare with matcher profile"
    " edit will count where candidates share them."
)
BY_NEED = mark(
    "Ordered by what is asked for alone: first who declares it, then for whom it is derived; of"
    " equals, who has most partnerships on it, then the most populous."
)
TOLD_ONCE = mark(
    "~ reported by others in the same situation, told at the first candidate that it holds for:"
    " testimonies, no statistics, outside the score."
)
COLUMNS = (
    "rank",
    "rank_by_score",
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
    "precedent_partnerships",
    "cautions",
    "reciprocity_rank",
    "reciprocity_of",
    "decision",
    "decided_on",
    "set_back",
)


def show_suggestions(answer: Suggestions, say: Translator) -> None:
    """Print each suggestion with its strongest reasons."""
    if answer.asked:
        show(words(asked_line(answer.asked, say)))
        unanswered = unanswered_line(answer, say)
        show(*([words(unanswered, "yellow")] if unanswered else []))
    show(words(_heading(answer, say), "bold"))
    if not answer.suggestions:
        show(words(say.text("No candidate is left: widen the filters.")))
        if answer.unknown_level:
            show(words(unknown_level_line(answer.unknown_level, say)))
        for widening in answer.widenings:
            show(words(f"· {widening_line(widening, say)}"))
    told: list[Lesson] = []
    for suggestion in answer.suggestions:
        cautions = shown_cautions(suggestion.cautions, told)
        told += [caution.lesson for caution in cautions]
        show(words(""), _suggestion_table(suggestion, cautions, say=say))
    if answer.origin is None:
        show(words(""), words(say.text(BY_NEED), "dim"))
        return
    if any(one.rank != one.rank_by_score for one in answer.suggestions):
        show(words(""), words(say.text(RECIPROCAL if answer.reciprocal else VARIED), "dim"))
    if told:
        show(words(""), words(say.text(TOLD_ONCE), "dim"))
    if answer.hidden:
        show(words(""), words(f"{hidden_line(answer.hidden, say)} {say.text(SHOW_HIDDEN)}"))
    _show_existing(answer, say)
    if answer.known <= FEW and not answer.imported:
        show(words(""), words(_few_known(answer.known, say), "dim"))
    if not answer.declared:
        name = answer.origin.territory.name
        show(words(""), words(say.text(UNDECLARED, origin=name), "dim"))


def suggestions_cells(answer: Suggestions, say: Translator) -> CellTable:
    """One line per suggestion; points summed by family, reasons joined by their verdict."""
    return CellTable(COLUMNS, (_csv_row(suggestion, say) for suggestion in answer.suggestions))


def strongest(reasons: Sequence[Reason], verdict: Verdict) -> list[Reason]:
    """The reasons of one verdict, the heaviest first; for or against, only those that weigh."""
    chosen = [
        reason
        for reason in reasons
        if reason.verdict == verdict and (verdict == "unknown" or _weighs(reason))
    ]
    return sorted(chosen, key=lambda reason: -abs(reason.points))


def shown_reasons(reasons: Sequence[Reason], counts: Mapping[Verdict, int] = SHOWN) -> list[Reason]:
    """What answers the themes that are asked for, and the strongest of all others."""
    others = [reason for reason in reasons if reason.family != ASKED]
    answers = [
        reason
        for verdict in counts
        for reason in strongest(reasons, verdict)
        if reason.family == ASKED
    ]
    return answers + [
        reason for verdict, count in counts.items() for reason in strongest(others, verdict)[:count]
    ]


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
    names = [feature_name(reason.feature, say) for reason in reasons]
    return say.text("unknown, neither for nor against: {features}", features=say.listing(names))


def sum_line(suggestion: Suggestion, shown: Sequence[Reason], *, say: Translator) -> str:
    """The score as the parts that are shown and the rest of it, rounded so that they add up."""
    score, intercept = round(suggestion.score, 2), round(suggestion.intercept, 2)
    above = sum(round(reason.points, 2) for reason in shown)
    return say.plural(
        "score {score} = {intercept} to begin with, {above} above, {rest} for {count} other"
        " criterion (matcher compare gives them all)",
        "score {score} = {intercept} to begin with, {above} above, {rest} for {count} other"
        " criteria (matcher compare gives them all)",
        count=sum(map(_weighs, suggestion.reasons)) - len(shown),
        score=say.points(score),
        intercept=say.points(intercept),
        above=say.points(above),
        rest=say.points(round(score - intercept - above, 2) + 0.0),
    )


def reciprocity_line(standing: Reciprocity, say: Translator) -> str:
    """Where the one who asks would stand for a candidate; the share where it is the better half."""
    rank, of = say.ordinal(standing.rank), say.number(standing.of)
    if standing.share > MOST_SHARE:
        return say.text(
            "would come {rank} of {of} French territories for this candidate", rank=rank, of=of
        )
    return say.text(
        "would come {rank} of {of} French territories for this candidate (the closest {share})",
        rank=rank,
        of=of,
        share=say.percent(math.ceil(100 * standing.share) / 100),
    )


def _weighs(reason: Reason) -> bool:
    """Whether its points are more than nothing once rounded."""
    return abs(reason.points) >= LEAST_POINTS


def _heading(answer: Suggestions, say: Translator) -> str:
    if answer.origin is None:
        return say.text(
            "Foreign territories that answer best (model {version})", version=answer.model_version
        )
    origin = answer.origin.territory
    return say.text(
        "Partners suggested to {origin}, {population} (model {version})",
        origin=place(origin, say),
        population=inhabitants(origin, say),
        version=answer.model_version,
    )


def _few_known(count: int, say: Translator) -> str:
    return say.plural(
        "{count} partnership known here; the directory that we ship is partial: add yours with"
        " matcher import",
        "{count} partnerships known here; the directory that we ship is partial: add yours with"
        " matcher import",
        count=count,
    )


def _show_existing(answer: Suggestions, say: Translator) -> None:
    suggested = {suggestion.territory.id for suggestion in answer.suggestions}
    left_out = [one for one in answer.excluded_existing if one.territory.id not in suggested]
    if not left_out:
        return
    table = grid("left", "wide")
    for existing in left_out:
        table.add_row("–", words(existing_line(existing, say)))
    show(words(""), words(say.text("Current partners, not suggested:"), "bold"), table)


def _title(suggestion: Suggestion, say: Translator) -> str:
    territory, derived = suggestion.territory, suggestion.population_derived
    title = f"{place(territory, say)}, {inhabitants(territory, say, derived=derived)}"
    return say.text("{title}, already a partner", title=title) if suggestion.existing else title


def _suggestion_table(
    suggestion: Suggestion, cautions: Sequence[Caution], *, say: Translator
) -> Table:
    table = grid("right", "wide", "right")
    table.add_row(
        words(f"{suggestion.rank}.", "bold"),
        words(_title(suggestion, say), "bold"),
        words(say.points(suggestion.score), "bold"),
    )
    shown = shown_reasons(suggestion.reasons)
    reason_rows(table, shown, say=say)
    # Without an origin all parts of the score are shown.
    if suggestion.intercept:
        table.add_row("", words(sum_line(suggestion, shown, say=say), "dim"), "")
    if suggestion.reciprocity:
        table.add_row("↔", words(reciprocity_line(suggestion.reciprocity, say)), "")
    if suggestion.decision:
        table.add_row("•", words(decision_line(suggestion.decision, say), "cyan"), "")
    if suggestion.set_back:
        table.add_row("↓", words(set_back_line(suggestion.set_back, say)), "")
    unknown = strongest(suggestion.reasons, "unknown")
    if unknown:
        table.add_row("?", words(unknown_features(unknown, say), "dim"), "")
    for gate in suggestion.gates:
        table.add_row(words("!", "yellow"), words(gate.text, "yellow"), "")
    for known in suggestion.precedents:
        line = say.text("precedent: {partnership}", partnership=partnership_line(known, say))
        table.add_row(words("=", "cyan"), words(line), "")
    for caution in cautions:
        table.add_row(words("~", "yellow"), words(caution_line(caution, say)), "")
    return table


def _csv_row(suggestion: Suggestion, say: Translator) -> list[str | float | int | None]:
    families = suggestion.by_family
    return [
        suggestion.rank,
        suggestion.rank_by_score,
        *territory_json(suggestion.territory).values(),
        suggestion.score,
        suggestion.intercept,
        *(families.get(family, 0.0) for family in FAMILIES),
        *(_joined(suggestion.reasons, verdict) for verdict in SIGNS),
        " | ".join(gate.text for gate in suggestion.gates),
        " | ".join(partnership_line(known, say) for known in suggestion.precedents),
        " | ".join(caution_line(caution, say) for caution in suggestion.cautions),
        suggestion.reciprocity.rank if suggestion.reciprocity else None,
        suggestion.reciprocity.of if suggestion.reciprocity else None,
        suggestion.decision.state if suggestion.decision else None,
        suggestion.decision.day if suggestion.decision else None,
        suggestion.set_back.points if suggestion.set_back else None,
    ]


def _joined(reasons: Sequence[Reason], verdict: Verdict) -> str:
    return " | ".join(reason.text for reason in strongest(reasons, verdict))

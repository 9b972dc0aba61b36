"""Marks and proposals as tables and as CSV."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from matcher.decision_words import (
    PROPOSAL_WORDS,
    REASON_WORDS,
    STATE_WORDS,
    reason_word,
    state_word,
)
from matcher.feedback import known_sources
from matcher.printing.cells import Cell, CellTable
from matcher.printing.decided import day_line
from matcher.printing.screen import headed, place, show, tell_line, words
from matcher.translation import Translator

if TYPE_CHECKING:
    from matcher.feedback import End, Feedback, Mark, Marked, Proposals, Proposed

MARK_COLUMNS = (
    "number", "territory", "territory_name", "id", "name", "country", "state", "reason", "note",
    "decided_at", "voice", "model", "stands",
)  # fmt: skip
PROPOSAL_COLUMNS = (
    "number", "first", "first_name", "second", "second_name", "start_year", "state", "decision",
    "decided_at", "voice", "reviewed_at", "import", "known_from",
)  # fmt: skip


def show_marked(answer: Marked, say: Translator) -> None:
    """Print what was noted of a pair."""
    first, second = (place(taken.territory, say) for taken in answer.taken)
    fields = {"first": first, "second": second, "number": answer.word.number}
    state = state_word(answer.word.state, say)
    tell_line(
        say.text("{first} – {second}: {state} (mark {number})", **fields, state=state), "bold"
    )
    if answer.word.note:
        tell_line(say.text("Note: {note}", note=answer.word.note))


def marked_cells(answer: Marked, say: Translator) -> CellTable:
    """One line: the word as it was kept."""
    from matcher.feedback import End, Mark

    first, second = (End(taken.territory.id, taken.territory) for taken in answer.taken)
    stands = answer.word.state != "withdrawn"
    return _marks_table([Mark(answer.word, first, second, stands)])


def shortened_line(shortened: bool, say: Translator) -> str:
    """That a note says less than was said; nothing where it says it all."""
    if not shortened:
        return ""
    return say.text(
        "The sentences of the note that name or reach a person were left out: no personal data is"
        " kept."
    )


def show_feedback(answer: Feedback, say: Translator) -> None:
    """Print one line per mark."""
    if not answer.marks:
        tell_line(say.text("No mark stands: matcher feedback mark makes one."))
        return
    table = headed(
        (say.text("No."), "right"),
        (say.text("Territory"), "left"),
        (say.text("Partner"), "left"),
        (say.text("What became of it"), "left"),
        (say.text("Marked on"), "left"),
        (say.text("Voice"), "left"),
    )
    for mark in answer.marks:
        why = (state_word(mark.word.state, say), reason_word(mark.word.reason, say), mark.word.note)
        cells = (
            str(mark.word.number),
            mark.origin.name,
            _end(mark.partner, say),
            " · ".join(filter(None, why)),
            mark.word.day,
            say.text(mark.word.voice),
        )
        table.add_row(*map(words, cells))
    show(table)


def feedback_cells(answer: Feedback, say: Translator) -> CellTable:
    """One line per mark."""
    return _marks_table(answer.marks)


def show_proposals(answer: Proposals, say: Translator) -> None:
    """Print every proposal."""
    if not answer.proposals:
        tell_line(say.text("No partnership is proposed."))
    for proposed in answer.proposals:
        show_proposed(proposed, say)


def show_proposed(answer: Proposed, say: Translator) -> None:
    """Print a proposal: both ends, when, whose word, and what is known already."""
    proposal = answer.proposal
    line = say.text(
        "{first} – {second}: {state}",
        first=_end(answer.first, say),
        second=_end(answer.second, say),
        state=say.text(PROPOSAL_WORDS[proposal.state]),
    )
    tell_line(f"{proposal.number}. {line}", "bold")
    if proposal.start_year:
        tell_line("   " + say.text("signed in {year}", year=proposal.start_year))
    tell_line(
        "   "
        + say.text(
            "told by {voice} on {day} (mark {number})",
            voice=say.text(proposal.voice),
            day=day_line(proposal.decided_at[:10], say),
            number=proposal.decision,
        )
    )
    if proposal.import_id and proposal.state == "accepted":
        tell_line(
            "   "
            + say.text(
                "recorded by the import {number}; matcher undo {number} takes it back",
                number=proposal.import_id,
            )
        )
    if answer.known:
        sources = " · ".join(say.text(name) for name in known_sources(answer.known))
        line = say.text("this partnership is known already (source: {sources})", sources=sources)
        tell_line(f"   {line}", "yellow")


def proposals_cells(answer: Proposals, say: Translator) -> CellTable:
    """One line per proposal."""
    return _proposals_table(answer.proposals)


def proposed_cells(answer: Proposed, say: Translator) -> CellTable:
    """One line: the proposal as it stands."""
    return _proposals_table([answer])


def _marks_table(marks: Iterable[Mark]) -> CellTable:
    words = {"state": STATE_WORDS, "reason": REASON_WORDS}
    return CellTable(MARK_COLUMNS, map(_mark_row, marks), words)


def _proposals_table(proposals: Iterable[Proposed]) -> CellTable:
    return CellTable(PROPOSAL_COLUMNS, map(_proposal_row, proposals), {"state": PROPOSAL_WORDS})


def _mark_row(mark: Mark) -> list[Cell]:
    word, partner = mark.word, mark.partner.territory
    return [
        word.number,
        word.origin,
        mark.origin.name,
        word.partner,
        mark.partner.name,
        partner.country if partner else None,
        word.state,
        word.reason,
        word.note,
        word.decided_at,
        word.voice,
        word.model,
        int(mark.stands),
    ]


def _proposal_row(proposed: Proposed) -> list[Cell]:
    proposal = proposed.proposal
    return [
        proposal.number,
        proposal.first,
        proposed.first.name,
        proposal.second,
        proposed.second.name,
        proposal.start_year,
        proposal.state,
        proposal.decision,
        proposal.decided_at,
        proposal.voice,
        proposal.reviewed_at,
        proposal.import_id,
        " | ".join(known_sources(proposed.known)),
    ]


def _end(end: End, say: Translator) -> str:
    return place(end.territory, say) if end.territory else end.id

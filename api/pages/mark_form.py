"""The form on the sheet of a pair that asks what became of the suggestion."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from data.decisions import DECLINED, LONGEST_NOTE, REASONS, STATES, WITHDRAWN
from data.store.shelf import Shelf
from data.store.standing import is_taken_back
from matcher.decision_words import REASON_WORDS, state_word
from matcher.printing.decided import decision_line
from matcher.printing.feedback import shortened_line
from matcher.results import Comparison, Decided
from matcher.translation import Translator

ANCHOR = "outcome"
UNTOUCHED: Mapping[str, str] = {"state": "", "reason": REASONS[0], "note": "", "start_year": ""}


@dataclass(frozen=True, slots=True)
class MarkForm:
    """What is decided so far and what may be said, as it was typed; never the key.

    `told` confirms what was just noted, `refused` says why it was not.
    """

    stands: str
    declined: bool
    states: tuple[tuple[str, str], ...]
    reasons: tuple[tuple[str, str], ...]
    longest: int
    told: tuple[str, ...]
    refused: str
    typed: Mapping[str, str]

    @property
    def open(self) -> bool:
        """Whether the form is in sight at once."""
        return bool(self.refused)


def mark_form(
    decided: Decided | None,
    say: Translator,
    *,
    told: tuple[str, ...] = (),
    refused: str = "",
    typed: Mapping[str, str] = UNTOUCHED,
) -> MarkForm:
    """The form under the sheet of a pair, and what stands for it."""
    return MarkForm(
        stands=decision_line(decided, say) if decided else "",
        declined=decided is not None and decided.state in DECLINED,
        states=tuple((state, _choice(state, say)) for state in STATES),
        reasons=tuple((reason, say.text(REASON_WORDS[reason])) for reason in REASONS),
        longest=LONGEST_NOTE,
        told=told,
        refused=refused,
        typed=typed,
    )


def is_so(answer: Comparison, marked: str, shelf: Shelf) -> bool:
    """Whether this state stands, or a mark was taken back last and today.

    An address tells what was just noted, and anybody may type one: the store is asked.
    """
    if marked == WITHDRAWN:
        origin, partner = (each.territory.id for each in answer.taken)
        return is_taken_back(shelf, origin, partner, day=datetime.now(UTC).date().isoformat())
    decided = answer.suggestion.decision
    return decided is not None and decided.state == marked


def told_lines(marked: str, say: Translator, *, shortened: bool) -> tuple[str, ...]:
    """What was noted, and whether less of its note than was sent."""
    line = say.text("Noted: {state}.", state=state_word(marked, say))
    return tuple(filter(None, (line, shortened_line(shortened, say))))


def _choice(state: str, say: Translator) -> str:
    return say.text("take my mark back") if state == WITHDRAWN else state_word(state, say)

"""Decisions and proposals, read back without SQLAlchemy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from data.decisions import Decisions, Word
from data.store.shelf import Shelf

OPEN, ACCEPTED, TURNED_DOWN, WITHDRAWN = "open", "accepted", "declined", "withdrawn"

_WORDS = "SELECT id, origin, partner, state, reason, note, decided_at, voice, model FROM decisions"
_LAST = (
    "SELECT state, decided_at FROM decisions WHERE origin = :origin AND partner = :partner"
    " ORDER BY id DESC LIMIT 1"
)
_HEARD = "SELECT max(id), max(decided_at) FROM decisions"
_PROPOSALS = (
    "SELECT proposals.state, imports.undone_at, (SELECT min(later.decided_at)"
    " FROM decisions AS later WHERE later.origin = decisions.origin"
    " AND later.partner = decisions.partner AND later.voice = decisions.voice"
    " AND later.id > decisions.id), proposals.id, proposals.first, proposals.second,"
    " proposals.start_year, proposals.reviewed_at, proposals.import_id, decisions.id,"
    " decisions.decided_at, decisions.voice"
    " FROM proposals JOIN decisions ON decisions.id = proposals.decision_id"
    " LEFT JOIN imports ON imports.id = proposals.import_id"
)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A partnership that a decision says was signed: open, accepted, declined or withdrawn.

    One whose import was undone is open again, while its word is still the last of its voice.
    """

    number: int
    first: str
    second: str
    start_year: int | None
    reviewed_at: str | None
    import_id: int | None
    decision: int
    decided_at: str
    voice: str
    state: str


def words_of(shelf: Shelf) -> list[Word]:
    """Every word ever said, oldest first, those too that no longer stand."""
    if not shelf.has_table("decisions"):
        return []
    return [Word(*row) for row in shelf.fetch(f"{_WORDS} ORDER BY id", {})]


def word_of(shelf: Shelf, number: int) -> Word:
    """The word of this number, which has to be there."""
    (row,) = shelf.fetch(f"{_WORDS} WHERE id = CAST(:number AS INTEGER)", {"number": str(number)})
    return Word(*row)


def is_taken_back(shelf: Shelf, origin: str, partner: str, *, day: str) -> bool:
    """Whether the last word on this pair took a mark back, on this day (UTC, ISO 8601)."""
    if not shelf.has_table("decisions"):
        return False
    rows = shelf.fetch(_LAST, {"origin": origin, "partner": partner})
    return any(state == WITHDRAWN and moment[:10] == day for state, moment in rows)


def heard_of(shelf: Shelf) -> str:
    """A short text that changes when anybody says another word; empty where nobody ever did."""
    if not shelf.has_table("decisions"):
        return ""
    return repr([tuple(row) for row in shelf.fetch(_HEARD, {})])


def decisions_of(shelf: Shelf) -> Decisions:
    """What stands of them."""
    return Decisions(words_of(shelf))


def proposals_of(shelf: Shelf) -> list[Proposal]:
    """Every proposal, oldest first."""
    if not shelf.has_table("proposals"):
        return []
    return [_proposal(*row) for row in shelf.fetch(f"{_PROPOSALS} ORDER BY proposals.id", {})]


def proposal_of(shelf: Shelf, number: int) -> Proposal:
    """The proposal of this number, which has to be there."""
    chosen = f"{_PROPOSALS} WHERE proposals.id = CAST(:number AS INTEGER)"
    (row,) = shelf.fetch(chosen, {"number": str(number)})
    return _proposal(*row)


def state_of(state: str, undone_at: str | None, followed_at: str | None) -> str:
    """The state of a proposal, given when its import was undone and its voice spoke again.

    It is open only while its word is the last of its voice on the pair.
    """
    standing = OPEN if state == ACCEPTED and undone_at else state
    return WITHDRAWN if standing == OPEN and followed_at else standing


def _proposal(state: str, undone_at: str | None, followed_at: str | None, *told: Any) -> Proposal:
    row: tuple[Any, ...] = (*told, state_of(state, undone_at, followed_at))
    return Proposal(*row)

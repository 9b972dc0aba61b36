"""Decisions and proposals, read back without SQLAlchemy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from data.decisions import Decisions, Word
from data.store.shelf import Shelf

OPEN, ACCEPTED, TURNED_DOWN, WITHDRAWN = "open", "accepted", "declined", "withdrawn"

_WORDS = (
    "SELECT id, origin, partner, state, reason, note, decided_at, voice, model"
    " FROM decisions ORDER BY id"
)
_HEARD = "SELECT max(id), max(decided_at) FROM decisions"
_PROPOSALS = (
    "SELECT proposals.state, imports.undone_at, proposals.id, proposals.first, proposals.second,"
    " proposals.start_year, proposals.reviewed_at, proposals.import_id, decisions.id,"
    " decisions.decided_at, decisions.voice"
    " FROM proposals JOIN decisions ON decisions.id = proposals.decision_id"
    " LEFT JOIN imports ON imports.id = proposals.import_id ORDER BY proposals.id"
)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A partnership that a decision says was signed: open, accepted, declined or withdrawn.

    One whose import was undone is open again.
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
    return [Word(*row) for row in shelf.fetch(_WORDS, {})]


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
    return [_proposal(*row) for row in shelf.fetch(_PROPOSALS, {})]


def state_of(state: str, undone_at: str | None) -> str:
    """The state of a proposal, given when the import that came of it was undone."""
    return OPEN if state == ACCEPTED and undone_at else state


def _proposal(state: str, undone_at: str | None, *told: Any) -> Proposal:
    row: tuple[Any, ...] = (*told, state_of(state, undone_at))
    return Proposal(*row)

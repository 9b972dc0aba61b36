"""Decisions and proposals as plain dictionaries, as `matcher.wire` has all else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from matcher.feedback import End, known_sources

if TYPE_CHECKING:
    from data.decisions import Word
    from matcher.feedback import Feedback, Mark, Marked, Proposals, Proposed
    from matcher.results import Decided, SetBack

Json = dict[str, Any]


def decision_json(decided: Decided | None) -> Json | None:
    """What became of a suggestion, and the day of the word that stands."""
    return {"state": decided.state, "day": decided.day} if decided else None


def set_back_json(back: SetBack | None) -> Json | None:
    """How many other territories decline a candidate, and what that costs in the order."""
    return {"territories": back.territories, "points": back.points} if back else None


def marked_json(answer: Marked) -> Json:
    """The word as it was kept, and whether its note says less than was said."""
    first, second = (End(taken.territory.id, taken.territory) for taken in answer.taken)
    ends = {"territory": _end_json(first), "partner": _end_json(second)}
    said = _word_json(answer.word)
    return {"number": answer.word.number, **ends, **said, "shortened": answer.shortened}


def feedback_json(answer: Feedback) -> list[Json]:
    """The marks, oldest first."""
    return [_mark_json(mark) for mark in answer.marks]


def proposals_json(answer: Proposals) -> list[Json]:
    """The proposals, oldest first."""
    return [proposed_json(each) for each in answer.proposals]


def proposed_json(answer: Proposed) -> Json:
    """A proposal with its two ends, and who else tells of that partnership."""
    proposal = answer.proposal
    return {
        "number": proposal.number,
        "first": _end_json(answer.first),
        "second": _end_json(answer.second),
        "start_year": proposal.start_year,
        "state": proposal.state,
        "decision": proposal.decision,
        "decided_at": proposal.decided_at,
        "voice": proposal.voice,
        "reviewed_at": proposal.reviewed_at,
        "import": proposal.import_id,
        "known_from": known_sources(answer.known),
    }


def _mark_json(mark: Mark) -> Json:
    ends = {"territory": _end_json(mark.origin), "partner": _end_json(mark.partner)}
    return {"number": mark.word.number, **ends, **_word_json(mark.word), "stands": mark.stands}


def _word_json(word: Word) -> Json:
    return {
        "state": word.state,
        "reason": word.reason,
        "note": word.note,
        "decided_at": word.decided_at,
        "voice": word.voice,
        "model": word.model,
    }


def _end_json(end: End) -> Json:
    country = end.territory.country if end.territory else None
    return {"id": end.id, "name": end.name, "country": country}

"""A word on a suggestion → a row of `decisions`; a signed one → a proposal to be reviewed."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, Row, Select, func, insert, select, update

from data.decisions import FORMAT, SIGNED, SOURCE, WITHDRAWN, NewWord
from data.errors import RefusedAction, UnknownRecord
from data.privacy import scrub
from data.records import Partnership, Source, Terms
from data.store import standing
from data.store.recording import COMMAND_LINE, Batch, Change, record
from data.store.schema import decisions, imports, proposals
from data.store.told import now
from data.text import clean


@dataclass(frozen=True, slots=True)
class Noted:
    """The number of a word, the note that was kept of it, whether that says less than was said."""

    number: int
    note: str
    shortened: bool


def mark(
    connection: Connection, said: NewWord, *, voice: str = COMMAND_LINE, model: str = ""
) -> Noted:
    """Append a word; what names or reaches a person is left out of its note.

    A proposal that this voice made of the pair is no longer open; a signed word makes a new one.
    RefusedAction where there is nothing to take back.
    """
    before = _last_state(connection, said, voice)
    if said.state == WITHDRAWN and before in (None, WITHDRAWN):
        raise RefusedAction("there is no mark of yours on this pair to take back.")
    note = clean(said.note)
    kept = scrub(note)
    values = {
        "origin": said.origin, "partner": said.partner, "state": said.state,
        "reason": said.reason, "note": kept, "voice": voice, "model": model,
    }  # fmt: skip
    found = connection.execute(insert(decisions).values(decided_at=now(), **values))
    (number,) = found.inserted_primary_key or (0,)
    if said.state == SIGNED:
        _propose(connection, said, int(number))
    return Noted(int(number), kept, kept != note)


def accept(connection: Connection, number: int, *, by: str = COMMAND_LINE) -> int:
    """Record the partnership of a proposal as an import of its own; the number of that import.

    Raises UnknownRecord for a number that no proposal has, RefusedAction for one that is not open.
    """
    row = _open_proposal(connection, number)
    source = Source(SOURCE, f"n° {row.decision_id}", row.decided_at[:10])
    partnership = Partnership(row.first, row.second, Terms(start_year=row.start_year), (source,))
    batch = Batch(f"{FORMAT} {row.decision_id}", [partnership], format=FORMAT)
    import_id = record(connection, Change([batch], by=by)).import_id
    _review(connection, number, state=standing.ACCEPTED, import_id=import_id)
    return import_id


def decline(connection: Connection, number: int) -> None:
    """Close a proposal without recording it; raises as `accept` does."""
    _open_proposal(connection, number)
    _review(connection, number, state=standing.TURNED_DOWN)


def _last_state(connection: Connection, said: NewWord, voice: str) -> str | None:
    found: str | None = connection.execute(
        select(decisions.c.state)
        .where(decisions.c.origin == said.origin, decisions.c.partner == said.partner)
        .where(decisions.c.voice == voice)
        .order_by(decisions.c.id.desc())
        .limit(1)
    ).scalar()
    return found


def _propose(connection: Connection, said: NewWord, number: int) -> None:
    ends = (said.partner, said.origin) if said.turned else (said.origin, said.partner)
    connection.execute(
        insert(proposals).values(
            decision_id=number,
            first=ends[0],
            second=ends[1],
            start_year=said.start_year,
            state=standing.OPEN,
        )
    )


def _open_proposal(connection: Connection, number: int) -> Row[tuple[object, ...]]:
    row = connection.execute(_proposals().where(proposals.c.id == number)).first()
    if row is None:
        raise UnknownRecord(
            "no proposal has the number {number}; `matcher proposals list` tells them.",
            number=number,
        )
    if standing.state_of(row.state, row.undone_at, row.followed_at) != standing.OPEN:
        day = max(each for each in (row.reviewed_at, row.followed_at) if each)[:10]
        raise RefusedAction("the proposal {number} is closed since {day}.", number=number, day=day)
    return row


def _proposals() -> Select[tuple[object, ...]]:
    later = decisions.alias()
    followed_at = (
        select(func.min(later.c.decided_at))
        .where(later.c.origin == decisions.c.origin, later.c.partner == decisions.c.partner)
        .where(later.c.voice == decisions.c.voice, later.c.id > decisions.c.id)
        .scalar_subquery()
        .label("followed_at")
    )
    return (
        select(proposals, decisions.c.decided_at, imports.c.undone_at, followed_at)
        .join(decisions, decisions.c.id == proposals.c.decision_id)
        .outerjoin(imports, imports.c.id == proposals.c.import_id)
    )


def _review(
    connection: Connection, number: int, *, state: str, import_id: int | None = None
) -> None:
    values = {"state": state, "reviewed_at": now()}
    # An import that was undone stays told, until another one takes its place.
    told = {} if import_id is None else {"import_id": import_id}
    connection.execute(update(proposals).where(proposals.c.id == number).values(**values, **told))

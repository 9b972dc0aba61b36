"""Keys made, revoked, and noted to have been used."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from secrets import token_hex

from sqlalchemy import Connection, insert, or_, select, update

from data.errors import InvalidOption, RefusedAction, StoreError, UnknownRecord
from data.privacy import is_contact, is_personal
from data.store.database import Store
from data.store.keys import SCOPES, ApiKey, a_minute_ago, prover
from data.store.recording import COMMAND_LINE
from data.store.schema import api_keys
from data.store.told import now

LONGEST_LABEL = 60
NOTING_SECONDS = 0.05
"""How long a note of use waits for who writes: a request shall not wait for it."""


def create_key(store: Store, *, label: str, scopes: Collection[str]) -> str:
    """Make a key; its text, which nothing tells again.

    Raises InvalidOption for a label that names a person or a scope that there is not,
    RefusedAction for the label of a key that counts: who writes is known by it.
    """
    checked = check_label(label)
    wanted = check_scopes(scopes)
    key_id, secret = token_hex(4), token_hex(24)
    values = {"id": key_id, "label": checked, "scopes": wanted, "created_at": now()}
    stored = prover().hash(secret)
    detail = {"key": key_id, "scopes": wanted}
    with store.writing("keys create", by=COMMAND_LINE, detail=detail) as connection:
        _check_free(connection, checked)
        connection.execute(insert(api_keys).values(**values, hash=stored))
    return f"mk_{key_id}_{secret}"


def revoke_key(store: Store, key_id: str) -> None:
    """Let a key count no more.

    Raises UnknownRecord for an id that no key has, RefusedAction where it is revoked already.
    """
    with store.writing("keys revoke", by=COMMAND_LINE, detail={"key": key_id}) as connection:
        found = select(api_keys.c.revoked_at).where(api_keys.c.id == key_id)
        row = connection.execute(found).first()
        if row is None:
            raise UnknownRecord(
                "no key has the id {key!r}; `matcher keys list` gives them.", key=key_id
            )
        if row.revoked_at:
            raise RefusedAction(
                "the key {key} was revoked on {day} already.", key=key_id, day=row.revoked_at[:10]
            )
        connection.execute(update(api_keys).where(api_keys.c.id == key_id).values(revoked_at=now()))


def note_use(store: Store, key: ApiKey) -> None:
    """Note that a key was used, unless that was noted within the minute or another one writes."""
    noted = api_keys.c.last_used_at
    unnoted = or_(noted.is_(None), noted <= a_minute_ago())
    with suppress(StoreError), store.marking() as connection:
        connection.execute(
            update(api_keys).where(api_keys.c.id == key.id, unnoted).values(last_used_at=now())
        )


def check_label(label: str) -> str:
    """A label of one line that names no person.

    Raises InvalidOption, whose sentence does not repeat it.
    """
    text = " ".join(label.split())
    if not text or len(text) > LONGEST_LABEL or not text.isprintable():
        raise InvalidOption(
            "--label takes from 1 to {most} characters on one line.", most=LONGEST_LABEL
        )
    if is_personal(text) or is_contact(text):
        raise InvalidOption(
            "--label names a person or tells how to reach one; name the office or the program that"
            " will hold the key."
        )
    if text.casefold() == COMMAND_LINE:
        raise InvalidOption("--label {text!r} is kept for who writes without a key.", text=text)
    return text


def _check_free(connection: Connection, label: str) -> None:
    bearing = select(api_keys.c.id).where(
        api_keys.c.label == label, api_keys.c.revoked_at.is_(None)
    )
    if other := connection.execute(bearing).scalar():
        raise RefusedAction(
            "the key {key} has the label {label!r} already: choose another label, or revoke that"
            " key first with `matcher keys revoke {key}`.",
            key=other,
            label=label,
        )


def check_scopes(scopes: Collection[str]) -> list[str]:
    """At least one of the scopes, each once, in their order."""
    for scope in scopes:
        if scope not in SCOPES:
            raise InvalidOption(
                "--scope {scope!r} is no scope of a key; give one of {known}.",
                scope=scope,
                known=", ".join(SCOPES),
            )
    if not scopes:
        raise InvalidOption("--scope is missing; give one of {known}.", known=", ".join(SCOPES))
    return [scope for scope in SCOPES if scope in scopes]

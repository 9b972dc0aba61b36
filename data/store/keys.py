"""The keys with which the API is written to: what is known of each, and whether a text is one."""

from __future__ import annotations

import re
import time
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from hashlib import sha256
from secrets import token_hex
from threading import Lock
from typing import Any, Literal, get_args

from data.errors import KeyRefused
from data.store.shelf import Shelf, json_of

Scope = Literal["feedback", "import", "publish"]
SCOPES: tuple[Scope, ...] = get_args(Scope)

SHAPE = re.compile(r"mk_(?P<id>[0-9a-f]{8})_(?P<secret>[0-9a-f]{48})")
PASSES, KIBIBYTES = 2, 19 * 1024
"""What OWASP asks of argon2id on one core; a secret of 192 random bits needs no more."""
REMEMBERED_SECONDS = 300.0
MOST_REMEMBERED = 1000

_COLUMNS = "id, label, scopes, created_at, revoked_at, last_used_at"


@dataclass(frozen=True, slots=True)
class ApiKey:
    """A key without its secret; the moments are UTC, ISO 8601.

    The label says who writes: a service or an office, never a person.
    """

    id: str
    label: str
    scopes: tuple[Scope, ...]
    created_at: str
    revoked_at: str | None
    last_used_at: str | None

    def is_used_lately(self) -> bool:
        """Whether its last use was noted within the minute."""
        return self.last_used_at is not None and self.last_used_at > a_minute_ago()


class Prover:
    """Tells whether secrets fit their hashes; those that did are remembered for five minutes.

    One secret is proved at a time, which bounds memory and cores; what is remembered is a hash.
    """

    def __init__(self, most: int = MOST_REMEMBERED) -> None:
        from argon2 import PasswordHasher

        self._hasher = PasswordHasher(time_cost=PASSES, memory_cost=KIBIBYTES, parallelism=1)
        self._decoy = self._hasher.hash(token_hex())
        self._most = most
        self._lock = Lock()
        self._proved: OrderedDict[bytes, float] = OrderedDict()

    def hash(self, secret: str) -> str:
        """What is stored of a secret."""
        return self._hasher.hash(secret)

    def fits(self, secret: str, stored: str | None) -> bool:
        """Whether a secret has this hash; where there is none, no takes as long as otherwise."""
        digest = sha256(f"{stored} {secret}".encode()).digest()
        if self._proved.get(digest, 0.0) > time.monotonic():
            return True
        with self._lock:
            fitting = self._verify(secret, stored or self._decoy) and stored is not None
            if fitting:
                self._proved[digest] = time.monotonic() + REMEMBERED_SECONDS
                if len(self._proved) > self._most:
                    self._proved.popitem(last=False)
        return fitting

    def _verify(self, secret: str, stored: str) -> bool:
        from argon2.exceptions import VerifyMismatchError

        try:
            return self._hasher.verify(stored, secret)
        except VerifyMismatchError:
            return False


def a_minute_ago() -> str:
    """That moment, UTC, ISO 8601."""
    return (datetime.now(UTC) - timedelta(minutes=1)).isoformat(timespec="seconds")


@cache
def prover() -> Prover:
    """The prover of this process."""
    return Prover()


def keys_of(shelf: Shelf) -> list[ApiKey]:
    """Every key, oldest first, those that were revoked too."""
    if not shelf.has_table("api_keys"):
        return []
    rows = shelf.fetch(f"SELECT {_COLUMNS} FROM api_keys ORDER BY created_at, id", {})
    return [_key(row) for row in rows]


def verify(shelf: Shelf, text: str) -> ApiKey:
    """The key that a text is, as the store knows it now: a key that is revoked is refused at once.

    Raises KeyRefused.
    """
    shape = SHAPE.fullmatch(text.strip())
    found = _find(shelf, shape["id"]) if shape else None
    if shape and prover().fits(shape["secret"], found[-1] if found else None) and found:
        key = _key(found[:-1])
        if key.revoked_at is None:
            return key
        raise KeyRefused(
            "the key {key} was revoked on {day}; ask who runs this service for another.",
            key=key.id,
            day=key.revoked_at[:10],
        )
    raise KeyRefused(
        "this is none of the keys of this service; check that it was copied whole, from mk_ to"
        " its last character, or ask who runs this service for another."
    )


def _find(shelf: Shelf, key_id: str) -> Sequence[Any] | None:
    if not shelf.has_table("api_keys"):
        return None
    rows = shelf.fetch(f"SELECT {_COLUMNS}, hash FROM api_keys WHERE id = :id", {"id": key_id})
    return rows[0] if rows else None


def _key(row: Sequence[Any]) -> ApiKey:
    key_id, label, scopes, *moments = row
    return ApiKey(key_id, label, tuple(json_of(scopes)), *moments)

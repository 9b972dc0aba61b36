"""What the store tells of those who write: their keys, and what they wrote."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from data.store.history import AuditRecord
    from data.store.keys import ApiKey
    from data.store.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Keyring:
    """The answer to `keys list`: every key, oldest first, those that were revoked too."""

    keys: tuple[ApiKey, ...]


@dataclass(frozen=True, slots=True)
class AuditTrail:
    """The answer to `audit`: what was written, oldest first, and every key that there was."""

    records: tuple[AuditRecord, ...]
    keys: tuple[ApiKey, ...]


def list_keys(shelf: Shelf) -> Keyring:
    """What is known of the keys; nothing tells their secrets."""
    from data.store.keys import keys_of

    return Keyring(tuple(keys_of(shelf)))


def read_audit(shelf: Shelf, since: str | None) -> AuditTrail:
    """What was written since a day (UTC), or ever; InvalidOption for what is no day."""
    from data.replacing import check_day
    from data.store.history import audit_of

    day = check_day(since, option="--since") if since is not None else ""
    return AuditTrail(tuple(audit_of(shelf, day)), list_keys(shelf).keys)

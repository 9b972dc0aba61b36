"""What the store tells of those who write: their keys, and what they wrote."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from data.store.history import AuditRecord
    from data.store.keys import ApiKey
    from data.store.publications import Publication
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
    from data.store.publications import publications_of

    day = check_day(since, option="--since") if since is not None else ""
    published = {each.id: each for each in publications_of(shelf)}
    records = (_with_reason(record, published) for record in audit_of(shelf, day))
    return AuditTrail(tuple(records), list_keys(shelf).keys)


def _with_reason(record: AuditRecord, published: Mapping[int, Publication]) -> AuditRecord:
    """The record, of a forced publication with the reason, which the audit itself does not hold.

    A backup that was restored may have given the number to another publication.
    """
    detail = dict(record.detail)
    found = published.get(detail.pop("publication", 0))
    if detail.get("forced") and found is not None and found.by == record.by:
        detail["forced"] = found.forced or True
    return replace(record, detail=detail)

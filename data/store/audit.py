"""Who wrote what, and when: one row for each writing, which nothing changes afterwards."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, insert

from data.store.schema import audit
from data.store.told import now


def note(connection: Connection, action: str, *, by: str, detail: Mapping[str, object]) -> None:
    """Add a row, within the transaction that it tells of."""
    connection.execute(insert(audit).values(at=now(), by=by, action=action, detail=dict(detail)))

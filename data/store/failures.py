"""What a database driver says when it fails → the one sentence that the user needs."""

from __future__ import annotations

import os
from pathlib import Path

from data.errors import StoreBusy, StoreError

BUSY = ("locked", "busy", "lock timeout", "deadlock", "queuepool limit")
UNWRITABLE = ("readonly", "read-only", "unable to open", "disk i/o")
FULL = ("full", "no space")
DAMAGED = (
    "image is malformed", "malformed database schema", "not a database", "is encrypted",
    "no such table", "no such column",
)  # fmt: skip
UNREACHABLE = (
    "connection", "could not translate", "authentication", "timeout expired", "does not exist",
    "starting up", "shutting down",
)  # fmt: skip

STATES = {
    "55P03": "lock timeout", "40P01": "deadlock", "53100": "no space", "25006": "read-only",
    "57P03": "starting up", "28000": "authentication", "28P01": "authentication",
    "3D000": "does not exist",
}  # fmt: skip
"""What a PostgreSQL server that speaks another language than English means, by its SQLSTATE."""


def is_read_only(path: Path) -> bool:
    """Whether a file exists in a place where nothing can be written."""
    effective = os.access in os.supports_effective_ids
    return path.exists() and not all(
        os.access(place, os.W_OK, effective_ids=effective) for place in (path, path.parent)
    )


def explained(reason: str, place: object, *, state: str | None = None) -> StoreError:
    """The failure of a store at this place, for what its driver says and its SQLSTATE, if any."""
    low = f"{reason.lower()} {STATES.get(state or '', '')}"
    first_line = reason.strip().partition("\n")[0]
    if _says(low, BUSY):
        return StoreBusy(
            "the local directory {place} is in use by another process; try again when it is done.",
            place=place,
        )
    if _says(low, UNWRITABLE):
        return StoreError(
            "the local directory {place} cannot be written ({reason}); make its folder writable,"
            " free some room on its disk, or choose another one with MATCHER_HOME.",
            place=place,
            reason=first_line,
        )
    if _says(low, FULL):
        return StoreError(
            "the disk of the local directory {place} is full; nothing was changed: free some room"
            " and try again.",
            place=place,
        )
    if _says(low, UNREACHABLE):
        return StoreError(
            "the database {place} does not answer ({reason}); check MATCHER_DATABASE_URL and that"
            " the database runs.",
            place=place,
            reason=first_line,
        )
    if _says(low, DAMAGED):
        return StoreError(
            "the local directory {place} is damaged or was made by another program ({reason});"
            " move it away and import your files again.",
            place=place,
            reason=first_line,
        )
    return StoreError(
        "the database of the local directory {place} refused what was asked of it ({reason});"
        " nothing was changed: keep it as it is and report this.",
        place=place,
        reason=first_line,
    )


def _says(reason: str, words: tuple[str, ...]) -> bool:
    return any(word in reason for word in words)

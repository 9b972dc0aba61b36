"""What a database driver says when it fails → the one sentence that the user needs."""

from __future__ import annotations

import os
from pathlib import Path

from data.errors import StoreBusy, StoreError


def is_read_only(path: Path) -> bool:
    """Whether a file exists in a place where nothing can be written."""
    effective = os.access in os.supports_effective_ids
    return path.exists() and not all(
        os.access(place, os.W_OK, effective_ids=effective) for place in (path, path.parent)
    )


def explained(reason: str, place: object) -> StoreError:
    """The failure of a store at this place, for what its driver says."""
    low = reason.lower()
    if "locked" in low or "busy" in low:
        return StoreBusy(
            "the local directory {place} is in use by another process; try again when it is done.",
            place=place,
        )
    if "readonly" in low or "unable to open" in low or "disk i/o" in low:
        return StoreError(
            "the local directory {place} cannot be written ({reason}); make its folder writable"
            " or choose another one with MATCHER_HOME.",
            place=place,
            reason=reason,
        )
    if "full" in low:
        return StoreError("the disk of the local directory {place} is full.", place=place)
    return StoreError(
        "the local directory {place} is damaged or was made by another program ({reason});"
        " move it away and import your files again.",
        place=place,
        reason=reason,
    )

"""Which code a model was trained with: two trainings by the same code give the same bytes."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LEARNING = ("features", "models")
"""The rooms that learn; what `data` gives them is in the fingerprints of world and partnerships."""


@cache
def code_version() -> dict[str, str]:
    """The version of the package, and a hash of the sources of the rooms that learn."""
    return {"package": _package(), "digest": digest_of(ROOT)}


def digest_of(root: Path) -> str:
    """A hash of what the sources under a folder hold, whenever and wherever they were written."""
    files = sorted(path for room in LEARNING for path in (root / room).rglob("*.py"))
    told = hashlib.sha256()
    for path in files:
        told.update(path.relative_to(root).as_posix().encode() + b"\0")
        told.update(path.read_bytes() + b"\0")
    return told.hexdigest()[:16]


def _package() -> str:
    try:
        return version("partner-matcher")
    except PackageNotFoundError:
        return ""

"""Short texts that change when files, answers or our own code do."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from data.directory import STORE_NAME
from matcher.settings import service_contact
from models.registry import CURRENT, current_folder

if TYPE_CHECKING:
    from matcher.holdings import Holdings

ROOT = Path(__file__).resolve().parent.parent
SAYING = ("data", "features", "models", "matcher", "api")


def files_stamp(home: Path) -> str:
    """What tells that another model was published in this home or that its store was written."""
    watched = [home / "models" / CURRENT, current_folder(home) / "model.json"]
    return digest(map(_seen, [*watched, home / STORE_NAME, home / f"{STORE_NAME}-wal"]))


def content_of(holdings: Holdings, code: str) -> str:
    """The tag of what these holdings answer: model, directory, what users declare, the contact."""
    directory = holdings.directory
    declared = directory.store.declarations() if directory.store is not None else []
    known = [holdings.model.version, directory.fingerprint(), repr(declared)]
    return digest([code, *known, service_contact() or ""])


@cache
def code_stamp() -> str:
    """What tells two installed versions of the product apart, templates and words included."""
    files = sorted(path for room in SAYING for path in (ROOT / room).rglob("*") if _says(path))
    return digest(map(_seen, files))


def digest(texts: Iterable[str]) -> str:
    """A short hash of several texts."""
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()[:20]


def _says(path: Path) -> bool:
    return path.is_file() and path.suffix != ".pyc"


def _seen(path: Path) -> str:
    """The name, the size and the time of writing of a file; an empty one counts as none."""
    try:
        found = path.stat()
    except OSError:
        return path.name
    return f"{path.name} {found.st_size} {found.st_mtime_ns}" if found.st_size else path.name

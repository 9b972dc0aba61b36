"""Short texts that change when the store, the models, answers or our own code do."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from data.directory import STORE_NAME
from data.store.editions import edition_mark
from data.store.standing import heard_of
from matcher.settings import service_contact
from models.registry import current_folder

if TYPE_CHECKING:
    from data.store.shelf import Shelf
    from matcher.holdings import Holdings

ROOT = Path(__file__).resolve().parent.parent
SAYING = ("data", "features", "models", "matcher", "api")
TOLD = (
    "SELECT (SELECT max(id) FROM tellings), max(id), max(imported_at), count(undone_at),"
    " max(undone_at) FROM imports"
)
"""All that partnerships follow from: what imports told, and which of them were undone."""
NOTED = "SELECT * FROM territories ORDER BY id"


@dataclass(frozen=True, slots=True)
class Marks:
    """What tells that answers change, found in a millisecond without reading what they draw on.

    `opened` marks the model, the directory, the list of authorities, what users declare and note
    of territories, which holdings read when they open; `heard` the decisions on suggestions, which
    requests read anew.
    """

    opened: str
    heard: str


def marks_of(home: Path, shelf: Shelf) -> Marks:
    """The marks of this moment; notes that change no answer, such as a key's last use, leave none.

    The same queries on every database: a PostgreSQL store has no file to watch.
    """
    in_use = current_folder(home, shelf)
    model = (str(in_use), _seen(in_use / "model.json"))
    if not shelf.has_table("tellings"):
        # Nothing was written, or by the first version, whose tables stay as they are.
        return Marks(digest([*model, _seen(home / STORE_NAME)]), "")
    said = (*shelf.fetch(TOLD, {}), *shelf.fetch(NOTED, {}), *shelf.declarations())
    listed = edition_mark(shelf)
    return Marks(digest([*model, listed, *map(repr, said)]), heard_of(shelf))


def content_of(holdings: Holdings, code: str) -> str:
    """The tag of what these holdings answer: model, directory, what users declare, the contact."""
    directory = holdings.directory
    declared = directory.store.declarations() if directory.store is not None else []
    read = [holdings.world.fingerprint, holdings.model.version, directory.fingerprint()]
    return digest([code, *read, repr(declared), service_contact() or ""])


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

"""Words of a file → the keys of our vocabulary, or a sentence that lists what was expected."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from data.readers.cells import CellError, shown
from data.vocabulary import SECTORS, sector_of_heading

Key = TypeVar("Key", bound=str)


def choose(text: str, keys: Sequence[Key], *, column: str) -> Key:
    """The key that a cell holds; the last key (unknown) for an empty cell."""
    value = text.strip().lower()
    if not value:
        return keys[-1]
    for key in keys:
        if key == value:
            return key
    raise CellError(
        '{column} "{value}" is not one of {keys}.',
        column=column,
        value=shown(text),
        keys=", ".join(keys),
    )


def choose_all(values: Iterable[str], keys: Sequence[Key], *, column: str) -> tuple[Key, ...]:
    """The keys that a list holds, each once, in their order; no key for an empty list."""
    found = (choose(value, keys, column=column) for value in values if value.strip())
    return tuple(dict.fromkeys(found))


def choose_sectors(values: Iterable[str], column: str) -> tuple[str, ...]:
    """The sector keys that a list holds, given as keys or as headings in French or English."""
    keys = tuple(SECTORS)
    found = (
        sector_of_heading(value.strip()) or choose(value, keys, column=column)
        for value in values
        if value.strip()
    )
    return tuple(dict.fromkeys(found))

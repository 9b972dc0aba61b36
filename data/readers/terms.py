"""Words of a file → the keys of our vocabulary, or a sentence that lists what was expected."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from data.closed_lists import Key, Words, key_named
from data.errors import InvalidOption
from data.label import in_a_row
from data.readers.cells import CellError, all_faults, shown
from data.theme_names import challenge_named, sector_named

MOST_FAULTS = 5
"""Of a cell that holds a list of words, so many faults are told."""


def choose(text: str, column: str, *, words: Mapping[Key, Words]) -> Key:
    """The key that a cell holds, itself or its word in either language; the last if empty."""
    if not text.strip():
        return list(words)[-1]
    key = key_named(text, words)
    if key is None:
        raise CellError(
            '{column} "{value}" is not one of {keys}.',
            column=column,
            value=shown(text),
            keys=in_a_row(each.label for each in words.values()),
        )
    return key


def choose_all(
    values: Iterable[str], column: str, *, one: Callable[[str, str], Key]
) -> tuple[Key, ...]:
    """The keys that a list holds, each once, in their order; `one` reads each of them."""
    found: dict[Key, None] = {}
    faults: list[CellError] = []
    for value in values:
        try:
            found |= {one(value, column): None} if value.strip() else {}
        except CellError as error:
            faults.append(error)
            if len(faults) == MOST_FAULTS:
                break
    if faults:
        raise all_faults(faults)
    return tuple(found)


def choose_sector(text: str, column: str) -> str:
    """The sector that a key, a label, a synonym or a heading of a directory names."""
    return _theme(text, column, named=sector_named)


def choose_challenge(text: str, column: str) -> str:
    """The challenge that a key, a label or a synonym names."""
    return _theme(text, column, named=challenge_named)


def _theme(text: str, column: str, *, named: Callable[..., str]) -> str:
    try:
        return named(text.strip(), where=column)
    except InvalidOption as error:
        raise CellError(error.template, **error.fields) from error

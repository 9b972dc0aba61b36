"""The index of names: for every key of every name, the row that has it and how good it is."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence

import numpy as np

from data.columns import AnyArray
from data.gazetteer import NameKind
from data.gazetteer_entries import Entry
from data.names import is_doubtful, key_hash, name_key, stripped_keys

STEP = 20_000


def build_keys(
    entries: Sequence[Entry], progress: Callable[[float], None]
) -> tuple[AnyArray, AnyArray, AnyArray]:
    """The hashes, rows and kinds of all name keys, by hash and then best kind first."""
    hashes, rows, kinds = array("Q"), array("i"), array("B")
    for row, entry in enumerate(entries):
        if row % STEP == 0:
            progress(row / len(entries))
        for key, kind in _best_kinds(entry).items():
            hashes.append(key_hash(key))
            rows.append(row)
            kinds.append(kind)
    columns = np.array(hashes, np.uint64), np.array(rows, np.int32), np.array(kinds, np.uint8)
    order = np.lexsort((columns[1], columns[2], columns[0]))
    return columns[0][order], columns[1][order], columns[2][order]


def main_keys(entries: Sequence[Entry]) -> tuple[list[str], AnyArray]:
    """The keys of all main names in order, and the row of each; a renamed one has two."""
    pairs = sorted(
        {
            (name_key(name), row)
            for row, entry in enumerate(entries)
            for name in (entry.name, entry.former or entry.name)
        }
    )
    return [key for key, _ in pairs], np.array([row for _, row in pairs], dtype=np.int32)


def _best_kinds(entry: Entry) -> dict[str, int]:
    best: dict[str, int] = {}
    for key, kind in _keys(entry):
        if key and kind < best.get(key, 99):
            best[key] = kind
    return best


def _keys(entry: Entry) -> Iterator[tuple[str, int]]:
    for name in (entry.name, entry.former):
        yield name_key(name), NameKind.MAIN
        yield from ((key, NameKind.STRIPPED) for key in stripped_keys(name))
    for name in entry.aliases:
        yield name_key(name), NameKind.ALIAS
        yield from ((key, NameKind.STRIPPED) for key in stripped_keys(name))
    for name in entry.alternates:
        doubtful = is_doubtful(name)
        yield name_key(name), NameKind.DOUBTFUL if doubtful else NameKind.ALTERNATE
        if not doubtful and " " in name:
            yield from ((key, NameKind.STRIPPED_ALTERNATE) for key in stripped_keys(name))

"""An index of the rare words in names of municipalities: « La Rochelle » and « New Rochelle »."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
from anyascii import anyascii

from data.columns import save_column
from data.gazetteer import Gazetteer
from data.names import key_hash
from data.records import LEVELS
from data.tables import load_french_names

WORD_COLUMNS = ("word_hash", "word_row")
SHORTEST = 4
MOST_BEARERS = 300

_WORD = re.compile(rf"[a-z]{{{SHORTEST},}}")


def words_of(name: str) -> frozenset[str]:
    """The words of four letters or more in a name, without accents."""
    return frozenset(_WORD.findall(anyascii(name).lower()))


def build_name_words(folder: Path) -> None:
    """Write the words that at most 300 municipalities bear: sorted `word_hash`, `word_row`.

    What the French call a place abroad is no name of its own.
    """
    gazetteer = Gazetteer.open(folder)
    bearers: dict[str, list[int]] = {}
    places = np.flatnonzero(np.array(gazetteer.level) == LEVELS.index("municipality"))
    exonyms = gazetteer.rows_of([row.id for row in load_french_names()])
    for row in np.setdiff1d(places, exonyms).tolist():
        for word in words_of(gazetteer.name(row)):
            bearers.setdefault(word, []).append(row)
    rare = sorted(
        (key_hash(word), row)
        for word, rows in bearers.items()
        if len(rows) <= MOST_BEARERS
        for row in rows
    )
    save_column(folder, "word_hash", np.array([one for one, _ in rare], dtype=np.uint64))
    save_column(folder, "word_row", np.array([row for _, row in rare], dtype=np.int32))

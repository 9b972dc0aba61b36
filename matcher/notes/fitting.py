"""What fits into the room of a note: texts shortened at a word, lists cut with what is left out.

A note is a sheet of paper: each block has a number of lines. Widths are in letters of mean width,
on the small side, so that the true letters never take more lines than counted here.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from data.readers.grouping_names import KINDS

CUT = "…"
BREAKING = " "

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Fitted(Generic[Item]):
    """The items that have room, and how many have none."""

    items: tuple[Item, ...]
    left_out: int


def shortened(text: str, length: int) -> str:
    """The text, cut after a word and marked so where it is longer."""
    if len(text) <= length:
        return text
    kept = text[: length - 1]
    whole = kept.rpartition(BREAKING)[0] if text[length - 1] != BREAKING else kept
    return (whole or kept).rstrip(" ,;:(\u00a0\u202f") + CUT


def name_within(name: str, length: int) -> str:
    """The name of a territory; what kind of grouping it is gives way before its own name does.

    « Communauté d'agglomération de Béziers-Méditerranée » is « CA de Béziers-Méditerranée ».
    """
    if len(name) > length:
        for short, words in KINDS.items():
            name = name.replace(words, short)
    return shortened(name, length)


def line_count(text: str, width: int) -> int:
    """How many lines of a width the text takes."""
    # Only plain spaces break: a figure and its unit stay together.
    glued = text.replace("\u00a0", "_").replace("\u202f", "_")
    return max(1, len(textwrap.wrap(glued, width)))


def fitting(pairs: Sequence[tuple[Item, int]], room: int) -> Fitted[Item]:
    """The first items, each with the lines it takes, that have room together.

    One line is kept for what is left out, where anything is.
    """
    taken, kept = 0, []
    for at, (item, lines) in enumerate(pairs):
        last = at == len(pairs) - 1
        if taken + lines > room - (0 if last else 1):
            break
        taken += lines
        kept.append(item)
    return Fitted(tuple(kept), len(pairs) - len(kept))

"""Sectors and challenges that follow from geography, each with the rule and why it holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from data.vocabulary import THEMES
from matcher.labels import label
from matcher.printing.cells import Cell
from matcher.printing.notes import Notes
from matcher.printing.screen import headed, show, words
from matcher.sentences.challenges import say_derivation
from matcher.translation import Translator

if TYPE_CHECKING:
    from features.challenges import Derivation


def show_derivations(derived: Sequence[Derivation], notes: Notes, say: Translator) -> None:
    """Print what the rules derive; nothing where none holds: then it is unknown."""
    if not derived:
        return
    titles = say.text("Derived from geography"), say.text("Why (weaker than declared)")
    table = headed(*((title, "left") for title in titles))
    for each in derived:
        why = f"{say_derivation(each, say)} {notes.number(each.source)}"
        table.add_row(words(label(each.key, say)), words(why))
    show(table)


def derivation_rows(derived: Sequence[Derivation]) -> Iterator[list[Cell]]:
    """Name, value, knowledge and source of each derived theme."""
    for each in derived:
        source = each.source
        yield [THEMES[each.key].kind, each.key, "derived", source.name, source.locator, ""]

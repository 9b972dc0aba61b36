"""The sectors and the challenges, each with its words, its family and its goals."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from data.label import Label
from data.vocabulary import FAMILIES, KINDS, Theme
from matcher.printing.cells import CellTable
from matcher.printing.screen import headed, show, words
from matcher.translation import Translator, mark
from matcher.vocabulary import Vocabulary

if TYPE_CHECKING:
    from rich.table import Table

TITLES = {"sector": mark("Sectors of cooperation"), "challenge": mark("Challenges")}
COLUMNS = ("key", "kind", "label", "definition", "family", "sdgs", "dac", "synonyms")


def show_vocabulary(answer: Vocabulary, say: Translator) -> None:
    """Print a table of the sectors and one of the challenges, where both are asked for."""
    for kind in KINDS:
        themes = [theme for theme in answer.themes if theme.kind == kind]
        if themes:
            show(words(say.text(TITLES[kind]), "bold"), _table(themes, say))


def vocabulary_cells(answer: Vocabulary, say: Translator) -> CellTable:
    """One line per key, in the language of the translator."""
    language = say.language
    return CellTable(
        COLUMNS,
        (
            [
                theme.key,
                theme.kind,
                theme.label.in_language(language),
                theme.definition.in_language(language),
                FAMILIES[theme.family].in_language(language),
                _goals(theme),
                theme.dac,
                " | ".join(theme.synonyms[language]),
            ]
            for theme in answer.themes
        ),
    )


def vocabulary_json(answer: Vocabulary) -> list[dict[str, Any]]:
    """All that the vocabulary says of each key, in every language."""
    return [
        {
            "key": theme.key,
            "kind": theme.kind,
            "label": _label_json(theme.label),
            "definition": _label_json(theme.definition),
            "family": {"key": theme.family, "label": _label_json(FAMILIES[theme.family])},
            "sdgs": list(theme.sdgs),
            "dac": theme.dac,
            "synonyms": {language: list(said) for language, said in theme.synonyms.items()},
        }
        for theme in answer.themes
    ]


def _table(themes: Sequence[Theme], say: Translator) -> Table:
    left = (say.text("Label"), "left"), (say.text("Family"), "left")
    table = headed((say.text("Key"), "whole"), *left, (say.text("SDG"), "right"))
    for theme in themes:
        table.add_row(
            words(theme.key),
            words(theme.label.in_language(say.language)),
            words(FAMILIES[theme.family].in_language(say.language)),
            words(_goals(theme)),
        )
    return table


def _goals(theme: Theme) -> str:
    return ", ".join(map(str, theme.sdgs))


def _label_json(label: Label) -> dict[str, str]:
    return {"fr": label.french, "en": label.english}

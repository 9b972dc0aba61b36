"""The sectors and challenges of a text, with the words that say so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from matcher.labels import label
from matcher.printing.cells import Cell, CellTable
from matcher.printing.screen import headed, show, words
from matcher.translation import Translator, mark

if TYPE_CHECKING:
    from features.tagging import Tag, Tags

COLUMNS = ("kind", "key", "weight", "evidence")
QUOTED = mark("“{words}”")


def show_tags(answer: Tags, say: Translator) -> None:
    """Print a table of the sectors and one of the challenges, the surest first."""
    for title, tags in (
        (say.text("Sectors"), answer.sectors),
        (say.text("Challenges"), answer.challenges),
    ):
        said = (say.text("Weight"), "right"), (say.text("Words of the text"), "left")
        table = headed((title, "left"), *said)
        for tag in tags:
            table.add_row(
                words(label(tag.key, say)),
                words(say.number(tag.weight, 2)),
                words(", ".join(say.text(QUOTED, words=each) for each in tag.evidence)),
            )
        if not tags:
            table.add_row(words(say.text("none that the text lets recognise")))
        show(table)


def tags_cells(answer: Tags, say: Translator) -> CellTable:
    """One line per theme."""
    rows: list[list[Cell]] = [
        [kind, tag.key, round(tag.weight, 4), " | ".join(tag.evidence)]
        for kind, tags in (("sector", answer.sectors), ("challenge", answer.challenges))
        for tag in tags
    ]
    return CellTable(COLUMNS, rows)


def tags_json(answer: Tags) -> dict[str, Any]:
    """Key, weight and evidence of each theme."""
    return {
        "sectors": [_tag_json(tag) for tag in answer.sectors],
        "challenges": [_tag_json(tag) for tag in answer.challenges],
    }


def _tag_json(tag: Tag) -> dict[str, Any]:
    return {"key": tag.key, "weight": round(tag.weight, 4), "evidence": list(tag.evidence)}

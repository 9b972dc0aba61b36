"""The listed directory as JSON and as rows of cells."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from matcher.exploring import Exploration
from matcher.printing.cells import CellTable
from matcher.printing.known import COLUMNS, partnership_row
from matcher.translation import Translator
from matcher.wire import precedent_json

BOTH_ENDS = (*COLUMNS, "partner_of_name", "partner_of_country")


def exploration_json(answer: Exploration) -> dict[str, Any]:
    """One page of partnerships, and the counts of all pages."""
    return {
        "total": answer.total,
        "page": answer.page,
        "per_page": answer.per_page,
        "partnerships": [precedent_json(known) for known in answer.partnerships],
        "by_country": _counts_json(answer.by_country),
        "by_theme": _counts_json(answer.by_theme),
        "by_year": _counts_json(answer.by_year),
        "by_level": _counts_json(answer.by_level),
    }


def exploration_cells(answer: Exploration, say: Translator) -> CellTable:
    """One line per partnership of the page."""
    return CellTable(
        BOTH_ENDS,
        (
            [*partnership_row(known, say), known.own.name, known.own.country]
            for known in answer.partnerships
        ),
    )


def _counts_json(counts: Iterable[tuple[str | int, int]]) -> list[dict[str, Any]]:
    return [{"key": key, "count": count} for key, count in counts]

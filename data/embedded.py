"""The partnerships that we ship: our own table of facts, `data/raw/partnerships.jsonl`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from data.records import Partnership, Source, Terms


def load_embedded() -> list[Partnership]:
    """All shipped partnerships whose two ends have a territory id, in the order of the table."""
    return [
        Partnership(row["first"], row["second"], _terms(row), (_source(row),))
        for row in read_rows()
        if row["first"] and row["second"]
    ]


def read_rows() -> Iterator[dict[str, Any]]:
    """The rows of the table as they stand in the file."""
    text = files("data.raw").joinpath("partnerships.jsonl").read_text(encoding="utf-8")
    return map(json.loads, text.splitlines())


def _terms(row: dict[str, Any]) -> Terms:
    return Terms(
        link=row["link"],
        status=row["status"],
        start_year=row["start_year"],
        sectors=tuple(row["sectors"]),
        challenges=tuple(row["challenges"]),
        objectives=row["objectives"],
        outcome=row["outcome"],
        difficulties=tuple(row["difficulties"]),
        outcome_note=row["outcome_note"],
    )


def _source(row: dict[str, Any]) -> Source:
    return Source(row["source"], row["locator"], row["date"])

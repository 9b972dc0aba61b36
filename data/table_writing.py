"""The rows of a table as CSV: the same rows give the same text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import fields


def table_text(rows: Iterable[object]) -> str:
    """Frozen rows as CSV, one column per field; None is empty, a tuple is joined by `|`."""
    written = list(rows)
    output = io.StringIO()
    writer = csv.writer(output, lineterminator="\n")
    columns = [field.name for field in fields(written[0])]  # type: ignore[arg-type]
    writer.writerow(columns)
    writer.writerows([_cell(getattr(row, column)) for column in columns] for row in written)
    return output.getvalue()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return "|".join(str(item) for item in value)
    return str(value)

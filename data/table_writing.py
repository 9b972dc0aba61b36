"""Write the rows of a table as CSV: the same rows give the same bytes."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path


def write_table(path: Path, rows: Iterable[object]) -> None:
    """Write frozen rows, one column per field; None is empty, a tuple is joined by `|`."""
    written = list(rows)
    output = io.StringIO()
    writer = csv.writer(output, lineterminator="\n")
    columns = [field.name for field in fields(written[0])]  # type: ignore[arg-type]
    writer.writerow(columns)
    writer.writerows([_cell(getattr(row, column)) for column in columns] for row in written)
    path.write_bytes(output.getvalue().encode("utf-8"))


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return "|".join(str(item) for item in value)
    return str(value)

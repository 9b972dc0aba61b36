"""A file with a row that nobody resolves, and the report of its import as somebody fills it in."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

from data.importing import ImportReport

HEADER = "itemLabel\tcoord\tpartnerLabel\tpartnerCoord"
ROCHELLE = "La Rochelle\tPoint(-1.15 46.16)"
KIEL = "Kiel\tPoint(10.14 54.32)"
NOWHERE = "Zzyzxville\tPoint(-150.0 -50.0)"
KIEL_ID, ROCHELLE_ID = "geonames:2891122", "geonames:3006787"
COLUMNS = ("naming", "choice")


def write(path: Path, *lines: str) -> Path:
    """A file in the layout of Wikidata."""
    path.write_text("\n".join([HEADER, *lines]) + "\n", encoding="utf-8")
    return path


def filled_in(
    path: Path, report: ImportReport, choices: Mapping[str, str], *, delimiter: str = ","
) -> Path:
    """The report as CSV, with a choice for each name."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=delimiter)
        writer.writerow(COLUMNS)
        for each in report.files:
            for row in each.unresolved:
                for end in row.ends:
                    writer.writerow([str(end.naming), choices.get(end.mention.name, "")])
    return path

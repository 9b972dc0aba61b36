"""XLSX in and out: read by a child process, after the archive has been weighed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from data.errors import UnreadableFile
from data.readers.archives import WORKBOOK, open_archive
from data.readers.confined import parse
from data.readers.reading import check_rows
from data.text import load_bytes

MAX_BYTES = 50_000_000
MAX_UNPACKED = 200_000_000


def load_rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The rows of the first sheet as text, each with its number; a formula stays « =… »."""
    _weigh(path)
    for number, cells in enumerate(parse("xlsx", path), start=1):
        check_rows(number, path)
        yield number, cells


def write_workbook(
    path: Path,
    headers: Sequence[str],
    *,
    example: Sequence[str],
    keys: Mapping[str, Sequence[str]],
) -> None:
    """Write a sheet with headers and an example, and a second one with the keys of each column."""
    import openpyxl
    from openpyxl.styles import Font

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Partenariats"
    sheet.append(list(headers))
    sheet.append(list(example))
    sheet.freeze_panes = "A2"
    listing = book.create_sheet("Valeurs admises")
    listing.append(list(keys))
    for row in range(max(len(values) for values in keys.values())):
        listing.append([values[row] if row < len(values) else None for values in keys.values()])
    for page in (sheet, listing):
        for column in page.columns:
            column[0].font = Font(bold=True)
            page.column_dimensions[column[0].column_letter].width = 26
    book.save(path)


def _weigh(path: Path) -> None:
    """Refuse an archive that is too large, or that would be once unpacked."""
    load_bytes(path, MAX_BYTES)
    with open_archive(path) as archive:
        entries = archive.infolist()
    if not any(entry.filename == WORKBOOK for entry in entries):
        raise UnreadableFile("{path} is an archive, not an XLSX workbook.", path=path)
    if sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise UnreadableFile(
            "{path} would weigh more than {limit} MB once unpacked; keep only the sheet to import.",
            path=path,
            limit=MAX_UNPACKED // 1_000_000,
        )

"""XLSX in and out; openpyxl is loaded only here, and only after the archive has been weighed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from data.errors import UnreadableFile
from data.readers.archives import WORKBOOK, open_archive
from data.text import load_bytes

MAX_BYTES = 50_000_000
MAX_UNPACKED = 400_000_000
MAX_ROWS = 200_000
MAX_COLUMNS = 200


def load_rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The rows of the first sheet as text, each with its number; a formula stays « =… »."""
    import openpyxl

    _weigh(path)
    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=False)
        sheet = book.worksheets[0]
        # The size that a file claims for its sheet may be absurd; it is counted while reading.
        sheet.reset_dimensions()
        for number, cells in enumerate(sheet.iter_rows(values_only=True), start=1):
            if number > MAX_ROWS:
                raise UnreadableFile(
                    "{path} has more than {limit} rows; split it.", path=path, limit=MAX_ROWS
                )
            yield number, [_as_text(cell) for cell in cells[:MAX_COLUMNS]]
        book.close()
    except UnreadableFile:
        raise
    except Exception as error:  # openpyxl raises whatever a damaged archive makes it meet
        raise UnreadableFile(
            "{path} is a damaged or locked workbook; save it again as XLSX without a password.",
            path=path,
        ) from error


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


def _as_text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)

"""XLSX → rows: read by a child process, after the archive has been weighed."""

from __future__ import annotations

from collections.abc import Iterator
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

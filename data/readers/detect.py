"""Which reader reads this file: decided by what the file holds, not by its name."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from data.errors import UnreadableFile
from data.readers import cuf, projects, spreadsheet, wikidata
from data.readers.archives import WORKBOOK, is_packed, open_archive
from data.readers.reading import Reading
from data.readers.template import is_header
from data.text import decode, load_bytes

_DIRECTORY = re.compile(r"^[^\S\n]*(?:Président|Maire)e?[^\S\n]*:", re.I | re.M)
_OPENING = 4_000


class Format(NamedTuple):
    """A format that can be imported: its name, and how it is read."""

    name: str
    read: Callable[[Path], Reading]


CUF = Format("Cités Unies France", cuf.read)
WIKIDATA = Format("Wikidata", wikidata.read)
PROJECTS = Format("projects", projects.read)
SPREADSHEET = Format("spreadsheet", spreadsheet.read)


def detect_format(path: Path) -> Format:
    """The format of a file; a sentence names the accepted ones where it has none of them."""
    raw = load_bytes(path)
    if raw.startswith(b"%PDF"):
        return CUF
    packed = is_packed(raw)
    found = _of_archive(path) if packed else _of_text(decode(raw, path))
    if found is None:
        nearly = None if packed else spreadsheet.why_unknown(raw, path)
        raise nearly or UnreadableFile(
            "{path} is of no known format; expected a Wikidata export (TSV, CSV, JSON), a directory"
            " in the Cités Unies France layout (TXT, PDF), project JSON lines or the spreadsheet"
            " template (CSV, XLSX).",
            path=path,
        )
    return found


def _of_archive(path: Path) -> Format | None:
    with open_archive(path) as archive:
        return SPREADSHEET if WORKBOOK in archive.namelist() else None


def _of_text(text: str) -> Format | None:
    if text.lstrip()[:1] in "[{":
        return _of_json(text)
    return _of_table(text) or _of_prose(text)


def _of_json(text: str) -> Format | None:
    opening = text.lstrip()[:_OPENING]
    if '"french_name"' in opening:
        return PROJECTS
    if opening.startswith("[") or '"head"' in opening or '"bindings"' in opening:
        return WIKIDATA
    return None


def _of_table(text: str) -> Format | None:
    names = spreadsheet.headings_of(text)
    if is_header(names):
        return SPREADSHEET
    if wikidata.is_header([name.strip().lstrip("?") for name in names]):
        return WIKIDATA
    return None


def _of_prose(text: str) -> Format | None:
    return CUF if _DIRECTORY.search(text) else None

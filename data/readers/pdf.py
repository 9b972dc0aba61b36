"""A PDF → its text, page by page."""

from __future__ import annotations

from pathlib import Path

from data.errors import UnreadableFile
from data.readers.confined import parse

MAX_PAGES = 2_000
MAX_TEXT = 2_000_000
"""Characters of a whole directory, in PDF or not; the longest that we know has 110,000."""


def load_pdf_text(path: Path) -> str:
    """The text of every page of a PDF, one after the other."""
    pages: list[str] = []
    pieces = parse("pdf", path)
    count = next(pieces, 0)
    if count > MAX_PAGES:
        raise UnreadableFile(
            "{path} has {pages} pages; PDF at most {limit} are read: split it.",
            path=path,
            pages=count,
            limit=MAX_PAGES,
        )
    length = 0
    for page in pieces:
        pages.append(page)
        length += len(page)
        if length > MAX_TEXT:
            break
    text = "\n".join(pages)
    if not text.strip():
        raise UnreadableFile(
            "{path} holds no text, only images; give a PDF with text or a text file.", path=path
        )
    return text

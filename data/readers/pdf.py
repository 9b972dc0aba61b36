"""A PDF → its text, page by page; pdfplumber is loaded only here."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from data.errors import UnreadableFile

if TYPE_CHECKING:
    from pdfplumber.page import Page

MAX_PAGES = 2_000


def load_pdf_text(path: Path) -> str:
    """The text of every page of a PDF, one after the other."""
    import pdfplumber

    # Its parser warns of every flaw in a file; what matters is whether text comes out.
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        with pdfplumber.open(path) as document:
            if len(document.pages) > MAX_PAGES:
                raise UnreadableFile(
                    "{path} has {pages} pages; PDF at most {limit} are read: split it.",
                    path=path,
                    pages=len(document.pages),
                    limit=MAX_PAGES,
                )
            pages = [_page_text(page) for page in document.pages]
    except UnreadableFile:
        raise
    except Exception as error:  # pdfminer raises whatever a damaged file makes it meet
        raise UnreadableFile(
            "{path} is a damaged or locked PDF; save it again without a password.", path=path
        ) from error
    text = "\n".join(pages)
    if not text.strip():
        raise UnreadableFile(
            "{path} holds no text, only images; give a PDF with text or a text file.", path=path
        )
    return text


def _page_text(page: Page) -> str:
    text = page.extract_text() or ""
    # A page keeps all that was parsed of it; a long document would fill the memory.
    page.close()
    return text

"""Notes as PDF: tagged for screen readers, the same bytes for the same note."""

from __future__ import annotations

import warnings

from data.errors import PrintError
from matcher.notes.rendering import font_faces, font_file

VARIANT = "pdf/ua-1"


def write_pdf(document: str) -> bytes:
    """The document as PDF/UA; PrintError where the machine lacks the library that sets text."""
    # A machine without any font has ours.
    warnings.filterwarnings("ignore", r"(No fonts configured|FontConfig cannot load)")
    try:
        from weasyprint import CSS, HTML  # type: ignore[import-untyped]
        from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-untyped]
        from weasyprint.urls import URLFetcher  # type: ignore[import-untyped]
    except OSError as error:
        raise PrintError(
            "This machine lacks Pango, which sets the letters of a PDF: install it (on Debian and"
            " Ubuntu: apt install libpango-1.0-0 libpangoft2-1.0-0), or print the note from a"
            " browser, which gives the same page."
        ) from error
    # Nothing is fetched but our own font.
    fetcher, fonts = URLFetcher(allowed_protocols=("file",)), FontConfiguration()
    faces = CSS(
        string=font_faces(lambda name: font_file(name).as_uri()),
        url_fetcher=fetcher,
        font_config=fonts,
    )
    pdf: bytes = HTML(string=document, url_fetcher=fetcher).write_pdf(
        stylesheets=[faces], font_config=fonts, pdf_variant=VARIANT
    )
    return pdf

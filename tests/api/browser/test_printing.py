"""What leaves the printer: A4, one page for a pair, two for a list."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from tests.api.browser.conftest import Visit
from tests.api.browser.places import PAGES

A4 = (595, 842)


@pytest.mark.parametrize(("name", "pages"), [("pair_note", 1), ("list_note", 2), ("result", 2)])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_notes_and_lists_fill_so_many_sheets(
    visit: Visit, language: str, name: str, pages: int
) -> None:
    visitor = visit(language=language).open(PAGES[name])
    printed = PdfReader(BytesIO(visitor.page.pdf(prefer_css_page_size=True)))
    assert len(printed.pages) == pages
    assert [round(side) for side in printed.pages[0].mediabox[2:]] == pytest.approx(A4, abs=1)


@pytest.mark.parametrize("name", ["result", "pair"])
def test_menus_forms_and_tools_stay_on_the_screen(visit: Visit, name: str) -> None:
    visitor = visit().open(PAGES[name])
    visitor.page.emulate_media(media="print")
    for selector in (".top__nav", "form", "[data-zoom]", ".actions"):
        assert not any(each.is_visible() for each in visitor.at(selector).all())

"""A headless Chromium on the real server: what no test may do is checked after each."""

from __future__ import annotations

import os
import shutil
from collections.abc import Generator, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any, Protocol

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.api.browser.visitor import HEIGHTS, WIDE, Visitor


class Visit(Protocol):
    """Opens a window of some width for a visitor of some language; options as Playwright's."""

    def __call__(self, width: int = WIDE, language: str = "fr", **options: Any) -> Visitor: ...


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """The browser, for the tests of this folder only: it keeps an event loop running."""
    executable = shutil.which("chromium")
    if executable is None:
        pytest.skip("needs the system package chromium")
    options = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=options)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium: Browser, server: str) -> Generator[Visit]:
    """Opens windows that are closed after the test."""
    with ExitStack() as windows:

        def opened(width: int = WIDE, language: str = "fr", **options: Any) -> Visitor:
            made = window(chromium, server, width=width, language=language, **options)
            return windows.enter_context(made)

        yield opened


@contextmanager
def window(
    browser: Browser, site: str, *, width: int = WIDE, language: str = "fr", **options: Any
) -> Iterator[Visitor]:
    """A window that has asked no other host and made the browser complain of nothing."""
    size = {"width": width, "height": HEIGHTS.get(width, 800)}
    settings = {"locale": language, "reduced_motion": "reduce", "viewport": size} | options
    context = browser.new_context(**settings)
    visitor = Visitor(context.new_page(), site, language)
    yield visitor
    context.close()
    assert visitor.strangers() == []
    assert visitor.complaints == []

"""What holds of every page: accessible, within its window, in its language, of this site alone."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from axe_playwright_python.base import AXE_SCRIPT  # type: ignore[import-untyped]
from playwright.sync_api import Browser

from tests.api.browser.conftest import window
from tests.api.browser.places import PAGES, STATUSES
from tests.api.browser.visitor import NARROW, WIDE, Visitor

RULES = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
UNSEEN = """() => {
  const look = e => [e, ...e.querySelectorAll('*')].map(each => {
    const { outline, boxShadow, borderColor, stroke, strokeWidth } = getComputedStyle(each);
    return [outline, boxShadow, borderColor, stroke, strokeWidth];
  }).join();
  const all = document.querySelectorAll('a[href], button, input, select, textarea, summary');
  const unseen = e => {
    e.focus();
    if (document.activeElement !== e) return false;
    const focused = look(e);
    e.blur();
    return focused === look(e);
  };
  return [...all].filter(unseen).map(e => e.outerHTML.slice(0, 120));
}"""
"""What looks with the focus as it looks without."""
BROKEN = """() => {
  const broken = [], range = document.createRange();
  const walker = document.createTreeWalker(document.body, 4);
  while (walker.nextNode()) {
    const node = walker.currentNode, holder = node.parentElement;
    if (!holder.checkVisibility() || holder.getBoundingClientRect().width < 2) continue;
    for (const word of node.data.matchAll(/[\\p{L}\\p{N}]{2,14}/gu)) {
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      const tops = new Set([...range.getClientRects()].map(each => Math.round(each.top)));
      if (tops.size > 1) broken.push(word[0]);
    }
  }
  return broken;
}"""
"""Words of up to 14 letters that a column is too narrow to hold."""


@pytest.fixture(scope="module", params=product(PAGES, ("fr", "en")), ids="-".join)
def shown(request: pytest.FixtureRequest, chromium: Browser, server: str) -> Iterator[Visitor]:
    """A page in a language, opened once for all that is asked of it."""
    name, language = request.param
    with window(chromium, server, language=language) as visitor:
        visitor.open(PAGES[name]).name = name
        yield visitor


def violations(visitor: Visitor) -> list[str]:
    """The rules of axe that the page breaks, with the elements that break them."""
    visitor.page.evaluate(AXE_SCRIPT)
    found = visitor.page.evaluate("rules => axe.run(rules)", RULES)
    return [
        f"{broken['id']}: {node['html'][:160]}"
        for broken in found["violations"]
        for node in broken["nodes"]
    ]


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_axe_finds_nothing_wrong(shown: Visitor, width: int) -> None:
    shown.resize(width).keep()
    assert violations(shown) == []


@pytest.mark.parametrize("width", [320, NARROW, 768, WIDE])
def test_no_page_is_wider_than_its_window(shown: Visitor, width: int) -> None:
    assert shown.resize(width).overflow() <= 0


def test_no_word_is_broken_on_a_phone(shown: Visitor) -> None:
    assert shown.resize(NARROW).page.evaluate(BROKEN) == []


def test_a_page_comes_with_its_status(shown: Visitor) -> None:
    assert shown.status == STATUSES.get(shown.name, 200)


def test_a_page_says_in_which_language_it_is(shown: Visitor) -> None:
    assert shown.at("html").get_attribute("lang") == shown.language


def test_a_page_has_one_heading_that_its_title_tells(shown: Visitor) -> None:
    assert shown.at("h1").count() == 1
    assert len(shown.page.title()) > 10


def test_the_focus_is_seen_wherever_it_goes(shown: Visitor) -> None:
    shown.press("Tab")
    assert shown.page.evaluate(UNSEEN) == []


def test_a_page_asks_nothing_of_another_host(shown: Visitor) -> None:
    assert shown.asked
    assert shown.strangers() == []

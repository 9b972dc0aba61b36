"""The figures of the pages are those of the API, said in the language of the visitor."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser

from matcher.translation import translator
from tests.api.browser.conftest import Visit, window
from tests.api.browser.places import ORIGIN, PAIR, PARTNER
from tests.api.browser.visitor import Visitor
from tests.api.test_agreement import ORIGINS


@pytest.fixture(scope="module")
def reader(chromium: Browser, server: str) -> Iterator[Visitor]:
    """One window for all lists."""
    with window(chromium, server) as visitor:
        yield visitor


def of_api(visitor: Visitor, path: str) -> Any:
    """What the API answers to the same visitor."""
    return visitor.page.request.get(f"{visitor.site}/api/v1{path}").json()


def counts(contribution: dict[str, Any]) -> bool:
    """Whether it is seen in the two decimals that are shown."""
    points: float = contribution["points"]
    return abs(points) >= 0.005


@pytest.mark.parametrize("origin", ORIGINS)
def test_the_cards_show_the_places_and_scores_of_the_api(reader: Visitor, origin: str) -> None:
    reader.open(f"/suggestions?territory={quote(origin)}")
    found = of_api(reader, f"/territories/{quote(origin)}/suggestions")["suggestions"]
    shown = reader.at(".suggestion .score strong").all_inner_texts()
    assert shown == [translator("fr").points(each["score"]) for each in found]
    names = reader.at(".suggestion h3 a").all_text_contents()
    assert names == [f"{each['rank']}. {each['territory']['name']}" for each in found]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_pair_sheet_shows_every_part_of_the_score(visit: Visit, language: str) -> None:
    visitor = visit(language=language).open(PAIR)
    found = of_api(visitor, f"/compare?a={ORIGIN}&b={PARTNER}&lang={language}")
    shown = visitor.at("table:has(tfoot) tbody th").all_inner_texts()
    assert {each["text"] for each in found["contributions"] if counts(each)} <= set(shown)
    total = visitor.at("table:has(tfoot) tfoot td").last.inner_text()
    assert total == translator(language).points(found["score"])

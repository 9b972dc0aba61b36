"""Saying what became of a suggestion, as a person does: with the mouse, without script too."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.api.browser.conftest import window
from tests.api.browser.places import PAIR, RESULT
from tests.api.browser.test_every_page import violations
from tests.api.browser.visitor import NARROW, WIDE, Visitor

FORM = "section[aria-labelledby=outcome]"


@pytest.fixture(params=[True, False], ids=["script", "plain"])
def visitor(
    request: pytest.FixtureRequest, chromium: Browser, writable_server: str
) -> Iterator[Visitor]:
    with window(chromium, writable_server, java_script_enabled=request.param) as opened:
        yield opened


def tell(visitor: Visitor, state: str, key: str) -> Visitor:
    """Fill in the form of the sheet that is shown, and send it."""
    if not visitor.at(f"{FORM} details[open]").count():
        visitor.at(f"{FORM} summary").click()
    visitor.at(f"[name=state][value={state}]").check()
    visitor.at("#key").fill(key)
    return visitor.leads_to(visitor.at(f"{FORM} button").click)


def test_a_visitor_with_a_key_hides_a_suggestion_and_takes_it_back(
    visitor: Visitor, keys: dict[str, str]
) -> None:
    tell(visitor.open(PAIR), "not_relevant", keys["feedback"])
    assert "C’est noté" in visitor.at("[role=status]").first.inner_text()
    visitor.open(RESULT)
    assert "1 territoire masqué" in visitor.at("main").inner_text()
    visitor.leads_to(visitor.at("a[href*=include_hidden]").first.click)
    assert visitor.at(".chip[href]", has_text="territoires masqués aussi").count() == 1
    tell(visitor.open(PAIR), "withdrawn", keys["feedback"])
    assert visitor.at("header .badge--against").count() == 0


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_a_wrong_key_is_told_beside_what_was_typed_and_axe_agrees(
    chromium: Browser, writable_server: str, width: int
) -> None:
    with window(chromium, writable_server, width=width) as visitor:
        visitor.open(PAIR).at(f"{FORM} summary").click()
        visitor.at("#note").fill("Visite prévue.")
        tell(visitor, "contacted", "mk_wrong")
        assert "Rien n’a été noté." in visitor.at("[role=alert]").inner_text()
        assert (visitor.at("#note").input_value(), visitor.at("#key").input_value()) == (
            "Visite prévue.", "",
        )  # fmt: skip
        assert (violations(visitor), visitor.overflow() <= 0) == ([], True)

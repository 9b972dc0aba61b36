"""The map of the suggestions: it answers the list, and can be moved and enlarged."""

from __future__ import annotations

import pytest

from tests.api.browser.conftest import Visit
from tests.api.browser.places import RESULT
from tests.api.browser.visitor import Visitor

LIT = ".is-lit"


def test_a_card_under_the_pointer_lights_its_place_on_the_map(visit: Visit) -> None:
    visitor = visit().open(RESULT)
    visitor.at("#s2").hover()
    assert visitor.at(f".marker[data-key=s2]{LIT}").count() == 1
    visitor.at("#s1").hover()
    assert visitor.at(f".marker[data-key=s2]{LIT}").count() == 0


def test_a_place_under_the_pointer_lights_its_card(visit: Visit) -> None:
    visitor = visit().open(RESULT)
    visitor.at(".marker[data-key=s1] a").hover(force=True)
    assert visitor.at(f"#s1{LIT}").count() == 1


def test_every_suggestion_stands_in_the_list_and_on_the_map(visit: Visit) -> None:
    visitor = visit().open(RESULT)
    keys = "all => all.map(e => e.dataset.key)"
    listed = visitor.page.eval_on_selector_all(".suggestion", keys)
    drawn = visitor.page.eval_on_selector_all(".marker[data-key]", keys)
    assert len(listed) == 10
    assert set(listed) <= set(drawn)


@pytest.mark.parametrize(("tool", "wider"), [("in", False), ("out", True)])
def test_the_tools_enlarge_and_shrink_the_map(visit: Visit, tool: str, wider: bool) -> None:
    visitor = visit().open(RESULT)
    before = visitor.view_box()
    visitor.at(f"[data-zoom={tool}]").click()
    assert (visitor.view_box()[2] > before[2]) is wider


def test_a_map_that_was_moved_is_shown_whole_again(visit: Visit) -> None:
    visitor = visit().open(RESULT)
    before = visitor.view_box()
    visitor.at("[data-zoom=in]").click()
    drag(visitor, right=-60)
    visitor.at("[data-zoom=all]").click()
    assert visitor.view_box() == before


def test_a_drag_moves_the_map(visit: Visit) -> None:
    visitor = visit().open(RESULT)
    visitor.at("[data-zoom=in]").click()
    before = visitor.view_box()
    drag(visitor, right=-60)
    assert visitor.view_box()[0] > before[0]
    assert visitor.view_box()[2] == before[2]


def drag(visitor: Visitor, *, right: int) -> None:
    """Take the map near its lower left corner and pull it."""
    box = visitor.at("svg.map").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] - 8
    visitor.page.mouse.move(x, y)
    visitor.page.mouse.down()
    visitor.page.mouse.move(x + right, y, steps=4)
    visitor.page.mouse.up()


def test_the_wheel_alone_scrolls_the_page_and_leaves_the_map(visit: Visit) -> None:
    visitor = visit().open(RESULT)
    before = visitor.view_box()
    visitor.at("svg.map").hover()
    visitor.page.mouse.wheel(0, 300)
    visitor.page.wait_for_function("scrollY > 0")
    assert visitor.view_box() == before

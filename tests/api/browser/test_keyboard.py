"""Nothing but a keyboard: from the field to the pair sheet, through filters and map."""

from __future__ import annotations

import pytest

from tests.api.browser.conftest import Visit
from tests.api.browser.places import ORIGIN, RESULT
from tests.api.browser.visitor import NARROW, WIDE


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_the_pair_sheet_is_reached_by_keys_alone(visit: Visit, width: int) -> None:
    visitor = visit(width).open("/").tab_to("#territory").name_territory("la rochel")
    visitor.press("ArrowDown", "Enter")
    visitor.leads_to(lambda: visitor.press("Enter")).tab_to(".suggestion h3 a")
    visitor.leads_to(lambda: visitor.press("Enter"))
    assert visitor.path.startswith(f"/compare?a={ORIGIN}&b=")


def test_the_first_key_offers_to_skip_to_the_content(visit: Visit) -> None:
    visitor = visit().open(RESULT).press("Tab", "Enter")
    assert visitor.page.evaluate("document.activeElement.id") == "main"


def test_arrows_walk_through_the_names_and_round_their_end(visit: Visit) -> None:
    visitor = visit().open("/").name_territory("saint-")
    count = visitor.at("#territory-list [role=option]").count()
    visitor.press(*["ArrowDown"] * (count + 1))
    first = visitor.at("#territory-list [role=option]").first
    assert first.get_attribute("aria-selected") == "true"
    assert visitor.at("#territory").get_attribute("aria-activedescendant") == first.get_attribute(
        "id"
    )


def test_escape_closes_the_names_and_keeps_what_was_typed(visit: Visit) -> None:
    visitor = visit().open("/").name_territory("la rochel").press("Escape")
    assert not visitor.at("#territory-list").is_visible()
    assert visitor.at("#territory").input_value() == "la rochel"


def test_a_filter_is_unfolded_and_ticked_by_keys(visit: Visit) -> None:
    visitor = visit().open("/").name_territory("la rochel").press("ArrowDown", "Enter")
    visitor.tab_to("summary:has(+ div [name=continent])").press("Enter")
    visitor.tab_to("[name=continent][value=AF]").press("Space")
    visitor.leads_to(lambda: visitor.press("Enter"))
    assert visitor.path == f"{RESULT}&continent=AF"


def test_a_slider_is_moved_by_keys_and_stands_in_the_address(visit: Visit) -> None:
    visitor = visit().open(RESULT)
    visitor.tab_to(".change > summary").press("Enter")
    visitor.tab_to("summary:has(+ div [type=range])").press("Enter")
    visitor.tab_to("#weight_place").press("ArrowRight", "ArrowRight")
    visitor.leads_to(lambda: visitor.press("Enter"))
    assert visitor.path == f"{RESULT}&weight_place=1.5"
    assert visitor.at("#weight_place").input_value() == "1.5"


def test_the_map_is_enlarged_and_moved_by_keys(visit: Visit) -> None:
    visitor = visit().open(RESULT)
    before = visitor.view_box()
    visitor.tab_to("[data-zoom=in]").press("Enter")
    enlarged = visitor.view_box()
    visitor.press("ArrowRight")
    assert enlarged[2] < before[2]
    assert visitor.view_box()[0] > enlarged[0]


def test_every_suggestion_of_the_map_is_reached_by_keys(visit: Visit) -> None:
    visitor = visit().open(RESULT)
    count = visitor.at(".suggestion").count()
    visitor.tab_to(f".marker[data-key=s{count}] a").leads_to(lambda: visitor.press("Enter"))
    assert visitor.path.endswith(f"#s{count}")


def test_a_field_left_by_keys_shows_its_names_no_longer(visit: Visit) -> None:
    visitor = visit().open("/").name_territory("la rochel").press("Tab")
    assert not visitor.at("#territory-list").is_visible()

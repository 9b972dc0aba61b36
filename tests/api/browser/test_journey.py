"""From the search to the note, as an officer goes: in both languages, on a desk and on a phone."""

from __future__ import annotations

import pytest

from tests.api.browser.conftest import Visit
from tests.api.browser.places import PAIR, RESULT
from tests.api.browser.visitor import NARROW, WIDE, Visitor


def card_names(visitor: Visitor) -> list[str]:
    """The territories that are suggested, in their order."""
    return [name.split(". ", 1)[-1] for name in visitor.at(".suggestion h3 a").all_text_contents()]


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_an_officer_comes_from_the_search_to_the_note(
    visit: Visit, language: str, width: int
) -> None:
    visitor = visit(width, language).open("/").name_territory("la rochel")
    visitor.at("#territory-list [role=option]").first.click()
    partner = card_names(visitor.submit())[0]
    visitor.leads_to(visitor.at(".suggestion h3 a").first.click)
    assert partner in visitor.at("h1").inner_text()
    visitor.leads_to(visitor.at("a[href*='/compare/note?']").first.click)
    assert {"La Rochelle", partner} <= named(visitor, "La Rochelle", partner)


def named(visitor: Visitor, *names: str) -> set[str]:
    """Those of the names that the page tells."""
    text = visitor.at("body").inner_text()
    return {name for name in names if name in text}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_main_path_needs_no_script(visit: Visit, language: str) -> None:
    visitor = visit(language=language, java_script_enabled=False).open("/")
    visitor.at("#territory").fill("La Rochelle")
    partner = card_names(visitor.submit())[0]
    visitor.leads_to(visitor.at(".suggestion h3 a").first.click)
    assert partner in visitor.at("h1").inner_text()
    visitor.leads_to(visitor.at("a[href*='/compare/note?']").first.click)
    assert {"La Rochelle", partner} <= named(visitor, "La Rochelle", partner)


def test_without_script_nothing_is_shown_that_would_do_nothing(visit: Visit) -> None:
    visitor = visit(java_script_enabled=False).open(RESULT)
    assert visitor.at("svg.map").is_visible()
    assert not visitor.at("[data-zoom]").first.is_visible()


def test_a_choice_sends_the_id_and_an_untouched_form_nothing_else(visit: Visit) -> None:
    visitor = visit().open("/").name_territory("la rochel")
    visitor.press("ArrowDown", "Enter")
    assert visitor.submit().path == RESULT


@pytest.mark.parametrize("path", ["/", f"{RESULT}&country=DE&theme=port_maritime", PAIR])
def test_the_switch_of_language_keeps_the_state(visit: Visit, path: str) -> None:
    visitor = visit().open(path)
    visitor.leads_to(visitor.at(".top__language").click)
    assert visitor.at("html").get_attribute("lang") == "en"
    visitor.leads_to(visitor.at(".top__language").click)
    assert visitor.path == path


def test_every_link_of_an_english_page_stays_in_english(visit: Visit) -> None:
    visitor = visit(language="en").open(RESULT)
    pages = "a[href^='/']:not(.top__language):not([href^='/api'])"
    paths = visitor.page.eval_on_selector_all(pages, "all => all.map(e => e.getAttribute('href'))")
    assert len(paths) > 10
    assert [path for path in paths if "lang=en" not in path] == []


def test_the_back_button_comes_back_to_the_same_list(visit: Visit) -> None:
    visitor = visit().open(RESULT)
    names = card_names(visitor)
    visitor.leads_to(visitor.at(".suggestion h3 a").nth(2).click)
    visitor.page.go_back()
    assert card_names(visitor) == names


def test_a_link_is_copied(visit: Visit) -> None:
    visitor = visit(permissions=["clipboard-read", "clipboard-write"]).open(RESULT)
    link = visitor.at("a[data-copy]")
    link.click()
    told = visitor.at("[data-copied]").get_by_text(str(link.get_attribute("data-copy")))
    told.wait_for()
    assert visitor.page.evaluate("navigator.clipboard.readText()") == visitor.site + RESULT

"""No page is a dead end, and what a visitor writes is shown, never run."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from tests.api.browser.conftest import Visit
from tests.api.browser.places import EMPTY, ORIGIN, PAGES

SCRIPT = "<img src=x onerror=window.ran=1><script>window.ran=1</script>"


def test_an_empty_list_offers_what_fills_it_again(visit: Visit) -> None:
    visitor = visit().open(EMPTY)
    assert visitor.at(".suggestion").count() == 0
    visitor.leads_to(visitor.at(".notice--warn a").first.click)
    assert visitor.at(".suggestion").count() > 0


def test_an_unknown_territory_leads_to_the_nearest_names(visit: Visit) -> None:
    visitor = visit().open("/suggestions?territory=La%20Rochele")
    visitor.leads_to(visitor.at("main a", has_text="La Rochelle").first.click)
    assert visitor.at(".suggestion").count() > 0


def test_namesakes_are_told_apart_and_lead_to_the_pair(visit: Visit) -> None:
    visitor = visit().open(PAGES["ambiguous"])
    visitor.leads_to(visitor.at("main a[href*='/compare?']").first.click)
    assert visitor.path.startswith(f"/compare?a={ORIGIN}&b=")
    assert "Chaoyang" in visitor.at("h1").inner_text()


def test_two_chosen_territories_are_compared_by_their_ids(visit: Visit) -> None:
    visitor = visit().open("/compare")
    for field, name in (("a", "la rochel"), ("b", "klaip")):
        visitor.name_territory(name, field).press("ArrowDown", "Enter")
    visitor.leads_to(visitor.at("main form button").click)
    assert visitor.path.startswith(f"/compare?a={ORIGIN}&b=")


def test_the_directory_is_narrowed_to_a_country(visit: Visit) -> None:
    visitor = visit().open("/explore")
    visitor.at("select[name=country]").select_option("CN")
    visitor.leads_to(visitor.at("main form button").first.click)
    assert "country=CN" in visitor.path
    assert visitor.at("table a[href*='/compare?'], table a[href*='/territories/']").count() > 0


@pytest.mark.parametrize(
    "path",
    [
        "/suggestions?territory=",
        f"/suggestions?territory={ORIGIN}&need=",
        f"/suggestions?territory={ORIGIN}&theme=",
        f"/suggestions?territory={ORIGIN}&country=",
        f"/suggestions?territory={ORIGIN}&colour=",
        f"/compare?a={ORIGIN}&b=",
        "/explore?q=",
        "/territories/",
    ],
)
def test_a_script_in_any_field_is_not_run(visit: Visit, path: str) -> None:
    visitor = visit().open(path + quote(SCRIPT, safe=""))
    assert visitor.page.evaluate("window.ran") is None
    assert visitor.at("main img[src=x]").count() == 0

"""What a first visit to a list of suggestions costs on the line."""

from __future__ import annotations

from playwright.sync_api import Request

from tests.api.browser.conftest import Visit
from tests.api.browser.places import RESULT

HEAVIEST = 300_000


def test_a_first_list_with_its_map_weighs_less_than_300_kb(visit: Visit) -> None:
    visitor = visit()
    finished: list[Request] = []
    visitor.page.on("requestfinished", lambda request: finished.append(request))
    visitor.open(RESULT).page.wait_for_load_state("networkidle")
    sizes = [each.sizes() for each in finished]
    assert {each.resource_type for each in finished} >= {
        "document",
        "stylesheet",
        "script",
        "image",
    }
    assert sum(each["responseHeadersSize"] + each["responseBodySize"] for each in sizes) < HEAVIEST

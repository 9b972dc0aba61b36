"""Failures as pages: a sentence, the status, and the ways on."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from api.pages.errors import quoted_in
from tests.api.reading import get_page, links, main_part, said

SCRIPT = "<script>alert(1)</script>"


def test_an_unknown_name_is_answered_with_the_nearest_as_links(client: TestClient) -> None:
    page = get_page(client, "/compare?a=La+Rochele&b=Vigo&theme=sport", status=404)
    assert "Aucun territoire connu ne s’appelle « La Rochele »." in said(page)
    assert "/compare?a=geonames:3006787&b=Vigo&theme=sport" in links(page)


def test_the_name_that_is_not_understood_is_the_one_that_is_replaced(client: TestClient) -> None:
    page = get_page(client, "/compare?a=Vigo&b=La+Rochele", status=404)
    assert "/compare?a=Vigo&b=geonames:3006787" in links(page)


def test_both_fields_of_a_comparison_are_kept(client: TestClient) -> None:
    page = get_page(client, "/compare?a=La+Rochele&b=Vigo", status=404)
    assert 'value="La Rochele"' in page and 'value="Vigo"' in page


def test_an_unknown_id_in_the_path_is_answered_in_words(client: TestClient) -> None:
    page = get_page(client, "/territories/geonames:1", status=404)
    assert "Territoire inconnu" in said(main_part(page))
    assert 'action="/suggestions"' in page


def test_an_unknown_name_in_the_path_leads_to_other_territories(client: TestClient) -> None:
    found = links(get_page(client, "/territories/La%20Rochele", status=404))
    assert "/territories/geonames:3006787" in found


def test_an_address_that_leads_nowhere_offers_the_search(client: TestClient) -> None:
    page = get_page(client, "/nowhere", status=404)
    assert 'name="territory"' in page and "/" in links(page)


def test_the_page_speaks_the_language_of_the_request(client: TestClient) -> None:
    page = get_page(client, "/compare?a=La+Rochele&b=Vigo&lang=en", status=404)
    assert "No territory that we know of is called “La Rochele”." in said(page)
    assert "/compare?a=geonames:3006787&b=Vigo&lang=en" in links(page)


@pytest.mark.parametrize(
    ("address", "status"),
    [
        (f"/compare?a={SCRIPT}&b=Vigo", 404),
        (f"/territories/{SCRIPT.replace('/', '%2F')}", 404),
        (f"/explore?year_from={SCRIPT}", 422),
        (f"/explore?{SCRIPT}=1", 422),
        (f"/{SCRIPT}", 404),
    ],
)
def test_nothing_is_reflected_unescaped(client: TestClient, address: str, status: int) -> None:
    assert SCRIPT not in get_page(client, address, status=status)


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("aucun territoire ne s’appelle «\u202fVigo\u202f» ; …", "Vigo"),
        ("no territory is called 'Vigo'; the nearest…", "Vigo"),
        ('no territory is called "L\'Aquila"; the nearest…', "L'Aquila"),
        ("the address is too long", ""),
    ],
)
def test_the_name_is_the_one_that_the_sentence_quotes(sentence: str, name: str) -> None:
    assert quoted_in(sentence) == name

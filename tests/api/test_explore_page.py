"""The directory explored: filters, table, map, charts and their figures."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from tests.api.reading import get_page, links, main_part, said, table


@pytest.fixture(scope="module")
def page(client: TestClient) -> str:
    return get_page(client, "/explore")


def figures(page: str, title: str) -> list[tuple[str, str]]:
    """The names and figures of the chart with this title, as its table tells them."""
    start = page.index(f">{title}</h3>")
    rows = page[page.index("<tbody>", start) : page.index("</tbody>", start)]
    return re.findall(r'<th scope="row">(.*?)</th><td class="figure">(.*?)</td>', rows)


def test_the_page_and_the_api_count_the_same(client: TestClient, page: str) -> None:
    total = client.get("/api/v1/partnerships").json()["total"]
    assert f"{total} partenariats sont connus ici" in said(page)
    assert len(table(page, "shown")[1:]) == min(total, 50)


def test_those_with_a_french_end_are_counted_and_one_link_away(
    client: TestClient, page: str
) -> None:
    total = client.get("/api/v1/partnerships?country=FR").json()["total"]
    assert f"{total} d’entre eux comptent un territoire français" in said(page)
    assert "/explore?country=FR" in links(page)
    filtered = get_page(client, "/explore?country=FR")
    assert f"sur {total}" in said(filtered)
    assert '<option value="FR" selected>' in filtered


def test_every_chart_has_its_figures_as_a_table(page: str) -> None:
    charts = page.count('<figure class="card stack chart"')
    assert charts == page.count("La même chose en chiffres") == 4


def test_the_figures_of_countries_are_those_of_the_api(client: TestClient, page: str) -> None:
    counts = client.get("/api/v1/partnerships").json()["by_country"]
    shown = [int(count) for _, count in figures(page, "Partenariats par pays étranger")]
    assert shown == [each["count"] for each in counts]


def test_a_filter_narrows_the_table_and_stays_in_the_form(client: TestClient) -> None:
    page = get_page(client, "/explore?country=CN&theme=water_sanitation")
    rows = table(page, "shown")[1:]
    assert rows and {row[1] for row in rows} == {"Chine"}
    assert '<option value="CN" selected>' in page
    assert '<option value="water_sanitation" selected>' in page


def test_the_files_hold_what_the_filters_keep(client: TestClient) -> None:
    found = links(get_page(client, "/explore?country=CN&year_from=1990&lang="))
    assert "/api/v1/partnerships?format=csv&country=CN&year_from=1990" in found
    assert "/explore" in found


def test_the_next_page_keeps_the_filters(client: TestClient) -> None:
    first = get_page(client, "/explore?per_page=5&country=CN")
    assert "/explore?page=2&country=CN&per_page=5" in links(first)
    second = get_page(client, "/explore?page=2&country=CN&per_page=5")
    assert "/explore?country=CN&per_page=5" in links(second)
    assert table(first, "shown")[1:] != table(second, "shown")[1:]


def test_a_page_beyond_the_last_leads_back(client: TestClient) -> None:
    page = get_page(client, "/explore?page=9999")
    assert "Il n’y a pas de page 9 999." in said(main_part(page))


def test_filters_that_leave_nothing_are_told_so(client: TestClient) -> None:
    text = said(main_part(get_page(client, "/explore?q=zzzzzz")))
    assert "Aucun partenariat connu ne remplit toutes ces conditions." in text


def test_years_the_wrong_way_round_are_refused_in_words(client: TestClient) -> None:
    text = said(get_page(client, "/explore?year_from=2000&year_to=1990", status=422))
    assert "year_from 2000" in text


def test_empty_fields_of_the_form_are_no_filters(client: TestClient, page: str) -> None:
    empty = get_page(client, "/explore?q=&country=&theme=&level=&year_from=&year_to=")
    assert table(empty, "shown") == table(page, "shown")

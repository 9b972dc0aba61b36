"""The page of a territory: facts, themes and partnerships, each with its source."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from tests.api.reading import get_page, links, main_part, said, table

ROCHELLE = "/territories/geonames:3006787"
KINSHASA = "/territories/geonames:2314302"


@pytest.fixture(scope="module")
def page(client: TestClient) -> str:
    return get_page(client, ROCHELLE)


def test_facts_are_told_with_how_they_are_known(page: str) -> None:
    facts = dict(table(page, "facts")[1:])
    assert facts["population"].startswith("79 851 déclaré Source")
    assert facts["port maritime"].startswith("oui déduit Source")


def test_the_same_facts_as_the_api_are_told(client: TestClient, page: str) -> None:
    answer = client.get(f"/api/v1{ROCHELLE}").json()
    told = [fact for fact in answer["facts"] if fact["name"] != "land_km2"]
    assert len(table(page, "facts")[1:]) == len(told)


def test_declared_and_derived_themes_are_told_apart(page: str) -> None:
    sectors, challenges = (dict(table(page, name)[1:]) for name in ("sectors", "challenges"))
    assert sectors["éducation"].startswith("déclaré 6 partenariats")
    assert "déduit" in challenges["rapport entre la ville et le port"]


def test_what_nobody_declares_is_unknown(client: TestClient) -> None:
    page = get_page(client, KINSHASA)
    assert table(page, "sectors")[1:] == [["inconnu", "aucune source n’en déclare"]]


def test_every_partnership_stands_in_the_table_with_its_sources(
    client: TestClient, page: str
) -> None:
    answer = client.get(f"/api/v1{ROCHELLE}/partnerships").json()
    rows = table(page, "known")[1:]
    assert len(rows) == len(answer["partnerships"]) > 5
    assert all(row[-1] for row in rows)


def test_the_partnerships_of_the_grouping_count_as_its_own(page: str) -> None:
    assert "/territories/siren:241700434" in links(page)


@pytest.mark.parametrize(
    ("territory", "point"),
    [
        (
            "siren:200067106",
            "le climat et les distances sont mesurés depuis un seul point, son chef-lieu",
        ),
        ("insee:DEP-48", "son chef-lieu Mende"),
        ("admin1:ES.59", "sa localité la plus peuplée"),
    ],
)
def test_a_larger_territory_says_where_it_is_measured(
    client: TestClient, territory: str, point: str
) -> None:
    assert point in said(main_part(get_page(client, f"/territories/{territory}")))


def test_a_village_without_partnership_is_told_so(client: TestClient) -> None:
    page = get_page(client, "/territories/insee:17318")
    assert "Cela ne prouve pas qu’il n’en a pas." in said(main_part(page))
    assert 'id="known"' not in page


def test_the_page_leads_to_suggestions_and_to_a_comparison(page: str) -> None:
    found = links(page)
    assert "/suggestions?territory=geonames:3006787" in found
    assert "/compare?a=geonames:3006787" in found
    assert f"/api/v1{ROCHELLE}/partnerships?format=csv" in found


def test_the_map_leads_to_the_partners(page: str) -> None:
    drawing = page[page.index("<svg") : page.index("</svg>")]
    assert 'href="/territories/geonames:2549263"' in drawing


def test_a_parameter_that_the_page_does_not_know_is_refused(client: TestClient) -> None:
    text = said(get_page(client, f"{ROCHELLE}?top=3", status=422))
    assert "top n’est pas un paramètre de cette adresse." in text


def test_the_page_speaks_english_and_so_do_its_links(client: TestClient) -> None:
    page = get_page(client, f"{ROCHELLE}?lang=en")
    assert dict(table(page, "facts")[1:])["population"].startswith("79,851 declared Source")
    assert "/territories/geonames:2549263?lang=en" in links(page)

"""The sheet of a pair: parts that add up, profiles side by side, what comes next."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from tests.api.reading import get_page, links, main_part, points, said, table

SPEZIA = "/compare?a=geonames:3006787&b=geonames:3175081"
ESSAOUIRA = "/compare?a=geonames:3006787&b=geonames:2549263"
GROUPING = "/compare?a=siren:200067106&b=geonames:3110044"
LVIV = "/compare?a=Chamb%C3%A9ry&b=Lviv"
PAIRS = (SPEZIA, ESSAOUIRA, LVIV, "/compare?a=Loz%C3%A8re&b=admin1:LA.02")


@pytest.fixture(scope="module")
def sheet(client: TestClient) -> str:
    return get_page(client, SPEZIA)


@pytest.mark.parametrize("address", PAIRS)
def test_the_parts_that_are_shown_add_up_to_the_score_that_is_shown(
    client: TestClient, address: str
) -> None:
    _, *parts, total = table(get_page(client, address), "sum")
    shown = [points(row[-1]) for row in parts]
    assert total[0] == "Score"
    assert sum(shown) == pytest.approx(points(total[-1]), abs=1e-9)


def test_the_sheet_and_the_api_tell_the_same_score(client: TestClient, sheet: str) -> None:
    answer = client.get(f"/api/v1{SPEZIA}").json()
    total = points(table(sheet, "sum")[-1][-1])
    assert total == pytest.approx(answer["score"], abs=0.005)


def test_the_sheet_says_by_what_it_ranks_and_by_what_lists_are_ordered(sheet: str) -> None:
    assert "Ces rangs suivent le score seul" in said(main_part(sheet))


def test_three_reasons_for_and_one_against_come_first(client: TestClient) -> None:
    sheet = get_page(client, ESSAOUIRA)
    brief = sheet[sheet.index('id="brief"') : sheet.index('id="where"')]
    assert (brief.count("reason--for"), brief.count("reason--against")) == (3, 1)


def test_the_title_asks_why_these_two(sheet: str) -> None:
    assert "La Rochelle et La Spezia : pourquoi ensemble ?" in said(main_part(sheet))


def test_facts_stand_side_by_side_with_how_they_are_known_and_from_where(sheet: str) -> None:
    rows = {row[0]: row[1:] for row in table(sheet, "facts")}
    assert rows["Fait"] == ["La Rochelle", "La Spezia"]
    assert rows["pays"] == ["France déclaré Source 1", "Italie déclaré Source 1"]
    assert rows["port maritime semblable"][0].startswith("oui déduit Source")
    assert "climat différent" in rows


def test_every_note_in_the_text_has_its_source_at_the_foot(sheet: str) -> None:
    noted = {link for link in links(sheet) if link.startswith("#source-")}
    assert noted
    assert all(f'<li id="{note[1:]}">' in sheet for note in noted)


def test_likenesses_and_differences_are_called_out(sheet: str) -> None:
    profiles = said(sheet[sheet.index('id="profiles"') : sheet.index('id="facts"')])
    assert "Ce qui se ressemble population" in profiles
    assert "Ce qui diffère climat" in profiles


def test_a_grouping_is_told_to_be_measured_from_its_seat_alone(client: TestClient) -> None:
    page = get_page(client, GROUPING)
    text = said(main_part(page))
    assert text.count("mesurés depuis un seul point, son chef-lieu Bayonne") == 2


def test_what_its_seat_lacks_does_not_set_a_grouping_apart(client: TestClient) -> None:
    page = get_page(client, GROUPING)
    unlike = page.index("notice--unlike")
    different = said(page[unlike : page.index("</div>", unlike)])
    assert different.endswith("rien que l’on sache")


def test_towns_need_no_word_on_where_they_are_measured(sheet: str) -> None:
    assert "depuis un seul point" not in said(main_part(sheet))


def test_a_chart_has_the_same_figures_as_the_table_beside_it(sheet: str) -> None:
    start = sheet.index('class="chart"')
    chart = said(sheet[start : sheet.index("</figure>", start)])
    for name, *_, figure in table(sheet, "sum")[1:]:
        assert figure in chart or name.startswith("Reste des arrondis")


def test_who_are_partners_already_are_told_so(client: TestClient) -> None:
    text = said(main_part(get_page(client, ESSAOUIRA)))
    assert "Ils sont déjà partenaires." in text
    assert "La Rochelle – Essaouira (Maroc), jumelage, depuis 2000, bilan positif" in text


def test_a_warning_stands_before_the_reasons(client: TestClient) -> None:
    page = get_page(client, LVIV)
    assert page.index("notice--warn") < page.index('id="brief"')
    assert "Conseils aux voyageurs" in said(page)


def test_the_sheet_leads_to_the_note_the_data_the_other_way_round_and_back(sheet: str) -> None:
    pair = "a=geonames:3006787&b=geonames:3175081"
    found = links(sheet)
    assert f"/compare/note.pdf?{pair}" in found
    assert f"/compare/note?{pair}" in found
    assert {f"/api/v1/compare?format={each}&{pair}" for each in ("json", "csv", "xlsx")} <= {*found}
    assert "/compare?a=geonames:3175081&b=geonames:3006787" in found
    assert "/suggestions?territory=geonames:3006787" in found


def test_what_is_asked_for_is_kept_in_the_links(client: TestClient) -> None:
    found = links(get_page(client, f"{SPEZIA}&theme=port_maritime"))
    pair = "a=geonames:3006787&b=geonames:3175081&theme=port_maritime"
    assert f"/compare/note?{pair}" in found
    assert "/suggestions?territory=geonames:3006787&theme=port_maritime" in found


def test_another_reading_of_a_name_is_one_link_away(client: TestClient) -> None:
    found = links(get_page(client, "/compare?a=La+Rochelle&b=La+Spezia"))
    assert "/compare?a=siren:241700434&b=geonames:3175081" in found


def test_steps_and_funds_have_their_sources(sheet: str) -> None:
    following = sheet[sheet.index('id="next"') : sheet.index('id="take"')]
    assert "Faire délibérer le conseil municipal" in said(following)
    assert following.count("#source-") > 8


def test_a_named_point_keeps_its_name(client: TestClient) -> None:
    page = get_page(client, "/compare?a=Port-Neuf@46.2,-1.3&b=geonames:3105976")
    assert "Port-Neuf et Vigo : pourquoi ensemble ?" in said(main_part(page))
    assert "/suggestions?territory=Port-Neuf%4046.2,-1.3" in links(page)


def test_without_two_territories_the_page_asks_which(client: TestClient) -> None:
    page = get_page(client, "/compare?a=geonames:3006787")
    assert 'value="geonames:3006787" data-shown="La Rochelle"' in page
    assert 'name="b" type="text"' in page


def test_the_sheet_speaks_english(client: TestClient) -> None:
    text = said(main_part(get_page(client, f"{SPEZIA}&lang=en")))
    assert "La Rochelle and La Spezia: why together?" in text
    assert "by population 62nd of its country (France), against 48th (Italy)" in text


def test_the_odds_say_what_the_points_mean(client: TestClient) -> None:
    page = get_page(client, SPEZIA)
    total = points(table(page, "sum")[-1][-1])
    odds = f"{2 ** abs(total):.1f}".removesuffix(".0").replace(".", ",")
    expected = f"environ {odds} contre 1" if total >= 0 else f"environ 1 contre {odds}"
    assert expected in said(page)

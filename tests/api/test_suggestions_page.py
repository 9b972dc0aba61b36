"""The result page: list, map, what it offers next, and what it says where there is nothing."""

from __future__ import annotations

import re
from html import unescape

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from tests.api.test_search_page import page, ticked, words

CROWD = "900000000"
NARROW = {"territory": "La Rochelle", "country": "SN", "min_population": CROWD}


def numbers(texts: list[str]) -> list[float]:
    plain = (text.replace("−", "-").replace("\u202f", "").replace(",", ".") for text in texts)
    return [float(text) for text in plain]


def links(text: str) -> list[str]:
    return [unescape(each) for each in re.findall(r'href="([^"]*)"', text)]


def link_in(text: str, words: str) -> str:
    """The address behind a link with these words."""
    found = re.search(rf'<a [^>]*href="([^"]*)"[^>]*>\s*{re.escape(words)}', text)
    assert found, f"no link says {words}"
    return unescape(found[1])


@pytest.fixture(scope="module")
def result(client: TestClient) -> str:
    return page(client, "/suggestions", territory="La Rochelle", top="5")


def test_the_page_lists_what_the_interface_answers(client: TestClient, result: str) -> None:
    answer = client.get("/api/v1/suggestions", params={"territory": "La Rochelle", "top": 5}).json()
    shown = re.findall(r'<span class="only-heard">\d+\. </span>([^<]*)</a></h3>', result)
    assert [unescape(name) for name in shown] == [
        one["territory"]["name"] for one in answer["suggestions"]
    ]
    scores = re.findall(r'class="score"><strong class="figure">([^<]*)<', result)
    assert numbers(scores) == [round(one["score"], 2) for one in answer["suggestions"]]


def test_the_whole_sum_of_each_card_adds_up_as_it_is_shown(result: str) -> None:
    tables = re.findall(r"<table>.*?</table>", result, re.DOTALL)
    assert len(tables) == 5
    for table in tables:
        *parts, total = numbers(re.findall(r'<td class="figure[^"]*">([^<]*)</td>', table))
        assert sum(parts) == pytest.approx(total, abs=1e-9)


def test_each_card_shows_three_reasons_for_and_one_against_at_most(result: str) -> None:
    cards = re.split(r'<li class="card suggestion"', result)[1:]
    assert len(cards) == 5
    assert all(1 <= card.count("reason--for") <= 3 for card in cards)
    assert all(card.count("reason--against") <= 1 for card in cards)


def test_each_card_is_marked_on_the_map(result: str) -> None:
    keys = re.findall(r'<li class="card suggestion" id="(s\d+)"', result)
    assert [f'href="#{key}"' in result for key in keys] == [True] * 5
    assert 'class="marker map-origin"' in result


def test_a_card_leads_to_the_sheet_of_the_pair_with_what_is_asked(client: TestClient) -> None:
    text = page(client, "/suggestions", territory="Brest", theme="port_maritime", top="1")
    [sheet] = {each for each in links(text) if each.startswith("/compare?a=")} & {
        link_in(text, "Fiche complète")
    }
    assert "theme=port_maritime" in sheet
    assert client.get(sheet).status_code == 200


def test_the_permanent_link_names_the_id_and_gives_the_same_list(
    client: TestClient, result: str
) -> None:
    address = link_in(result, "Lien permanent")
    assert address == "/suggestions?territory=geonames:3006787&top=5"
    again = page(client, address)
    assert re.findall(r'class="score">.*', again) == re.findall(r'class="score">.*', result)


def test_a_point_on_the_map_keeps_its_name_in_the_permanent_link(client: TestClient) -> None:
    text = page(client, "/suggestions", territory="Hameau@46.2,-1.2", top="1")
    address = link_in(text, "Lien permanent")
    assert "proposés pour Hameau" in words(page(client, address))


def test_the_list_is_taken_away_in_other_forms(client: TestClient, result: str) -> None:
    answer = client.get(link_in(result, "Tableau (CSV)"))
    assert answer.headers["content-type"].startswith("text/csv")
    assert len(answer.text.strip().splitlines()) == 6
    assert link_in(result, "Note de deux pages").startswith("/suggestions/note?territory=")


def test_current_partners_are_named_with_their_source(result: str) -> None:
    assert "Partenaires actuels, non proposés" in result
    assert re.search(r"Kendari \(Indonésie\)</a> <span[^>]*>partenaire .*\(source", result)


def test_the_form_keeps_what_was_asked(client: TestClient) -> None:
    text = page(
        client, "/suggestions", territory="Brest", country="DE", weight_size="2", diversity="0"
    )
    assert ("country", "DE") in ticked(text)
    assert re.search(r'name="weight_size"[^>]*value="2.0"', text)
    assert re.search(r'name="territory"[^>]*value="Brest" data-shown="Brest, France"', text)


def test_a_chip_takes_one_filter_away_and_keeps_the_others(client: TestClient) -> None:
    text = page(client, "/suggestions", territory="Brest", country="DE,IT", weight_size="2")
    address = link_in(text, "Italie")
    assert address.endswith("&country=DE&weight_size=2")
    assert "taille × 2" in text and "Allemagne" in page(client, address)


def test_whole_numbers_may_be_written_with_decimals(client: TestClient) -> None:
    sizes = {"min_population": "20000.0", "max_population": "90000.0"}
    text = page(client, "/suggestions", territory="Brest", top="5.0", **sizes)
    assert text.count('class="chip"') == 3


def test_usual_values_make_no_chip(client: TestClient) -> None:
    text = page(client, "/suggestions", territory="Brest", top="10", weight_size="1")
    assert 'class="chip"' not in text


def test_an_empty_list_offers_what_brings_candidates_back(client: TestClient) -> None:
    text = page(client, "/suggestions", **NARROW)
    assert "Aucun candidat ne reste" in text
    wider = page(client, link_in(text, "sans la population minimale"))
    assert '<li class="card suggestion"' in wider


def test_where_no_filter_alone_empties_the_list_all_may_go(client: TestClient) -> None:
    text = page(client, "/suggestions", **NARROW, level="intercommunality")
    assert link_in(text, "sans aucun filtre") == "/suggestions?territory=geonames:3006787"


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", "aucun territoire étranger du niveau « intercommunalité », quel que soit le pays."),
        ("en", "no foreign territory of the level “intercommunality”, in any country."),
    ],
)
def test_an_empty_page_says_where_nobody_abroad_has_the_level(
    client: TestClient, language: str, sentence: str
) -> None:
    asked = {"territory": "La Rochelle", "level": "intercommunality", "lang": language}
    text = page(client, "/suggestions", **asked)
    assert sentence in " ".join(unescape(text).split())


def test_themes_alone_are_answered_without_an_asker(client: TestClient) -> None:
    text = page(client, "/suggestions", theme="port_maritime", top="3")
    assert "Territoires étrangers qui répondent le mieux" in text
    assert "map-origin" not in text
    assert any(each.startswith("/territories/") for each in links(text))


def test_what_else_a_name_could_mean_is_offered_with_the_same_filters(client: TestClient) -> None:
    text = page(client, "/suggestions", territory="Brest", country="DE")
    assert "Compris comme Brest (Finistère, France)" in text
    others = [each for each in links(text) if each.startswith("/suggestions?territory=siren:")]
    assert any(each.endswith("&country=DE") for each in others)


def test_an_unknown_name_gives_the_form_back_with_the_nearest(client: TestClient) -> None:
    answer = client.get("/suggestions", params={"territory": "Rochele-sur-Zzz", "country": "DE"})
    assert answer.status_code == 404
    assert ("country", "DE") in ticked(answer.text)
    assert re.search(r'<li><a href="/suggestions\?territory=[^"]*country=DE">', answer.text)


@pytest.mark.parametrize(
    ("parameters", "sentence"),
    [
        ({}, "« Ce dont il s’agit »"),
        ({"territory": "Brest", "min_population": "9", "max_population": "2"}, "« Au moins »"),
        ({"territory": "Brest", "country": "Zzz"}, "« Seulement ces pays »"),
        ({"territory": "Brest", "need": "hello"}, "« Votre besoin, en une phrase »"),
    ],
)
def test_what_is_wrong_is_said_in_the_words_of_the_form(
    client: TestClient, parameters: dict[str, str], sentence: str
) -> None:
    answer = client.get("/suggestions", params=parameters)
    assert answer.status_code == 422
    said = words(answer.text)
    assert sentence in said
    assert not re.search(r"--\w|matcher ", said)


def test_script_in_the_address_is_never_reflected(client: TestClient) -> None:
    script = "<script>alert(1)</script>"
    for name in ("territory", "need", "theme", "country", "level", "lang", "top"):
        asked = {"territory": "Brest", name: script}
        assert script not in client.get("/suggestions", params=asked).text


def test_the_page_speaks_english_where_it_is_asked_to(client: TestClient) -> None:
    text = page(client, "/suggestions", territory="Brest", top="2", lang="en")
    assert "Partners suggested to Brest" in text
    assert not re.search(r"\b(habitants|partenaires|Précédent)\b", words(text))


def test_the_land_of_the_map_is_kept_for_good(client: TestClient, result: str) -> None:
    address = next(each for each in links(result) if each.startswith("/map/land.svg"))
    answer = client.get(address.split("#")[0])
    assert answer.headers["content-type"] == "image/svg+xml"
    assert "immutable" in answer.headers["cache-control"]


def test_a_result_weighs_less_than_300_kb_with_all_that_it_loads(client: TestClient) -> None:
    text = page(client, "/suggestions", territory="La Rochelle")
    files = set(re.findall(r'(?:src|href)="(/(?:static|map)/[^"#]*)', text))
    weights = [len(client.get(unescape(each)).content) for each in files]
    assert len(text.encode()) + sum(weights) <= 300_000


def test_every_page_of_the_router_is_left_out_of_the_interface() -> None:
    assert "/suggestions" not in create_app().openapi()["paths"]

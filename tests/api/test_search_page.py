"""The search page: the form, empty or as an address fills it in."""

from __future__ import annotations

import re
from html import unescape

import pytest
from starlette.testclient import TestClient

from api.pages.rendering import static_address

INLINE = re.compile(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=", re.IGNORECASE)
ELSEWHERE = re.compile(r"""(?:src|href)="(?:https?:)?//[^"]*\.(?:js|css|svg|woff2?|png)""")
SCRIPT = "<script>alert(1)</script>"


def page(client: TestClient, address: str = "/", **parameters: str | list[str]) -> str:
    answer = client.get(address, params=parameters or None, headers={"Accept": "text/html"})
    assert answer.headers["content-type"].startswith("text/html")
    return answer.text


def words(text: str) -> str:
    """What the main part of a page says."""
    main = text[text.index("<main") : text.index("</main>")]
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", main)).split())


def ticked(text: str) -> set[tuple[str, str]]:
    boxes = re.findall(r'name="(\w+)" value="([^"]*)" checked', text)
    return {(name, value) for name, value in boxes}


def test_the_first_page_asks_in_french_who_is_looking(client: TestClient) -> None:
    text = page(client)
    assert '<html lang="fr">' in text
    assert "Trouver un territoire partenaire à l’étranger" in text
    assert re.search(r'<label for="territory">Votre collectivité', text)


def test_the_first_page_promises_no_more_than_the_list_holds(client: TestClient) -> None:
    text = words(page(client))
    assert "une grande ville peut arriver en tête" in text
    assert "métropoles géantes" not in text


def test_the_switch_leads_to_the_same_page_in_english_and_back(client: TestClient) -> None:
    french = page(client, need="un port")
    address = unescape(re.findall(r'class="top__language" href="([^"]*)"', french)[0])
    english = page(client, address)
    assert address == "/?need=un+port&lang=en"
    assert '<html lang="en">' in english and ">un port</textarea>" in english
    assert 'class="top__language" href="/?need=un+port"' in english


def test_links_of_an_english_page_stay_in_english(client: TestClient) -> None:
    text = page(client, lang="en")
    assert 'href="/compare?lang=en"' in text
    assert '<input type="hidden" name="lang" value="en">' in text
    assert 'href="/suggestions?territory=La+Rochelle&amp;lang=en"' in text


def test_examples_stand_below_the_field(client: TestClient) -> None:
    text = page(client)
    for name in ("La+Rochelle", "Brest+m%C3%A9tropole", "Provins", "Loz%C3%A8re", "Bretagne"):
        assert f'href="/suggestions?territory={name}"' in text


def test_every_theme_can_be_ticked_once(client: TestClient) -> None:
    from data.vocabulary import THEMES

    boxes = re.findall(r'name="theme" value="(\w+)"', page(client))
    assert sorted(boxes) == sorted(THEMES)


def test_every_field_has_a_label(client: TestClient) -> None:
    text = page(client)
    named = set(re.findall(r'<(?:input|select|textarea) id="(\w+)"', text))
    assert named <= set(re.findall(r'<label for="(\w+)"', text))


def test_an_address_fills_the_form_in(client: TestClient) -> None:
    text = page(
        client, theme=["port_maritime"], country=["SN", "Maroc"], continent="AF", level="region",
        min_population="5000", weight_size="2.5", diversity="0.2", top="7", standing="true",
    )  # fmt: skip
    assert ticked(text) == {
        ("theme", "port_maritime"), ("country", "SN"), ("country", "MA"), ("continent", "AF"),
        ("standing", "true"),
    }  # fmt: skip
    assert '<option value="region" selected>' in text
    assert '<option value="7" selected>' in text
    assert re.search(r'name="min_population"[^>]*value="5000"', text)
    assert re.search(r'name="weight_size"[^>]*value="2.5"', text)
    assert re.search(r'name="diversity"[^>]*value="0.2"', text)


def test_what_a_form_leaves_empty_is_not_given(client: TestClient) -> None:
    empty = page(client, territory="", country="", need=" ", min_population="", level="")
    assert ticked(empty) == set()
    assert re.search(r'name="territory"[^>]*value=""', empty)


@pytest.mark.parametrize("field", ["territory", "need", "exclude_country"])
def test_script_in_a_field_is_shown_as_text(client: TestClient, field: str) -> None:
    text = page(client, **{field: SCRIPT})
    assert SCRIPT not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text


def test_a_parameter_that_is_not_ours_is_refused(client: TestClient) -> None:
    assert client.get("/", params={"colour": "red"}).status_code == 422


@pytest.mark.parametrize("address", ["/", "/suggestions?territory=Provins"])
def test_no_page_holds_script_or_style_or_asks_another_site(
    client: TestClient, address: str
) -> None:
    text = page(client, address)
    assert INLINE.findall(text) == []
    assert ELSEWHERE.findall(text) == []


def test_the_address_of_a_static_file_changes_with_its_content(client: TestClient) -> None:
    sheets = re.findall(r'href="(/static/base\.css\?v=\w{12})"', page(client))
    assert client.get(sheets[0]).status_code == 200


def test_the_footer_names_the_model_and_the_licences(client: TestClient) -> None:
    text = page(client)
    version = client.get("/api/v1/model").json()["version"]
    assert f"Modèle {version}" in text
    assert "CC BY 4.0" in text and "Licence Ouverte 2.0" in text


@pytest.mark.parametrize(
    ("version", "kept"), [("", "no-cache"), ("?v=of-another", "no-cache"), (None, "immutable")]
)
def test_a_static_file_is_kept_for_good_under_the_name_of_its_content_alone(
    client: TestClient, version: str | None, kept: str
) -> None:
    address = static_address("base.css") if version is None else f"/static/base.css{version}"
    assert kept in client.get(address).headers["cache-control"]

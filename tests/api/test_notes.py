"""The notes as pages to print and as PDF."""

from __future__ import annotations

import io
import re

import pytest
from pypdf import PdfReader
from starlette.testclient import TestClient

from matcher.notes.rendering import FACES

PAIR = "/compare/note", {"a": "geonames:3006787", "b": "La Spezia"}
LIST = "/suggestions/note", {"territory": "geonames:3006787"}


@pytest.mark.parametrize(("path", "given"), [PAIR, LIST])
def test_a_note_is_a_page_without_inline_style_or_script(
    client: TestClient, path: str, given: dict[str, str]
) -> None:
    answer = client.get(path, params=given)
    assert answer.status_code == 200 and answer.headers["content-type"].startswith("text/html")
    assert not re.search(r"<style|<script|style=", answer.text)


@pytest.mark.parametrize(("path", "given"), [PAIR, LIST])
def test_a_note_offers_its_pdf_and_the_page_it_is_of(
    client: TestClient, path: str, given: dict[str, str]
) -> None:
    page = client.get(path, params={**given, "lang": "en"}).text
    links = re.findall(r"<nav.*?</nav>", page, re.DOTALL)[0]
    assert f'href="{path}.pdf?' in links and f'href="{path.removesuffix("/note")}?' in links
    assert links.count("lang=en") == 2


@pytest.mark.parametrize(
    ("kind", "pages", "name"),
    [
        (PAIR, 1, "note-la-rochelle-la-spezia.pdf"),
        (LIST, 2, "note-la-rochelle.pdf"),
    ],
)
def test_a_note_is_a_pdf_with_a_name_and_its_pages(
    client: TestClient, kind: tuple[str, dict[str, str]], pages: int, name: str
) -> None:
    answer = client.get(f"{kind[0]}.pdf", params=kind[1])
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["content-disposition"] == f'inline; filename="{name}"'
    assert len(PdfReader(io.BytesIO(answer.content)).pages) == pages


def test_a_list_without_origin_is_named_after_what_is_asked(client: TestClient) -> None:
    answer = client.get("/suggestions/note.pdf", params={"theme": "water_sanitation"})
    assert 'filename="note-water-sanitation.pdf"' in answer.headers["content-disposition"]


def test_the_style_and_its_letters_come_from_here(client: TestClient) -> None:
    page = client.get(PAIR[0], params=PAIR[1]).text
    [address] = re.findall(r'<link rel="stylesheet" href="([^"]+)"', page)
    style = client.get(address.replace("&amp;", "&"))
    assert style.headers["content-type"].startswith("text/css")
    letters = re.findall(r'url\("([^"]+)"\)', style.text)
    assert len(letters) == len(FACES)
    assert all(client.get(each).headers["content-type"] == "font/ttf" for each in letters)


@pytest.mark.parametrize("name", ["LICENSE.txt", "..%2f__init__.py", "SourceSansPro-Black.ttf"])
def test_no_other_file_of_the_font_is_given(client: TestClient, name: str) -> None:
    assert client.get(f"/notes/letters/{name}").status_code == 404


@pytest.mark.parametrize("form", ["note", "note.pdf"])
def test_an_unknown_territory_is_a_helpful_404(client: TestClient, form: str) -> None:
    answer = client.get(f"/compare/{form}", params={"a": "Xyzzyville-la-Perdue", "b": "Kiel"})
    assert answer.status_code == 404


def test_an_unknown_parameter_is_refused(client: TestClient) -> None:
    assert client.get("/compare/note", params={**PAIR[1], "colour": "red"}).status_code >= 400


def test_script_in_a_need_is_never_reflected(client: TestClient) -> None:
    need = "eau potable <script>alert(1)</script>"
    page = client.get(LIST[0], params={"need": need}).text
    assert "<script>alert" not in page

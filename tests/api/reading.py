"""What a page says, read as a person would: its words, its tables, its links."""

from __future__ import annotations

import re
from html import unescape

from starlette.testclient import TestClient

TAG = re.compile(r"<[^>]*>")
CELL = re.compile(r"<(t[hd])\b[^>]*>(.*?)</\1>", re.DOTALL)


def get_page(client: TestClient, address: str, *, status: int = 200) -> str:
    """The page at an address, as a browser asks for it."""
    answer = client.get(address, headers={"Accept": "text/html"})
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"].startswith("text/html")
    return answer.text


def said(markup: str) -> str:
    """The text of some markup, on one line, its blanks plain."""
    return " ".join(unescape(TAG.sub(" ", markup)).split())


def main_part(page: str) -> str:
    """The markup between the header and the footer."""
    return page[page.index("<main") : page.index("</main>")]


def table(page: str, identifier: str) -> list[list[str]]:
    """The cells of the table whose caption has this id, row by row, the header first."""
    start = page.index(f'<caption id="{identifier}"')
    rows = page[start : page.index("</table>", start)].split("<tr")[1:]
    return [[said(cell) for _, cell in CELL.findall(row)] for row in rows]


def links(page: str) -> list[str]:
    """Where the main part leads."""
    return [unescape(found) for found in re.findall(r'href="([^"]*)"', main_part(page))]


def points(text: str) -> float:
    """Points as French writes them."""
    return float(text.replace("−", "-").replace(",", "."))

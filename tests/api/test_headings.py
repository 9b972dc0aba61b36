"""Workbooks have headings in words, in the language of the request."""

from __future__ import annotations

import io

import pytest
from openpyxl import load_workbook
from starlette.testclient import TestClient

PATHS = [
    "/territories?q=brest",
    "/territories/Brest",
    "/territories/Brest/partnerships",
    "/territories/Brest/suggestions?top=3",
    "/compare?a=Brest&b=Bamako",
    "/themes?text=eau",
    "/vocabulary",
    "/model",
    "/models",
    "/partnerships?q=brest",
]


def header(client: TestClient, path: str, language: str) -> list[str]:
    mark = "&" if "?" in path else "?"
    found = client.get(f"/api/v1{path}{mark}format=xlsx&lang={language}")
    return [cell.value for cell in load_workbook(io.BytesIO(found.content)).active[1]]


@pytest.mark.parametrize("path", PATHS)
def test_no_heading_is_a_key(client: TestClient, path: str) -> None:
    french, english = header(client, path, "fr"), header(client, path, "en")
    assert all(title[0].isupper() and "_" not in title for title in french + english)
    assert french != english and len(set(french)) == len(french)

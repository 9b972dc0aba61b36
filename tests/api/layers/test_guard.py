"""What is refused before anything is computed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from http.client import HTTPConnection

import httpx2
import pytest
from starlette.testclient import TestClient

from api.layers.guard import LARGEST_BODY, LONGEST_ADDRESS

SCRIPT = "<script>alert(1)</script>"


@pytest.mark.parametrize(
    "path",
    [
        "/api/v1/%2e%2e/%2e%2e/etc/passwd",
        "/static/%2e%2e/app.py",
        "/static//x.css",
        "/api/v1//territories",
        "/%00",
        "/api/v1/territories/%0a",
        "/%ff%fe",
        "/api/v1/territories/%ED%A0%80",
        "/a%5cb",
        "/health/",
        "/api/v1/territories/",
    ],
)
def test_a_trick_in_a_path_leads_nowhere(client: TestClient, path: str) -> None:
    found = client.get(path, headers={"Accept": "application/json"})
    assert (found.status_code, found.json()["status"]) == (404, 404)


def test_control_characters_in_a_parameter_are_refused(client: TestClient) -> None:
    found = client.get("/api/v1/territories?q=a%00b")
    assert (found.status_code, "caractères de contrôle" in found.json()["detail"]) == (422, True)


def test_a_text_of_several_lines_is_no_trick(client: TestClient) -> None:
    assert client.get("/health?need=a%0D%0Ab%09c").status_code == 200


def test_an_address_that_is_too_long_is_refused(client: TestClient) -> None:
    assert client.get("/health?q=" + "é" * LONGEST_ADDRESS).status_code == 414


@pytest.mark.parametrize("start", ["/api/v1/territories?q=", "/api/v1/territories/"])
def test_a_megabyte_in_an_address_is_refused_in_words(server: str, start: str) -> None:
    connection = HTTPConnection(server.removeprefix("http://"))
    connection.request("GET", start + "a" * 1_000_000)
    found = connection.getresponse()
    assert (found.status, json.load(found)["title"]) == (414, "Adresse trop longue")
    connection.close()


def test_a_body_that_is_too_large_is_refused_by_its_length(client: TestClient) -> None:
    found = client.post("/api/v1/suggestions", content=b"x" * (LARGEST_BODY + 1))
    assert (found.status_code, found.json()["title"]) == (413, "Demande trop volumineuse")


def test_a_body_of_unknown_length_is_refused_once_it_is_too_large(server: str) -> None:
    def chunks() -> Iterator[bytes]:
        for _ in range(20):
            yield b"x" * 10_000

    headers = {"Content-Type": "application/json"}
    found = httpx2.post(f"{server}/api/v1/suggestions", content=chunks(), headers=headers)
    assert found.status_code == 413


def test_headers_that_are_too_large_are_refused(server: str) -> None:
    assert httpx2.get(f"{server}/health", headers={"X-Long": "y" * 40_000}).status_code == 431


@pytest.mark.parametrize("accept", ["text/html", "application/json"])
@pytest.mark.parametrize("path", [f"/{SCRIPT}", f"/api/v1/territories/{SCRIPT}", "/%3Cscript%3E"])
def test_markup_in_a_path_is_never_given_back_as_markup(
    client: TestClient, path: str, accept: str
) -> None:
    found = client.get(path, headers={"Accept": accept})
    assert (found.status_code, "<script>" in found.text) == (404, False)

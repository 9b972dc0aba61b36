"""The names under which the service answers, and what a false one can do: nothing."""

from __future__ import annotations

import socket
from urllib.parse import urlsplit

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from api.layers.hosts import Hosts

NAMES = ("partners.example", "*.region.example", "192.0.2.7", "2001:db8::7")


def refusal(name: str) -> int:
    """The status with which a name is refused, 0 where it is ours."""
    host = [] if name == "absent" else [(b"host", name.encode("latin-1"))]
    scope = {"type": "http", "path": "/", "headers": host}
    return Hosts(Starlette(), NAMES)._refusal(scope)


@pytest.mark.parametrize(
    "name",
    [
        "localhost", "LOCALHOST:8000", "127.0.0.1", "127.0.0.1:8000", "127.1.2.3", "[::1]:80",
        "partners.example", "Partners.Example:443", "partners.example.", "a.region.example",
        "a.b.region.example", "192.0.2.7", "[2001:db8::7]:8000",
    ],
)  # fmt: skip
def test_names_of_this_machine_and_those_that_were_given_are_ours(name: str) -> None:
    assert refusal(name) == 0


@pytest.mark.parametrize(
    "name",
    [
        "evil.example", "partners.example.evil.example", "evilpartners.example", "region.example",
        "evilregion.example", "127.0.0.1.evil.example", "localhost.evil.example", "192.0.2.8",
        "[2001:db8::8]", "0.0.0.0", "x.partners.example", "testserver",
    ],
)  # fmt: skip
def test_another_name_is_not(name: str) -> None:
    assert refusal(name) == 421


@pytest.mark.parametrize(
    "name",
    [
        "absent", "", " ", "localhost/../x", "localhost@evil.example", "localhost:80@evil.example",
        "localhost:80:80", "localhost:x", "evil.example#localhost", "local host", "localhost\t",
        "localhost,evil.example", "[::1", "[::1]evil", "é.example", "http://localhost",
    ],
)  # fmt: skip
def test_what_is_no_name_is_not_understood(name: str) -> None:
    assert refusal(name) == 400


def test_a_foreign_name_is_told_in_words_and_not_repeated(client: TestClient) -> None:
    found = client.get("/api/v1/vocabulary", headers={"Host": "evil.example"})
    assert (found.status_code, found.json()["type"]) == (421, "urn:problem:misdirected")
    assert "MATCHER_HOSTS" in found.json()["detail"]
    assert "evil" not in found.text


@pytest.mark.parametrize("host", ["evil.example", "[::1", "a b"])
def test_a_foreign_name_gets_a_page_where_a_browser_asks(client: TestClient, host: str) -> None:
    found = client.get("/", headers={"Host": host, "Accept": "text/html"})
    assert (found.status_code, "<html" in found.text) == (421 if "." in host else 400, True)
    assert host not in found.text


@pytest.mark.parametrize("path", ["/health", "/ready"])
def test_signs_of_life_are_given_to_whoever_asks(client: TestClient, path: str) -> None:
    assert client.get(path, headers={"Host": "10.0.0.5:8000"}).status_code == 200


def test_no_page_links_to_a_name_that_somebody_sent(client: TestClient) -> None:
    headers = {"X-Forwarded-Host": "evil.example", "X-Original-Host": "evil.example"}
    assert "evil" not in client.get("/", headers=headers | {"Host": "localhost:1"}).text


@pytest.mark.parametrize(
    ("hosts", "status"),
    [
        (b"Host: evil.example\r\n", b"421"),
        (b"", b"400"),
        (b"Host: 127.0.0.1\r\nHost: evil.example\r\n", b"400"),
        (b"Host: evil.example\r\nX: \r\n Host: 127.0.0.1\r\n", b"4"),
    ],
)
def test_a_real_server_refuses_false_names(server: str, hosts: bytes, status: bytes) -> None:
    address = urlsplit(server)
    with socket.create_connection((address.hostname, address.port), timeout=10) as connection:
        connection.sendall(b"GET /api/v1/vocabulary HTTP/1.1\r\n" + hosts + b"\r\n")
        assert connection.recv(100).startswith(b"HTTP/1.1 " + status)

"""What every answer says of itself: its id, and what a browser may do with it."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from tests.api.serving import LOOPBACK

EVERYWHERE = ("/health", "/nothing", "/api/v1/nothing", "/api/v1/openapi.json", "/metrics")


@pytest.mark.parametrize("path", EVERYWHERE)
def test_no_script_from_elsewhere_or_inline_may_run(client: TestClient, path: str) -> None:
    policy = client.get(path).headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("path", EVERYWHERE)
@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "same-origin"),
        ("cross-origin-opener-policy", "same-origin"),
    ],
)
def test_a_browser_is_told_to_be_careful(
    client: TestClient, path: str, header: str, value: str
) -> None:
    assert client.get(path).headers[header] == value


def test_the_id_that_a_proxy_gave_is_taken_over(client: TestClient) -> None:
    found = client.get("/health", headers={"X-Request-ID": "proxy-0123456789"})
    assert found.headers["x-request-id"] == "proxy-0123456789"


@pytest.mark.parametrize("given", ["short", "x" * 65, "with space 12", "<script>alert(1)</script>"])
def test_an_id_that_makes_no_sense_is_replaced(client: TestClient, given: str) -> None:
    found = client.get("/health", headers={"X-Request-ID": given}).headers["x-request-id"]
    assert (found == given, len(found)) == (False, 32)


def test_no_other_site_may_ask_unless_it_is_named(client: TestClient) -> None:
    found = client.get("/health", headers={"Origin": "https://example.org"})
    assert "access-control-allow-origin" not in found.headers


@pytest.mark.parametrize(
    ("origin", "allowed"), [("https://example.org", True), ("https://example.com", False)]
)
def test_a_site_that_is_named_may_ask(
    home: Path, monkeypatch: pytest.MonkeyPatch, origin: str, *, allowed: bool
) -> None:
    monkeypatch.setenv("MATCHER_CORS_ORIGINS", "https://example.org")
    found = TestClient(create_app(home), LOOPBACK).get("/health", headers={"Origin": origin})
    assert ("access-control-allow-origin" in found.headers) == allowed


def test_a_site_that_is_named_may_show_a_key(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MATCHER_CORS_ORIGINS", "https://example.org")
    asked = {"Origin": "https://example.org", "Access-Control-Request-Method": "POST"}
    asked["Access-Control-Request-Headers"] = "authorization"
    found = TestClient(create_app(home), LOOPBACK).options("/api/v1/feedback", headers=asked)
    assert "Authorization" in found.headers["access-control-allow-headers"]


def test_head_is_answered_as_get_without_the_body(client: TestClient) -> None:
    head, get = client.head("/health"), client.get("/health")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == get.headers["content-length"]


def test_a_long_answer_is_compressed(client: TestClient) -> None:
    found = client.get("/metrics", headers={"Accept-Encoding": "gzip"})
    assert found.headers["content-encoding"] == "gzip"

"""The log and the measures: every request, nothing of what it asks for."""

from __future__ import annotations

import json
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.logs import configure_logs


def lines(caplog: pytest.LogCaptureFixture) -> list[dict[str, Any]]:
    """Return the events that were logged."""
    return [record.msg for record in caplog.records if isinstance(record.msg, dict)]


def test_a_request_is_logged_with_its_id_and_how_it_went(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    found = client.get("/health")
    (line,) = lines(caplog)
    assert line["request_id"] == found.headers["x-request-id"]
    assert (line["method"], line["route"], line["status"]) == ("GET", "/health", 200)
    assert (line["bytes"], line["duration_ms"] >= 0) == (len(found.content), True)


def test_what_is_asked_for_is_not_logged(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    client.get("/api/v1/territories/Madame%20Dupont?need=ma%20vie")
    client.get("/Madame%20Dupont")
    assert len(lines(caplog)) == 2
    assert "Dupont" not in str(lines(caplog))
    assert "vie" not in str(lines(caplog))


def test_a_line_of_the_log_is_json_where_that_is_asked_for(
    client: TestClient, capsys: pytest.CaptureFixture[str]
) -> None:
    configure_logs("json")
    client.get("/health")
    configure_logs("console")
    line = json.loads(capsys.readouterr().err)
    assert (line["event"], line["level"], line["route"]) == ("request", "info", "/health")


def test_requests_are_counted_by_route_and_status(client: TestClient) -> None:
    client.get("/nothing/1")
    client.get("/nothing/2")
    text = client.get("/metrics").text
    assert 'matcher_requests_total{method="GET",route="(none)",status="404"}' in text
    assert "/nothing/1" not in text


@pytest.mark.parametrize(
    "name",
    ["matcher_request_seconds_bucket", "matcher_memory_bytes", "matcher_model_in_use"],
)
def test_the_measures_tell_durations_memory_and_model(client: TestClient, name: str) -> None:
    assert f"\n{name}" in client.get("/metrics").text


def test_the_model_in_use_is_measured(client: TestClient) -> None:
    version = client.get("/ready").json()["model"]
    assert f'matcher_model_in_use{{version="{version}"}} 1.0' in client.get("/metrics").text

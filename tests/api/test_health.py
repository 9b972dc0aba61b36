"""Whether the worker lives and can answer."""

from __future__ import annotations

import httpx2
from fastapi import FastAPI
from starlette.testclient import TestClient

from tests.api.serving import LOOPBACK


def test_a_worker_lives_before_it_is_ready(app: FastAPI) -> None:
    assert TestClient(app, LOOPBACK).get("/health").json() == {"status": "live"}


def test_a_ready_worker_names_its_model(client: TestClient, app: FastAPI) -> None:
    found = client.get("/ready")
    version = app.state.live.holdings.model.version
    assert (found.status_code, found.json()) == (200, {"status": "ready", "model": version})


def test_a_real_server_answers(server: str) -> None:
    assert httpx2.get(f"{server}/health").status_code == 200

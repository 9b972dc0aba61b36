"""Requests to the API in one line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

Ask = Callable[..., Response]


@pytest.fixture(scope="session")
def ask(client: TestClient) -> Ask:
    """A GET request to a resource: its path below /api/v1 and its parameters."""

    def asked(path: str, **parameters: Any) -> Response:
        return client.get(f"/api/v1{path}", params=parameters)

    return asked

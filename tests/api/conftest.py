"""The application of the tests: in this process, and behind a real socket."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from api.app import create_app
from tests.api.serving import LOOPBACK, UNLIMITED, served, wait_until_ready


@pytest.fixture(scope="session", autouse=True)
def unlimited() -> Iterator[None]:
    """All tests ask from one address, as often as they like."""
    with pytest.MonkeyPatch.context() as environment:
        for variable in UNLIMITED:
            environment.setenv(variable, "off")
        yield


@pytest.fixture(scope="session")
def app(home: Path) -> FastAPI:
    """The application on the home of the tests."""
    return create_app(home)


@pytest.fixture(scope="session")
def client(app: FastAPI) -> Iterator[TestClient]:
    """A client of the application, which is ready."""
    with TestClient(app, LOOPBACK, raise_server_exceptions=False) as client:
        wait_until_ready(client)
        yield client


@pytest.fixture(scope="session")
def server(home: Path) -> Iterator[str]:
    """The address, as `http://127.0.0.1:port`, of a server that is ready and stops by itself."""
    with served(create_app(home)) as address:
        yield address

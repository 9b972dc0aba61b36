"""The application of the tests: in this process, and behind a real socket.

Each asks for `world`, so that nobody waits a minute for a server that builds it first.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from api.app import create_app
from data.store.granting import create_key
from data.store.keys import SCOPES
from features.world import World
from matcher.holdings import Holdings
from tests.api.serving import LOOPBACK, UNLIMITED, served, wait_until_ready


@pytest.fixture(scope="session", autouse=True)
def unlimited() -> Iterator[None]:
    """All tests ask from one address, as often as they like."""
    with pytest.MonkeyPatch.context() as environment:
        for variable in UNLIMITED:
            environment.setenv(variable, "off")
        yield


@pytest.fixture(scope="session")
def app(home: Path, world: World) -> FastAPI:
    """The application on the home of the tests."""
    return create_app(home)


@pytest.fixture(scope="session")
def client(app: FastAPI) -> Iterator[TestClient]:
    """A client of the application, which is ready."""
    with TestClient(app, LOOPBACK, raise_server_exceptions=False) as client:
        wait_until_ready(client)
        yield client


@pytest.fixture(scope="session")
def writable(home: Path, world: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home that may be written to, on the same world, with a store that holds keys."""
    folder = tmp_path_factory.mktemp("writable")
    (folder / "world").symlink_to(home / "world")
    return folder


@pytest.fixture(scope="session")
def keys(writable: Path) -> dict[str, str]:
    """A key for each scope, by its name, and one for `all` of them."""
    wanted: dict[str, tuple[str, ...]] = {scope: (scope,) for scope in SCOPES}
    with Holdings(writable).open_store() as store:
        return {
            name: create_key(store, label=f"Test {name}", scopes=scopes)
            for name, scopes in (wanted | {"all": SCOPES}).items()
        }


@pytest.fixture(scope="session")
def writable_server(writable: Path) -> Iterator[str]:
    """The same on the home that may be written to."""
    with served(create_app(writable)) as address:
        yield address


@pytest.fixture(scope="session")
def server(home: Path, world: World) -> Iterator[str]:
    """The address, as `http://127.0.0.1:port`, of a server that is ready and stops by itself."""
    with served(create_app(home)) as address:
        yield address

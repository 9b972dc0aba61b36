"""A store that nobody has written yet: in a folder of its own, and on PostgreSQL.

A test that asks for `store` runs on both databases; one that asks for `path` too is about the file.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.store.database import Store


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run whatever uses a store on every database that can carry it."""
    if "store" in metafunc.fixturenames:
        of_file = "path" in inspect.signature(metafunc.function).parameters
        databases = ["sqlite"] if of_file else ["sqlite", "postgresql"]
        metafunc.parametrize("store", databases, indirect=True)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / "directory.sqlite"


@pytest.fixture
def store(request: pytest.FixtureRequest, path: Path) -> Iterator[Store]:
    url = request.getfixturevalue("database_url") if request.param == "postgresql" else path
    with Store(url) as opened:
        yield opened

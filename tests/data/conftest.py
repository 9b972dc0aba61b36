"""A store in a folder of its own, which nobody has written yet."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from data.store.database import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / "directory.sqlite"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store(path) as opened:
        yield opened

"""A folder that cannot be written, tried as a user that may not write it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.errors import StoreError
from data.records import Partnership, Source, Terms
from data.store.database import Store
from data.store.file import StoreFile
from tests.data.stores import add

KNOWN = Partnership("geonames:1", "geonames:2", Terms(), (Source("essai"),))
OTHER = Partnership("geonames:1", "geonames:3", Terms(), (Source("essai"),))
NOBODY = 65534


@pytest.fixture
def sealed() -> Iterator[Path]:
    """A store with one partnership in a folder that we may not write, root being made nobody."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "directory.sqlite"
        with Store(path) as store:
            add(store, KNOWN)
        path.chmod(0o444)
        Path(folder).chmod(0o555)
        user = os.geteuid()
        os.seteuid(user or NOBODY)
        yield path
        os.seteuid(user)
        Path(folder).chmod(0o755)


def test_a_store_in_a_read_only_folder_can_be_read(sealed: Path) -> None:
    with Store(sealed) as store:
        assert store.all() == [KNOWN]
    assert StoreFile(sealed).all() == [KNOWN]


def test_writing_a_store_in_a_read_only_folder_is_refused_in_one_sentence(sealed: Path) -> None:
    with Store(sealed) as store, pytest.raises(StoreError, match=r"is read-only; make it .*\.$"):
        add(store, OTHER)


def test_a_store_cannot_be_made_in_a_read_only_folder(sealed: Path) -> None:
    place = sealed.parent / "other" / "directory.sqlite"
    with Store(place) as store, pytest.raises(StoreError, match="cannot be created"):
        add(store, OTHER)

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from data.errors import StoreError
from data.store.database import Store
from data.store.file import StoreFile
from data.store.history import imports_of
from data.store.schema import metadata
from data.store.upgrading import FIRST, HEAD
from tests.data.old_stores import write_first_store


def declare(path: Path) -> None:
    with Store(path) as store:
        store.declare("geonames:1", added=["sport"], removed=[], day="2026-01-31")


@pytest.mark.parametrize("declared", [True, False])
def test_a_store_of_the_first_version_keeps_its_partnerships(path: Path, declared: bool) -> None:
    write_first_store(path, declared=declared)
    before = StoreFile(path).all()
    declare(path)
    assert StoreFile(path).all() == before
    assert [source.name for source in before[0].sources] == ["Wikidata", "CUF"]


def test_a_store_of_the_first_version_is_read_before_it_is_brought_up(path: Path) -> None:
    write_first_store(path, declared=False)
    assert len(StoreFile(path).all()) == 1
    assert (StoreFile(path).declarations(), imports_of(StoreFile(path))) == ([], [])


def test_what_the_first_version_imported_is_one_import_that_can_be_undone(path: Path) -> None:
    write_first_store(path, declared=True)
    declare(path)
    with Store(path) as store:
        (record,) = imports_of(store)
        assert [file.name for file in record.files] == ["a.csv", "b.csv"]
        assert store.undo(record.id).removed == 1


@pytest.mark.parametrize("first", [True, False])
def test_the_tables_that_migrations_make_are_those_that_the_code_uses(
    path: Path, first: bool
) -> None:
    if first:
        write_first_store(path, declared=True)
    declare(path)
    with create_engine(f"sqlite:///{path}").connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_the_last_migration_is_the_version_of_the_code() -> None:
    config = Config()
    config.set_main_option("script_location", "data.store:migrations")
    script = ScriptDirectory.from_config(config)
    assert (script.get_current_head(), script.get_base()) == (HEAD, FIRST)


def test_a_store_of_a_newer_version_is_left_alone(path: Path) -> None:
    declare(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    with pytest.raises(StoreError, match="newer version"):
        declare(path)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM audit",
        "UPDATE audit SET by = 'nobody'",
        "REPLACE INTO audit SELECT id, at, 'nobody', action, detail FROM audit",
    ],
)
def test_the_audit_can_neither_be_changed_nor_deleted(path: Path, statement: str) -> None:
    declare(path)
    with (
        closing(sqlite3.connect(path)) as connection,
        pytest.raises(sqlite3.IntegrityError, match="append-only"),
    ):
        connection.execute(statement)

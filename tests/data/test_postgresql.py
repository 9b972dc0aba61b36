"""What only a shared database shows: its own way to alter tables, to order and to refuse."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from time import sleep

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Connection, text

from data.errors import StoreBusy, StoreError
from data.store.backup import TABLES, fill, rows_of
from data.store.connection import LOCK, open_engine
from data.store.database import Store
from data.store.history import audit_of, imports_of
from data.store.schema import metadata
from data.store.upgrading import FIRST
from tests.data.old_stores import ROWS
from tests.data.postgres import Cluster

OPENED = 5.0


def make_first_store(connection: Connection) -> None:
    """Write a store as the first version left it."""
    config = Config()
    config.set_main_option("script_location", "data.store:migrations")
    config.attributes["connection"] = connection
    command.upgrade(config, FIRST)
    connection.exec_driver_sql("DROP TABLE alembic_version")
    for statement in ROWS.strip().split(";")[:-1]:
        connection.execute(text(statement.replace(":", r"\:")))


def declare(url: str, territory: str = "geonames:1") -> None:
    with Store(url) as store:
        store.declare(territory, added=["sport"], removed=[], day="2026-01-31")


@pytest.mark.parametrize("first", [True, False])
def test_the_tables_that_migrations_make_are_those_that_the_code_uses(
    postgresql: Cluster, first: bool
) -> None:
    engine = open_engine(url := postgresql.empty(), OPENED)
    if first:
        with engine.begin() as connection:
            make_first_store(connection)
    declare(url)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    engine.dispose()


def test_a_store_of_the_first_version_keeps_its_partnerships(postgresql: Cluster) -> None:
    engine = open_engine(url := postgresql.empty(), OPENED)
    with engine.begin() as connection:
        make_first_store(connection)
    engine.dispose()
    with Store(url) as store:
        before = store.all()
        declare(url)
        assert store.all() == before != []
        assert [len(record.files) for record in imports_of(store)] == [2]
        assert store.undo(1).removed == 1


@pytest.mark.parametrize(
    "statement", ["DELETE FROM audit", "UPDATE audit SET action = 'none'", "TRUNCATE audit"]
)
def test_the_audit_can_neither_be_changed_nor_deleted(database_url: str, statement: str) -> None:
    declare(database_url)
    with Store(database_url) as store:
        before = audit_of(store)
        with (
            pytest.raises(StoreError, match="append-only"),
            store.writing("test", by="test", detail={}) as connection,
        ):
            connection.exec_driver_sql(statement)
        assert audit_of(store) == before != []


def test_who_waits_too_long_for_another_writer_is_told_in_one_sentence(database_url: str) -> None:
    engine = open_engine(database_url, OPENED)
    with engine.begin() as connection, Store(database_url, busy_seconds=0.1) as waiting:
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")
        with pytest.raises(StoreBusy, match="in use by another process"):
            waiting.declare("geonames:1", added=["sport"], removed=[], day="2026-01-31")
    engine.dispose()


def test_a_database_that_does_not_answer_is_told_in_one_sentence(database_url: str) -> None:
    absent = database_url.rpartition("/")[0] + "/absent"
    with Store(absent) as store, pytest.raises(StoreError, match="does not answer"):
        store.all()


def test_a_restore_that_fails_leaves_the_numbers_of_what_comes_next(database_url: str) -> None:
    with Store(database_url) as store:
        declare(database_url)
        with store.reading() as connection:
            saved = {name: list(rows_of(connection, name)) for name in TABLES}
        declare(database_url, "geonames:2")
        with (
            pytest.raises(InterruptedError),
            store.writing("restore", by="test", detail={}) as connection,
        ):
            fill(connection, saved.__getitem__, replace=True)
            raise InterruptedError
        declare(database_url, "geonames:3")
        assert len(store.declarations()) == 3


def test_what_is_read_does_not_wait_for_many_who_wait_to_write(database_url: str) -> None:
    declare(database_url)
    engine = open_engine(database_url, OPENED)
    with ThreadPoolExecutor(20) as pool, Store(database_url) as reader:
        with engine.begin() as connection:
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")
            writers = [pool.submit(declare, database_url) for _ in range(20)]
            sleep(0.5)
            assert len(audit_of(reader)) == 1
        assert [writer.result() for writer in writers] == [None] * 20


def test_who_waits_too_long_for_a_connection_is_told_in_one_sentence(database_url: str) -> None:
    engine = open_engine(database_url, 0.1)
    with ExitStack() as held, pytest.raises(StoreBusy, match="in use by another process"):
        for _ in range(15):
            held.enter_context(engine.connect())
        Store(database_url, busy_seconds=0.1).all()
    engine.dispose()

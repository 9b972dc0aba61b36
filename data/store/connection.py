"""A database address → an engine whose failures are told in one sentence each."""

from __future__ import annotations

import atexit
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, NullPool, QueuePool, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.exc import TimeoutError as NoConnectionLeft

from data.errors import StoreError
from data.store.failures import explained, is_read_only

# Marks a connection that is going to write: it takes the lock at once, so that two imports queue
# up instead of failing half-way.
WRITES = "matcher_writes"
DRIVERS = {"sqlite": "sqlite", "postgresql": "postgresql+psycopg"}
LOCK = 7_305_118
"""Any number: who writes into a PostgreSQL store holds the advisory lock of this one."""
_CONNECTING = {"connect_timeout": 5}


def open_engine(location: Path | str, busy_seconds: float) -> Engine:
    """An engine for a SQLite file, or for a SQLAlchemy URL given as text.

    Who finds another one writing, or all connections in use, waits up to `busy_seconds`.
    """
    url = _url(location)
    if url.get_backend_name() == "sqlite":
        engine = create_engine(url, connect_args={"timeout": busy_seconds})
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
        return engine
    return _open_server(url, busy_seconds)


def writer_of(engine: Engine, busy_seconds: float) -> Engine:
    """The way to write where an engine reads: each transaction takes the lock at once."""
    if engine.dialect.name != "sqlite":
        engine = _open_writer(engine.url, busy_seconds)
    return engine.execution_options(**{WRITES: True})


@cache
def _open_server(url: URL, busy_seconds: float) -> Engine:
    """One engine for a process, whoever opens a store: its connections are few, for reading."""
    engine = create_engine(
        url, pool_pre_ping=True, pool_timeout=busy_seconds, connect_args=_CONNECTING
    )
    atexit.register(engine.dispose)
    return engine


@cache
def _open_writer(url: URL, busy_seconds: float) -> Engine:
    """One that keeps no connection: who waits for the lock takes none from those who read."""
    engine = create_engine(url, poolclass=NullPool, connect_args=_CONNECTING)
    milliseconds = round(1000 * busy_seconds)

    def lock(connection: Connection) -> None:
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {milliseconds}")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")

    event.listen(engine, "begin", lock)
    return engine


def let_go(engine: Engine) -> None:
    """Close the connections that an engine keeps, unless another thread is using one."""
    if not (isinstance(engine.pool, QueuePool) and engine.pool.checkedout()):
        engine.dispose()


@contextmanager
def told(engine: Engine) -> Iterator[None]:
    """Turn what a database driver raises into the one sentence that the user needs."""
    place = engine.url.database or engine.url.render_as_string(hide_password=True)
    try:
        yield
    except DBAPIError as error:
        state = getattr(error.orig, "sqlstate", None)
        raise explained(str(error.orig), place, state=state) from error
    except NoConnectionLeft as error:
        raise explained(str(error), place) from error


def _url(location: Path | str) -> URL:
    if isinstance(location, Path):
        # A folder that cannot be written is still read: the file is then taken as it stands.
        query = {"mode": "ro", "immutable": "1", "uri": "true"} if is_read_only(location) else {}
        name = location.absolute().as_uri() if query else str(location)
        return URL.create("sqlite", database=name, query=query)
    try:
        url = make_url(location)
        return url.set(drivername=DRIVERS[url.get_backend_name()])
    except (ArgumentError, NoSuchModuleError, KeyError) as error:
        raise StoreError(
            "the address of the local directory is not a database URL;"
            " expected sqlite:///PATH or postgresql://USER@HOST/NAME."
        ) from error


def _prepare(connection: Any, _record: object) -> None:
    # SQLAlchemy's own recipe: the driver must not open transactions by itself.
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    # Readers go on while an import writes. What fails here fails again, explained, at first use.
    with suppress(sqlite3.DatabaseError):
        connection.execute("PRAGMA journal_mode = WAL")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

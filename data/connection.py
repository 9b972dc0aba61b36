"""A database address → an engine whose failures are told in one sentence each."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from data.errors import StoreBusy, StoreError

# Marks a connection that is going to write: it takes the lock at once, so that two imports queue
# up instead of failing half-way.
WRITES = "matcher_writes"


def open_engine(location: Path | str, busy_seconds: float) -> Engine:
    """An engine for a SQLite file, or for a SQLAlchemy URL given as text."""
    url = _url(location)
    if url.get_backend_name() != "sqlite":
        return create_engine(url)
    engine = create_engine(url, connect_args={"timeout": busy_seconds})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def is_read_only(location: Path | str) -> bool:
    """Whether a SQLite file exists in a place where nothing can be written."""
    if not isinstance(location, Path) or not location.exists():
        return False
    effective = os.access in os.supports_effective_ids
    return not all(
        os.access(place, os.W_OK, effective_ids=effective) for place in (location, location.parent)
    )


@contextmanager
def told(engine: Engine) -> Iterator[None]:
    """Turn what a database driver raises into the one sentence that the user needs."""
    place = engine.url.database or engine.url.render_as_string(hide_password=True)
    try:
        yield
    except DBAPIError as error:
        raise _explained(str(error.orig), place) from error


def _url(location: Path | str) -> URL:
    if isinstance(location, Path):
        # A folder that cannot be written is still read: the file is then taken as it stands.
        query = {"mode": "ro", "immutable": "1", "uri": "true"} if is_read_only(location) else {}
        name = f"file:{location.absolute()}" if query else str(location)
        return URL.create("sqlite", database=name, query=query)
    try:
        return make_url(location)
    except (ArgumentError, NoSuchModuleError) as error:
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


def _explained(reason: str, place: str) -> StoreError:
    low = reason.lower()
    if "locked" in low or "busy" in low:
        return StoreBusy(
            "the local directory {place} is in use by another process; try again when it is done.",
            place=place,
        )
    if "readonly" in low or "unable to open" in low or "disk i/o" in low:
        return StoreError(
            "the local directory {place} cannot be written ({reason}); make its folder writable"
            " or choose another one with MATCHER_HOME.",
            place=place,
            reason=reason,
        )
    if "full" in low:
        return StoreError("the disk of the local directory {place} is full.", place=place)
    return StoreError(
        "the local directory {place} is damaged or was made by another program ({reason});"
        " move it away and import your files again.",
        place=place,
        reason=reason,
    )

"""The local directory: what the user imported and declared, in a database."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, delete, insert, inspect, text

from data import recording
from data.connection import WRITES, open_engine, told
from data.errors import StoreError
from data.recording import Batch, Counts
from data.records import Partnership
from data.schema import declared_themes, metadata, partnerships
from data.shelf import Shelf
from data.store_failures import is_read_only


@dataclass(frozen=True, slots=True)
class ImportRecord:
    """One file that was imported, when (UTC, ISO 8601), and what became of its rows."""

    name: str
    sha256: str
    imported_at: str
    counts: Counts


class Store(Shelf):
    """The local directory in a SQLite file (given as a path) or the database of a SQLAlchemy URL.

    Nothing is created before the first writing, which makes the tables that an earlier version did
    not have. An import is one transaction, and so is a declaration: all or nothing.
    """

    def __init__(self, location: Path | str, busy_seconds: float = 5.0) -> None:
        self._location = location
        self._engine = open_engine(location, busy_seconds)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def add(self, found: Sequence[Partnership], import_name: str) -> Counts:
        """Record the partnerships of one import; a second time, nothing changes."""
        return self.add_all([Batch(import_name, found)])[0]

    def add_all(self, batches: Sequence[Batch]) -> list[Counts]:
        """Record several files in one transaction; the counts of each."""
        with self._writing() as connection:
            return recording.record(connection, batches)

    def declare(
        self, territory_id: str, *, added: Collection[str], removed: Collection[str], day: str
    ) -> None:
        """Keep these themes of a territory, declared on a day (ISO 8601); forget those removed."""
        table = declared_themes
        said_before = table.c.theme.in_([*added, *removed])
        rows = [
            {"territory": territory_id, "theme": theme, "declared_on": day}
            for theme in dict.fromkeys(added)
        ]
        with self._writing() as connection:
            connection.execute(delete(table).where(table.c.territory == territory_id, said_before))
            if rows:
                connection.execute(insert(table), rows)

    def imports(self) -> list[ImportRecord]:
        """The files imported so far, oldest first."""
        columns = "name, sha256, imported_at, added, merged, unchanged"
        rows = self.fetch(f"SELECT {columns} FROM imports ORDER BY id", {})
        return [
            ImportRecord(name, sha256, imported_at, Counts(*counts))
            for name, sha256, imported_at, *counts in rows
        ]

    def fetch(self, statement: str, values: Mapping[str, str]) -> Sequence[Sequence[Any]]:
        """The rows of a statement; none where nothing was ever recorded."""
        if isinstance(self._location, Path) and not _holds_data(self._location):
            return []
        with told(self._engine), self._engine.connect() as connection:
            if not inspect(connection).has_table(partnerships.name):
                return []
            return connection.execute(text(statement), values).all()

    def has_table(self, name: str) -> bool:
        """Whether the database has such a table."""
        if isinstance(self._location, Path) and not _holds_data(self._location):
            return False
        with told(self._engine), self._engine.connect() as connection:
            return inspect(connection).has_table(name)

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        self._make_ready()
        engine = self._engine.execution_options(**{WRITES: True})
        with told(self._engine), engine.begin() as connection:
            metadata.create_all(connection)
            yield connection

    def _make_ready(self) -> None:
        if not isinstance(self._location, Path):
            return
        if is_read_only(self._location):
            raise StoreError(
                "the local directory {place} is read-only; make it and its folder writable"
                " or choose another folder with MATCHER_HOME.",
                place=self._location,
            )
        try:
            self._location.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(
                "the folder {place} cannot be created ({reason});"
                " choose another one with MATCHER_HOME.",
                place=self._location.parent,
                reason=error.strerror,
            ) from error


def _holds_data(path: Path) -> bool:
    return path.is_file() and path.stat().st_size > 0

"""The local directory: what the user imported and declared, in a database."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, delete, insert, inspect, text

from data.errors import StoreError
from data.store.audit import note
from data.store.connection import let_go, open_engine, told, writer_of
from data.store.failures import is_read_only
from data.store.recording import COMMAND_LINE, Change, Recorded, record
from data.store.schema import declared_themes, partnerships
from data.store.shelf import Shelf
from data.store.undoing import Undone, undo
from data.store.upgrading import HEAD, bring_up, version_of

BUSY_SECONDS = 30.0
"""The largest import that we know writes for a few seconds: who waits longer waits for another."""


class Store(Shelf):
    """The local directory in a SQLite file (given as a path) or the database of a SQLAlchemy URL.

    Nothing is created before the first writing, which makes the tables that an earlier version did
    not have. Every writing is one transaction, noted in the audit: all or nothing.
    """

    def __init__(self, location: Path | str, busy_seconds: float = BUSY_SECONDS) -> None:
        self._location = location
        self._engine = open_engine(location, busy_seconds)
        self._writer = writer_of(self._engine, busy_seconds)

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
        let_go(self._engine)

    def record(self, change: Change) -> Recorded:
        """Record the files of one import; a second time, nothing changes but the list of imports.

        Raises StoreError where nothing can be written, StoreBusy where another one writes.
        """
        detail: dict[str, object] = {"files": [batch.name for batch in change.batches]}
        with self.writing("import", by=change.by, detail=detail) as connection:
            recorded = record(connection, change)
            detail["import"] = recorded.import_id
        return recorded

    def rehearse(self, change: Change) -> Recorded:
        """What recording these files would do; nothing is kept."""
        if isinstance(self._location, Path) and not _holds_data(self._location):
            with Store("sqlite://") as empty:
                return empty.rehearse(change)
        with told(self._engine), self._writer.connect() as connection, connection.begin() as work:
            bring_up(connection)
            recorded = record(connection, change)
            work.rollback()
        return recorded

    def undo(self, import_id: int, *, by: str = COMMAND_LINE) -> Undone:
        """Take an import back whole; UnknownRecord or RefusedAction where that cannot be."""
        with self.writing("undo", by=by, detail={"import": import_id}) as connection:
            return undo(connection, import_id)

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
        detail = {"territory": territory_id, "added": list(added), "removed": list(removed)}
        with self.writing("declare", by=COMMAND_LINE, detail=detail) as connection:
            connection.execute(delete(table).where(table.c.territory == territory_id, said_before))
            if rows:
                connection.execute(insert(table), rows)

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
    def writing(
        self, action: str, *, by: str, detail: Mapping[str, object]
    ) -> Iterator[Connection]:
        """A transaction that writes, noted in the audit; what fails in it leaves no trace.

        `by` is who writes, a key's label or the command line; `detail`, which may be filled in
        until the end, tells what is written, as JSON can hold it and without anybody's words.
        """
        self._make_ready()
        with self.marking() as connection:
            bring_up(connection)
            yield connection
            note(connection, action, by=by, detail=detail)

    @contextmanager
    def marking(self) -> Iterator[Connection]:
        """A transaction that is not audited: for what tells of use and changes no content."""
        with told(self._engine), self._writer.begin() as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """All tables as of one moment, whatever others write meanwhile; nothing is kept of it.

        A store of an earlier version is brought up for as long as it is read.
        """
        if isinstance(self._location, Path) and not _holds_data(self._location):
            with Store("sqlite://") as empty, empty.reading() as connection:
                yield connection
            return
        with told(self._engine), self._reader() as connection, connection.begin() as work:
            bring_up(connection)
            yield connection
            work.rollback()

    def _reader(self) -> Connection:
        with self._engine.connect() as connection:
            current = version_of(connection) == HEAD
        if not current:
            return self._writer.connect()
        if self._engine.dialect.name == "sqlite":
            return self._engine.connect()
        return self._engine.execution_options(isolation_level="REPEATABLE READ").connect()

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

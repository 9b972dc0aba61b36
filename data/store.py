"""The local directory: partnerships that the user imported, in a database."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import CursorResult, Row, Select, func, inspect, or_, select

from data import recording
from data.connection import WRITES, is_read_only, open_engine, told
from data.errors import StoreError
from data.merging import pair_key
from data.recording import Batch, Counts
from data.records import Partnership
from data.schema import imports, metadata, partnerships

_CHUNK = 400


@dataclass(frozen=True, slots=True)
class ImportRecord:
    """One file that was imported, when (UTC, ISO 8601), and what became of its rows."""

    name: str
    sha256: str
    imported_at: str
    counts: Counts


class Store:
    """Partnerships in a SQLite file (given as a path) or in the database of a SQLAlchemy URL.

    Nothing is created before the first import. An import is one transaction: all or nothing.
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

    def __len__(self) -> int:
        counted = self._fetch(select(func.count()).select_from(partnerships))
        return int(counted[0][0]) if counted else 0

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def add(self, found: Sequence[Partnership], import_name: str) -> Counts:
        """Record the partnerships of one import; a second time, nothing changes."""
        return self.add_all([Batch(import_name, found)])[0]

    def add_all(self, batches: Sequence[Batch]) -> list[Counts]:
        """Record several files in one transaction; the counts of each."""
        self._make_ready()
        engine = self._engine.execution_options(**{WRITES: True})
        with told(self._engine), engine.begin() as connection:
            metadata.create_all(connection)
            return recording.record(connection, batches)

    def all(self) -> list[Partnership]:
        """Every partnership, in the order of their recording."""
        return list(recording.load(self._fetch).values())

    def of(self, ids: Collection[str]) -> list[Partnership]:
        """The partnerships that have one of these territories at either end."""
        found: dict[str, Partnership] = {}
        for chunk in _chunks(ids):
            either = or_(partnerships.c.first.in_(chunk), partnerships.c.second.in_(chunk))
            found |= recording.load(self._fetch, either)
        return list(found.values())

    def of_pairs(self, pairs: Collection[tuple[str, str]]) -> dict[str, Partnership]:
        """The partnerships between these pairs of territories, by `pair_key`."""
        found: dict[str, Partnership] = {}
        for chunk in _chunks({pair_key(*pair) for pair in pairs}):
            found |= recording.load(self._fetch, partnerships.c.pair.in_(chunk))
        return found

    def ends(self) -> list[tuple[str, str, str]]:
        """Both ids and the status of every partnership, without its details."""
        columns = partnerships.c.first, partnerships.c.second, partnerships.c.status
        return self._run(select(*columns), _plain_rows)

    def imports(self) -> list[ImportRecord]:
        """The files imported so far, oldest first."""
        return [
            ImportRecord(
                row.name,
                row.sha256,
                row.imported_at,
                Counts(row.added, row.merged, row.unchanged),
            )
            for row in self._fetch(select(imports).order_by(imports.c.id))
        ]

    def digest(self) -> str:
        """A hash of what the partnerships say; the same partnerships give the same hash."""
        said = [column for column in partnerships.c if column.name != "id"]
        rows = self._fetch(select(*said).order_by(partnerships.c.pair))
        return hashlib.sha256("\n".join(repr(tuple(row)) for row in rows).encode()).hexdigest()

    def _fetch(self, statement: Select[Any]) -> list[Row[Any]]:
        return self._run(statement, lambda result: list(result.all()))

    def _run(
        self, statement: Select[Any], taken: Callable[[CursorResult[Any]], list[Any]]
    ) -> list[Any]:
        """What is taken from the result of a statement; nothing where nothing was ever recorded."""
        if isinstance(self._location, Path) and not _holds_data(self._location):
            return []
        with told(self._engine), self._engine.connect() as connection:
            if not inspect(connection).has_table(partnerships.name):
                return []
            return taken(connection.execute(statement))

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


def _plain_rows(result: CursorResult[Any]) -> list[Any]:
    # The driver's own tuples: five times quicker than SQLAlchemy's rows for a whole table.
    return list(result.cursor.fetchall()) if result.cursor else []


def _holds_data(path: Path) -> bool:
    return path.is_file() and path.stat().st_size > 0


def _chunks(keys: Collection[str]) -> Iterator[list[str]]:
    """Keys in pieces that stay below a database's limit of parameters."""
    ordered = sorted(keys)
    return (ordered[start : start + _CHUNK] for start in range(0, len(ordered), _CHUNK))

"""The local directory read without SQLAlchemy, which takes a third of a second to load."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from data.store.failures import explained, is_read_only
from data.store.shelf import Shelf


class StoreFile(Shelf):
    """The partnerships in a SQLite file that a `Store` wrote, for reading only."""

    def __init__(self, path: Path, busy_seconds: float = 5.0) -> None:
        # A folder that cannot be written is still read: the file is then taken as it stands.
        mode = "immutable=1" if is_read_only(path) else "mode=ro"
        self._path = path
        self._uri = f"{path.absolute().as_uri()}?{mode}"
        self._busy_seconds = busy_seconds

    def has_table(self, name: str) -> bool:
        """Whether the file has such a table."""
        found = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = :name"
        return bool(self.fetch(found, {"name": name}))

    def fetch(self, statement: str, values: Mapping[str, str]) -> Sequence[Sequence[Any]]:
        """The rows of a statement; none where the file is missing or has no table yet."""
        if not self._path.is_file() or self._path.stat().st_size == 0:
            return []
        try:
            with closing(
                sqlite3.connect(self._uri, uri=True, timeout=self._busy_seconds)
            ) as connection:
                # Whoever writes first has made the file before its tables are committed.
                made = connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
                return connection.execute(statement, values).fetchall() if made else []
        except sqlite3.Error as error:
            raise explained(str(error), self._path) from error

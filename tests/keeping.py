"""Homes to back up: with a row in every table, and a model."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Table, func, insert, select

from data.records import Partnership, Source, Terms
from data.store.backup import TABLES, rows_of
from data.store.database import Store
from data.store.recording import Batch, Change, LeftBehind
from data.store.schema import metadata
from matcher.holdings import Holdings

TOLD = Partnership(
    "geonames:1", "geonames:2", Terms(sectors=("sport",), objectives="Été"), (Source("A", "l. 1"),)
)
SAMPLES: dict[Any, object] = {int: 1, bool: False, float: 1.5, str: "é", object: {"a": ["é"]}}

Rows = dict[str, list[dict[str, Any]]]


def write_every_table(store: Store) -> None:
    """Two imports, the second of which was undone, and one row in every other table."""
    store.record(Change([Batch("a.csv", [TOLD], "aa", left_behind=[LeftBehind(2, {"a": ""})])]))
    other = Partnership("geonames:1", "geonames:3", Terms(), (Source("B"),))
    store.undo(store.record(Change([Batch("b.csv", [other], "bb")])).import_id)
    with store.writing("test", by="test", detail={}) as connection:
        for table in metadata.sorted_tables:
            if not connection.execute(select(func.count()).select_from(table)).scalar():
                connection.execute(insert(table).values(_sample(table)))


def write_files(home: Path) -> None:
    """A model that nobody could read."""
    folder = home / "models" / "0123456789ab"
    folder.mkdir(parents=True)
    (folder / "model.json").write_text("{}", encoding="utf-8")
    (folder / "evidence.npz").write_bytes(bytes(range(256)))


def rows_held(holdings: Holdings) -> Rows:
    """Every row of every table."""
    with holdings.open_store() as store, store.reading() as connection:
        return {table: list(rows_of(connection, table)) for table in TABLES}


def files_held(home: Path) -> dict[str, tuple[bytes, int]]:
    """The content of every file that is not the store's, by its place, and the time of a model."""
    return {
        str(path.relative_to(home)): (path.read_bytes(), _moment(path))
        for path in sorted(home.rglob("*"))
        if path.is_file() and not path.name.startswith("directory.sqlite")
    }


def _moment(path: Path) -> int:
    # Archives know the time to two seconds.
    return int(path.stat().st_mtime) // 2 if path.name == "model.json" else 0


def _sample(table: Table) -> dict[str, object]:
    return {
        column.name: 1 if column.foreign_keys else SAMPLES[column.type.python_type]
        for column in table.columns
        if column is not table.autoincrement_column
    }

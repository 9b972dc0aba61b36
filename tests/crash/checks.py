"""What must hold of a home after a crash: nothing lost, nothing half done or taken for real."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import select

from data.directory import STORE_NAME
from data.merging import pair_key
from data.store.backup import TABLES, rows_of
from data.store.database import Store
from data.store.folding import fold
from data.store.schema import tellings
from data.store.told import replacements, tellings_of
from data.store.upgrading import HEAD
from features.world import World
from matcher.archive import check_archive
from matcher.holdings import Holdings
from matcher.model_card import FILE_NAME
from models.artifact import default_folder, load_model
from models.registry import PARTIAL, current_folder, saved_folders

State = dict[str, list[Any]]
KNOWN = {
    "models",
    "cache",
    "world",
    "backup.zip",
    *(STORE_NAME + end for end in ("", "-wal", "-shm")),
}
MOMENTS = {
    "at",
    "imported_at",
    "undone_at",
    "published_at",
    "decided_at",
    "declared_on",
    "taken_over_at",
}


def state_of(holdings: Holdings) -> State:
    """What the tables say, but for when it was said, and the models."""
    with holdings.open_store() as store, store.reading() as connection:
        tables = {
            table: [
                {name: bool(row[name]) if name in MOMENTS else row[name] for name in row}
                for row in rows_of(connection, table)
            ]
            for table in TABLES
        }
    models: list[Any] = sorted(folder.name for folder in saved_folders(holdings.home))
    return tables | {"models": models}


def numberless(state: State) -> State:
    """The same without the numbers of rows, which PostgreSQL does not give twice."""
    return {
        table: [{k: v for k, v in row.items() if not k.endswith("id")} for row in rows]
        for table, rows in state.items()
        if table not in ("audit", "models")
    }


def complaints(holdings: Holdings, world: World) -> Iterator[str]:
    """What is wrong with a home, whatever happened to it; the model in use is read too."""
    yield from _of_file(holdings.home / STORE_NAME)
    with holdings.open_store() as store:
        yield from _of_folding(store)
    yield from _of_models(holdings)
    load_model(current_folder(holdings.home, holdings.shelf), world)
    yield from _of_files(holdings.home)


def _of_file(path: Path) -> Iterator[str]:
    if path.exists():
        with closing(sqlite3.connect(path)) as connection:
            for check in ("integrity_check", "foreign_key_check"):
                found = connection.execute(f"PRAGMA {check}").fetchall()
                if found not in ([], [("ok",)]):
                    yield f"{check}: {found[:3]}"


def _of_folding(store: Store) -> Iterator[str]:
    """The partnerships are what the standing imports tell together, no more and no less."""
    with store.reading() as connection:
        pairs = connection.execute(select(tellings.c.pair).distinct()).scalars().all()
        told, replaced = tellings_of(connection, pairs), replacements(connection)
    folded = {pair: fold(found, replaced) for pair, found in told.items()}
    expected = {pair: found for pair, found in folded.items() if found}
    if {pair_key(each.first, each.second): each for each in store.all()} != expected:
        yield "the partnerships are not what the imports tell together"


def _of_models(holdings: Holdings) -> Iterator[str]:
    """Every model that is listed has the files of the one that they all are copies of."""
    for folder in saved_folders(holdings.home):
        files = {path.name for path in folder.iterdir()}
        if files != {path.name for path in default_folder().iterdir()} - {FILE_NAME}:
            yield f"the model {folder.name} is not whole"
        json.loads((folder / "model.json").read_bytes())


def _of_files(home: Path) -> Iterator[str]:
    """No file has a name under which somebody would read it before it is whole."""
    stray = {path.name for path in home.iterdir()} - KNOWN
    yield from (f"a stray file: {name}" for name in stray if not name.endswith(PARTIAL))
    if (home / "backup.zip").exists():
        check_archive(home / "backup.zip", HEAD, TABLES)

"""Backing up what a home and its store hold into one file, and restoring it.

A backup holds every table, digests of keys among them (a service that is restored must know its
users again), and the models trained here. The world and the cache are built anew from these.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from data.errors import InputError
from matcher.writing import partial_file

if TYPE_CHECKING:
    from zipfile import ZipFile

    from data.store.database import Store
    from matcher.archive import Manifest, Packing
    from matcher.holdings import Holdings

OWNER_ALONE = 0o600
"""Who may read a backup: it holds what users noted and the digests of their keys."""


@dataclass(frozen=True, slots=True)
class Backup:
    """What a backup holds: its day (UTC, ISO 8601), the rows of each table, the models."""

    path: Path
    made_at: str
    rows: dict[str, int]
    models: tuple[str, ...]


def back_up(holdings: Holdings, path: Path) -> Backup:
    """Write a backup as of this moment into a new file, whole or not at all, while others write.

    Raises InputError where the file exists or cannot be written, StoreError.
    """
    from zipfile import ZipFile

    from data.store.told import now
    from data.store.upgrading import HEAD
    from matcher.archive import Manifest, Packing
    from models.code_version import code_version

    if path.exists():
        raise InputError("{path} exists already; choose another name.", path=path)
    manifest = Manifest(now(), HEAD, code_version())
    with partial_file(path) as target:
        target.touch(OWNER_ALONE)
        with ZipFile(target, "w") as archive:
            packing = Packing(archive, manifest)
            # A model is saved before it is put in use: those in use are there by now.
            _pack_tables(holdings, packing)
            _pack_files(holdings.home, packing)
            packing.close()
    return _told(path, manifest)


def restore(holdings: Holdings, path: Path, *, replace: bool = False) -> Backup:
    """Put a backup in the place of what the home and its store hold.

    Everything is checked before anything is written. Models are added to those that are here. Then
    one transaction fills the tables, all or nothing. Raises UnreadableFile for a file that is no
    sound backup, RefusedAction where something would be replaced without `replace`, StoreError.
    """
    from zipfile import ZipFile

    from data.store.backup import fill
    from data.store.recording import COMMAND_LINE
    from matcher.archive import rows_in

    manifest = _checked(path)
    detail: dict[str, object] = {"made_at": manifest.made_at, "models": manifest.models}
    with holdings.open_store() as store, ZipFile(path) as archive:
        if not replace:
            _refuse_to_replace(store)
        _add_models(holdings.home, archive, manifest)
        with store.writing("restore", by=COMMAND_LINE, detail=detail) as connection:
            detail["audit"] = fill(connection, partial(rows_in, archive), replace=replace)
    return _told(path, manifest)


def _pack_tables(holdings: Holdings, packing: Packing) -> None:
    from data.store.backup import TABLES, rows_of

    with holdings.open_store() as store, store.reading() as connection:
        for table in TABLES:
            packing.add_rows(table, rows_of(connection, table))


def _pack_files(home: Path, packing: Packing) -> None:
    from matcher.archive import model_part
    from models.registry import saved_folders

    for folder in saved_folders(home):
        for file in sorted(folder.iterdir()):
            packing.add_file(model_part(folder.name, file.name), file)


def _checked(path: Path) -> Manifest:
    """The manifest of a sound backup, of which every row has been read."""
    from zipfile import ZipFile

    from data.store.backup import TABLES, is_row_of
    from data.store.upgrading import HEAD
    from matcher.archive import check_archive, damaged, rows_in, table_part

    manifest = check_archive(path, HEAD, TABLES)
    with ZipFile(path) as archive:
        for table in TABLES:
            try:
                sound = [is_row_of(table, row) for row in rows_in(archive, table)]
            except (ValueError, RecursionError):
                sound = [False]
            if not all(sound) or len(sound) != manifest.rows.get(table):
                raise damaged(path, table_part(table))
    return manifest


def _add_models(home: Path, archive: ZipFile, manifest: Manifest) -> None:
    from models.registry import place_version

    for model in manifest.models:
        place_version(home, model, partial(_unpack, archive, manifest.files_of(model)))


def _unpack(archive: ZipFile, files: dict[str, str], folder: Path) -> None:
    """Write the files of a model into this new folder, as old as they were."""
    from matcher.archive import moment_of

    folder.mkdir(parents=True)
    for file, part in files.items():
        with archive.open(part) as packed, (folder / file).open("wb") as target:
            shutil.copyfileobj(packed, target)
        moment = moment_of(archive, part)
        os.utime(folder / file, (moment, moment))


def _refuse_to_replace(store: Store) -> None:
    from data.store.backup import refuse_unless_empty

    with store.reading() as connection:
        refuse_unless_empty(connection)


def _told(path: Path, manifest: Manifest) -> Backup:
    return Backup(path, manifest.made_at, manifest.rows, tuple(manifest.models))

"""The trained models of a home folder, each in a folder of its own; the store says which is used.

A folder is written under another name and renamed when it is whole; it is never changed afterwards,
but to mend what was damaged.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from data.errors import ModelError, UnknownRecord
from data.store.publications import SHIPPED, published
from data.store.shelf import Shelf
from models.artifact import default_folder, save_model
from models.model import Model

FOLDER = "models"
PARTIAL = ".partial"
SHIPPED_NAME = "shipped"
"""What a user calls the model that we ship."""
LEFTOVER_SECONDS = 3_600.0
"""Saving takes seconds: what stands for an hour under a partial name was left by a crash."""


def save_version(model: Model, home: Path, *, papers: Mapping[str, str] | None = None) -> Path:
    """Save a model beside the others; its folder, which puts nothing in use."""
    return place_version(
        home, model.version, lambda folder: save_model(model, folder, papers=papers)
    )


def place_version(home: Path, version: str, write: Callable[[Path], None]) -> Path:
    """Let a model be written into a new folder, which takes its place beside the others.

    The same model again changes nothing, but mends files that were damaged.
    """
    folder = home / FOLDER / version
    partial = folder.with_name(f"{version}.{os.getpid()}{PARTIAL}")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        _clear_leftovers(folder.parent)
        write(partial)
        if folder.is_dir():
            _mend(folder, partial)
        else:
            partial.replace(folder)
    except OSError as problem:
        raise ModelError(
            "{path}: the model could not be saved there ({problem});"
            " free some space or set MATCHER_HOME to a folder that you may write to.",
            path=home,
            problem=problem.strerror or type(problem).__name__,
        ) from problem
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    return folder


def current_folder(home: Path, shelf: Shelf) -> Path:
    """The folder of the model in use: the one published, else the one we ship."""
    version = published(shelf)
    return default_folder() if version == SHIPPED else home / FOLDER / version


def folder_of(home: Path, version: str) -> Path:
    """The folder of a version by the name that users give it; UnknownRecord where there is none."""
    if version == SHIPPED_NAME:
        return default_folder()
    for folder in saved_folders(home):
        if folder.name == version:
            return folder
    raise UnknownRecord(
        "there is no model {version!r}; `matcher models` lists them.", version=version
    )


def saved_folders(home: Path) -> list[Path]:
    """The folders of the models trained here, the newest first."""
    place = home / FOLDER
    if not place.is_dir():
        return []
    found = [each for each in place.iterdir() if each.is_dir() and each.suffix != PARTIAL]
    return sorted(found, key=lambda each: (saved_at(each), each.name), reverse=True)


def saved_at(folder: Path) -> float:
    """When a model was saved, as a POSIX time; 0 where its file is missing."""
    file = folder / "model.json"
    return file.stat().st_mtime if file.is_file() else 0.0


def _mend(folder: Path, partial: Path) -> None:
    """Put every file in the place of one that differs: each is the old or the new one, whole."""
    for new in partial.iterdir():
        old = folder / new.name
        if not old.is_file() or old.read_bytes() != new.read_bytes():
            new.replace(old)


def _clear_leftovers(place: Path) -> None:
    for each in place.glob(f"*{PARTIAL}"):
        with suppress(OSError):
            if time.time() - each.stat().st_mtime > LEFTOVER_SECONDS:
                shutil.rmtree(each)

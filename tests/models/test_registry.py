"""Saved versions stand beside each other; what a crash left is never taken for one."""

from __future__ import annotations

import os
import time
from dataclasses import replace
from pathlib import Path

import pytest

from data.directory import open_shelf
from data.errors import ModelError, UnknownRecord
from models.artifact import default_folder
from models.model import Model
from models.registry import (
    LEFTOVER_SECONDS,
    current_folder,
    folder_of,
    save_version,
    saved_folders,
)
from tests.publishing import name_in_store, put_in_use


def test_saving_puts_nothing_in_use(trained: Model, tmp_path: Path) -> None:
    folder = save_version(trained, tmp_path)
    assert folder == tmp_path / "models" / trained.version
    assert current_folder(tmp_path, open_shelf(tmp_path)) == default_folder()


def test_the_store_names_the_model_in_use(trained: Model, tmp_path: Path) -> None:
    folder = put_in_use(trained, tmp_path)
    assert current_folder(tmp_path, open_shelf(tmp_path)) == folder
    name_in_store("", tmp_path)
    assert current_folder(tmp_path, open_shelf(tmp_path)) == default_folder()


def test_versions_are_listed_from_the_newest_on(trained: Model, tmp_path: Path) -> None:
    for age, version in enumerate(("new", "old")):
        folder = save_version(replace(trained, version=version), tmp_path)
        os.utime(folder / "model.json", (0, time.time() - age))
    assert [folder.name for folder in saved_folders(tmp_path)] == ["new", "old"]


def test_what_a_crash_left_is_no_version_and_leaves_after_an_hour(
    trained: Model, tmp_path: Path
) -> None:
    left, lately = (tmp_path / "models" / f"{name}.1.partial" for name in ("left", "lately"))
    for each in (left, lately):
        each.mkdir(parents=True)
    os.utime(left, (0, time.time() - LEFTOVER_SECONDS - 1))
    folder = save_version(trained, tmp_path)
    assert saved_folders(tmp_path) == [folder]
    assert (left.exists(), lately.exists()) == (False, True)


def test_a_whole_version_is_not_written_again(trained: Model, tmp_path: Path) -> None:
    folder = save_version(trained, tmp_path)
    before = {path: path.stat().st_ino for path in folder.iterdir()}
    save_version(trained, tmp_path)
    assert {path: path.stat().st_ino for path in folder.iterdir()} == before


@pytest.mark.parametrize("name", ["absent", "../models/absent", "..", "", "x.partial"])
def test_only_a_saved_version_is_found_by_its_name(
    trained: Model, tmp_path: Path, name: str
) -> None:
    save_version(trained, tmp_path)
    with pytest.raises(UnknownRecord, match="matcher models"):
        folder_of(tmp_path, name)


def test_the_shipped_model_has_a_name_too(tmp_path: Path) -> None:
    assert folder_of(tmp_path, "shipped") == default_folder()


def test_a_place_that_cannot_be_written_is_one_sentence(trained: Model, tmp_path: Path) -> None:
    (tmp_path / "models").write_text("not a folder")
    with pytest.raises(ModelError, match="MATCHER_HOME"):
        save_version(trained, tmp_path)

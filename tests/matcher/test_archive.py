"""Backups that somebody damaged or made up: told in one sentence, and nothing is written."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from data.errors import InputError, UnreadableFile
from matcher.holdings import Holdings
from matcher.keeping import back_up, restore
from tests.keeping import files_held, rows_held, write_every_table, write_files

Parts = dict[str, bytes]
Told = dict[str, Any]
Change = Callable[[Parts, Told], None]


@pytest.fixture(scope="module")
def backup(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sound backup."""
    folder = tmp_path_factory.mktemp("backup")
    holdings = Holdings(folder / "home")
    with holdings.open_store() as store:
        write_every_table(store)
    write_files(holdings.home)
    back_up(holdings, folder / "b.zip")
    return folder / "b.zip"


def changed(backup: Path, target: Path, change: Change) -> Path:
    """The backup with other parts, of which the manifest tells the true digests."""
    with zipfile.ZipFile(backup) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    told = json.loads(parts.pop("manifest.json"))
    change(parts, told)
    told["parts"] |= {name: hashlib.sha256(part).hexdigest() for name, part in parts.items()}
    with zipfile.ZipFile(target, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
        archive.writestr("manifest.json", json.dumps(told))
    return target


def other_row(**cells: object) -> Change:
    """Another first row of the imports."""

    def change(parts: Parts, told: Told) -> None:
        first, *others = parts["tables/imports.jsonl"].splitlines()
        row = json.dumps({**json.loads(first), **cells}).encode()
        parts["tables/imports.jsonl"] = b"\n".join([row, *others]) + b"\n"

    return change


def part_named(name: str) -> Change:
    """One more part of this name."""
    return lambda parts, told: parts.update({name: b"x"})


def table_of(content: bytes) -> Change:
    """Another content of the imports."""
    return lambda parts, told: parts.update({"tables/imports.jsonl": content})


def refused(path: Path, tmp_path: Path) -> InputError:
    """Why it is refused; nothing was written by then."""
    home = tmp_path / "other"
    with pytest.raises(InputError) as failure:
        restore(Holdings(home), path)
    assert not home.exists() or not files_held(home)
    return failure.value


@pytest.mark.parametrize(
    "change",
    [
        part_named("models/../../../etc/x"),
        part_named("models/../x/model.json"),
        part_named("/etc/passwd"),
        part_named("models/a/b/c.json"),
        part_named("models/a\\b/c.json"),
        part_named("tables/sqlite_master.jsonl"),
        part_named("readme.txt"),
        lambda parts, told: parts.pop("tables/audit.jsonl") and told["parts"].popitem(),
        lambda parts, told: told.pop("format"),
        lambda parts, told: told.update(rows=[]),
        lambda parts, told: told.update(made_at=None),
        lambda parts, told: told.update(more=1),
    ],
)
def test_an_archive_of_other_parts_is_no_backup(
    backup: Path, tmp_path: Path, change: Change
) -> None:
    failure = refused(changed(backup, tmp_path / "c.zip", change), tmp_path)
    assert "is no backup" in str(failure)


@pytest.mark.parametrize(
    "change",
    [
        other_row(by=None),
        other_row(by=3),
        other_row(by="half a letter: \ud800"),
        other_row(by="nothing: \0"),
        other_row(id=True),
        other_row(id=2**70),
        other_row(id=1.5),
        other_row(other="column"),
        table_of(b""),
        table_of(b"[" * 100_000),
        table_of(b"\xff\n"),
        table_of(b"NaN\n"),
        table_of(b"[]\n[]\n"),
        lambda parts, told: told["rows"].update(imports=7),
    ],
)
def test_rows_that_no_table_can_hold_are_told_with_their_place(
    backup: Path, tmp_path: Path, change: Change
) -> None:
    failure = refused(changed(backup, tmp_path / "c.zip", change), tmp_path)
    assert isinstance(failure, UnreadableFile)
    assert "tables/imports.jsonl is not as it was backed up" in str(failure)


def test_rows_that_contradict_each_other_leave_the_store_empty(
    backup: Path, tmp_path: Path
) -> None:
    path = changed(backup, tmp_path / "c.zip", other_row(id=9))
    with pytest.raises(InputError, match="contradict each other"):
        restore(Holdings(tmp_path / "other"), path)
    assert not any(rows_held(Holdings(tmp_path / "other")).values())


def test_a_backup_of_newer_tables_is_left_to_the_version_that_made_it(
    backup: Path, tmp_path: Path
) -> None:
    path = changed(backup, tmp_path / "c.zip", lambda parts, told: told.update(tables="9999"))
    assert "another version" in str(refused(path, tmp_path))


def test_a_part_that_was_changed_is_named(backup: Path, tmp_path: Path) -> None:
    path = changed(backup, tmp_path / "c.zip", lambda parts, told: None)
    content = path.read_bytes()
    with zipfile.ZipFile(path, "a") as archive:
        place = archive.getinfo("models/0123456789ab/model.json").header_offset
    name = len("models/0123456789ab/model.json")
    path.write_bytes(content[: place + 30 + name] + b"[]" + content[place + 32 + name :])
    assert str(path) in str(refused(path, tmp_path))


@pytest.mark.parametrize("kept", [0, 10, 1_000, -1])
def test_a_backup_that_was_cut_is_refused(backup: Path, tmp_path: Path, kept: int) -> None:
    path = tmp_path / "cut.zip"
    path.write_bytes(backup.read_bytes()[:kept])
    assert isinstance(refused(path, tmp_path), UnreadableFile)


def test_a_backup_that_is_missing_is_told(tmp_path: Path) -> None:
    assert "absent.zip" in str(refused(tmp_path / "absent.zip", tmp_path))


def test_a_backup_that_is_not_there_is_told_as_such(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="does not exist; check its name"):
        restore(Holdings(tmp_path / "home"), tmp_path / "nope.zip")

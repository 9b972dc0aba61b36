"""Many who write at once: each is heard, and who waits too long is told so."""

from __future__ import annotations

import json
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from data.decisions import NewWord
from data.directory import STORE_NAME
from data.errors import StoreBusy
from data.records import Partnership, Source, Terms
from data.store.backup import rows_of
from data.store.database import Store
from data.store.decisions import mark
from data.store.file import StoreFile
from data.store.history import audit_of, imports_of
from data.store.recording import Batch, Change
from features.world import World
from models.registry import saved_folders
from tests.crash.commands import started
from tests.data.postgres import Cluster

WRITERS, WORDS = 20, 3
PATIENCE = 300.0


@pytest.fixture(params=["sqlite", "postgresql"])
def location(request: pytest.FixtureRequest, tmp_path: Path) -> Path | str:
    """Where a store shall be that nobody has made yet."""
    if request.param == "sqlite":
        return tmp_path / "home" / STORE_NAME
    cluster: Cluster = request.getfixturevalue("postgresql")
    return cluster.empty()


def speak(location: Path | str, writer: int) -> None:
    """Say something of a few pairs and declare a theme, each in a transaction of its own."""
    voice = f"voice {writer}"
    with Store(location) as store:
        for number in range(WORDS):
            word = NewWord("geonames:1", f"geonames:{number + 2}", "contacted")
            with store.writing("feedback", by=voice, detail={}) as connection:
                mark(connection, word, voice=voice)
        store.declare(f"geonames:{writer}", added=["sport"], removed=[], day="2026-01-31")


def test_twenty_who_write_at_once_are_all_heard(location: Path | str) -> None:
    with ThreadPoolExecutor(WRITERS) as writers:
        list(writers.map(partial(speak, location), range(WRITERS), timeout=PATIENCE))
    with Store(location) as store:
        with store.reading() as connection:
            words = {(row["voice"], row["partner"]) for row in rows_of(connection, "decisions")}
        assert len(words) == WRITERS * WORDS
        assert len({territory for territory, _, _ in store.declarations()}) == WRITERS
        assert [record.id for record in audit_of(store)] == list(range(1, WRITERS * 4 + 1))


def twinnings(name: str, numbers: range) -> Change:
    return Change([
        Batch(name, [
            Partnership("geonames:1", f"geonames:{number}", Terms(), (Source(name),))
            for number in numbers
        ])
    ])  # fmt: skip


def test_two_imports_of_the_same_pairs_at_once_lose_neither_source(location: Path | str) -> None:
    changes = [twinnings("a.csv", range(2, 400)), twinnings("b.csv", range(200, 600))]

    def imported(change: Change) -> None:
        with Store(location) as store:
            store.record(change)

    with ThreadPoolExecutor(2) as writers:
        list(writers.map(imported, changes, timeout=PATIENCE))
    with Store(location) as store:
        assert (len(store), [record.id for record in imports_of(store)]) == (598, [1, 2])
        assert sum(len(each.sources) for each in store.all()) == 398 + 400


def test_who_waits_too_long_is_told_and_writes_once_the_other_is_done(
    location: Path | str,
) -> None:
    speak(location, 0)
    with Store(location) as store, Store(location, busy_seconds=0.2) as waiting:
        with store.writing("test", by="test", detail={}):
            begun = time.monotonic()
            with pytest.raises(StoreBusy, match="in use by another process; try again"):
                waiting.declare("geonames:1", added=["youth"], removed=[], day="2026-01-31")
            assert time.monotonic() - begun < 5
        waiting.declare("geonames:1", added=["youth"], removed=[], day="2026-01-31")
        assert ("geonames:1", "youth", "2026-01-31") in store.declarations()


def written(path: Path, foreign: str) -> str:
    rows = [
        {"french_name": name, "foreign_name": foreign, "foreign_country_iso2": "DE"}
        for name in ("Brest", "La Rochelle", "Dax", "Nantes", "Dijon")
    ]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return str(path)


def test_two_imports_and_a_train_at_once_all_end_well(world: World, tmp_path: Path) -> None:
    (home := tmp_path / "home").mkdir()
    (home / "world").symlink_to(world.folder.parent, target_is_directory=True)
    files = [written(tmp_path / f"{name}.jsonl", name) for name in ("Kiel", "Lübeck")]
    processes = [started(home, "train"), *(started(home, "import", file) for file in files)]
    told = [process.communicate(timeout=PATIENCE)[1] for process in processes]
    assert [process.returncode for process in processes] == [0, 0, 0], told
    shelf = StoreFile(home / STORE_NAME)
    assert sorted(record.files[0].name for record in imports_of(shelf)) == [
        "Kiel.jsonl", "Lübeck.jsonl",
    ]  # fmt: skip
    assert (len(shelf), len(saved_folders(home))) == (10, 1)

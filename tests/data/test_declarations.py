"""What users declare, kept in the local directory."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from data.records import Partnership, Source, Terms
from data.store import Store
from data.store_file import StoreFile

KIEL = Partnership("geonames:3006787", "geonames:2891122", Terms(), (Source("Wikidata", "P190"),))
BREST = "geonames:3030300"


def declare(
    store: Store, *keys: str, removed: tuple[str, ...] = (), day: str = "2026-01-31"
) -> None:
    """Declare themes of Brest."""
    store.declare(BREST, added=keys, removed=removed, day=day)


def test_what_is_declared_is_read_back_with_its_day_by_either_reader(
    store: Store, path: Path
) -> None:
    declare(store, "sport", "insularity")
    expected = [(BREST, "sport", "2026-01-31"), (BREST, "insularity", "2026-01-31")]
    assert store.declarations() == StoreFile(path).declarations([BREST]) == expected


def test_a_store_that_was_never_written_holds_no_declaration(store: Store, path: Path) -> None:
    assert store.declarations() == StoreFile(path).declarations() == []
    assert not path.exists()


def test_a_theme_declared_again_stands_once_with_the_later_day(store: Store) -> None:
    declare(store, "sport")
    declare(store, "sport", "sport", day="2026-02-01")
    assert store.declarations() == [(BREST, "sport", "2026-02-01")]


def test_what_is_removed_is_forgotten_and_nothing_else(store: Store) -> None:
    declare(store, "sport", "youth")
    store.declare("geonames:1", added=["sport"], removed=[], day="2026-01-31")
    declare(store, removed=("sport",))
    assert [row[:2] for row in store.declarations()] == [
        (BREST, "youth"), ("geonames:1", "sport"),
    ]  # fmt: skip


def test_the_declarations_of_other_territories_are_left_out(store: Store) -> None:
    declare(store, "sport")
    assert store.declarations(["geonames:1"]) == []


def test_declaring_changes_nothing_of_the_partnerships(store: Store) -> None:
    store.add([KIEL], "a.csv")
    before = (store.digest(), store.imports())
    declare(store, "sport")
    assert (store.digest(), store.imports(), store.all()) == (*before, [KIEL])


def old_store(path: Path) -> None:
    """A store as the version before this one left it."""
    with Store(path) as store:
        store.add([KIEL], "a.csv")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TABLE declared_themes")


def test_a_store_of_an_earlier_version_is_read_without_declarations(path: Path) -> None:
    old_store(path)
    assert StoreFile(path).declarations() == []
    assert StoreFile(path).all() == [KIEL]


def test_a_store_of_an_earlier_version_keeps_all_and_takes_declarations(path: Path) -> None:
    old_store(path)
    with Store(path) as store:
        declare(store, "sport")
        assert (store.all(), len(store.imports())) == ([KIEL], 1)
        assert store.declarations() == [(BREST, "sport", "2026-01-31")]

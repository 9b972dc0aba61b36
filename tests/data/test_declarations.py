"""What users declare, kept in the local directory."""

from __future__ import annotations

from pathlib import Path

from data.records import Partnership, Source, Terms
from data.store.database import Store
from data.store.file import StoreFile
from data.store.history import imports_of
from tests.data.stores import add

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
    add(store, KIEL)
    before = (store.digest(), imports_of(store))
    declare(store, "sport")
    assert (store.digest(), imports_of(store), store.all()) == (*before, [KIEL])

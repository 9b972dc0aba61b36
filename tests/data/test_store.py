from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from data.errors import StoreBusy, StoreError
from data.records import Partnership, Source, Terms
from data.store.database import Store
from data.store.failures import explained
from data.store.file import StoreFile
from data.store.history import imports_of
from data.store.recording import Batch, Change, Counts
from tests.data.stores import add

KIEL = Partnership(
    "geonames:3006787", "geonames:2891122", Terms(link="jumelage"), (Source("Wikidata", "P190"),)
)
ESSAOUIRA = Partnership(
    "geonames:3006787", "geonames:2549263", Terms(start_year=1999), (Source("Wikidata", "P190"),)
)


def test_reading_a_store_that_was_never_written_finds_nothing_and_creates_nothing(
    store: Store, path: Path
) -> None:
    assert (store.all(), store.ends(), imports_of(store), len(store)) == ([], [], [], 0)
    assert not path.parent.exists()


def test_what_was_recorded_is_read_back_whole(store: Store) -> None:
    terms = Terms("cooperation", "active", 2012, ("sport",), ("insularity",), "Objet", "mixed")
    partnership = replace(KIEL, terms=replace(terms, difficulties=("distance",)))
    add(store, partnership)
    assert store.all() == [partnership]


def test_recording_the_same_file_twice_changes_nothing(store: Store) -> None:
    add(store, KIEL, ESSAOUIRA)
    before = store.digest()
    assert add(store, KIEL, ESSAOUIRA) == Counts(0, 0, 2)
    assert store.digest() == before


def test_a_pair_told_from_the_other_side_is_the_same_partnership(store: Store) -> None:
    turned = Partnership(KIEL.second, KIEL.first, Terms(start_year=2001), (Source("CUF", "p. 3"),))
    assert add(store, KIEL, turned) == Counts(1, 1, 0)
    (found,) = store.all()
    assert (found.first, found.terms.start_year) == (KIEL.first, 2001)
    assert [source.name for source in found.sources] == ["Wikidata", "CUF"]


def test_a_contradicted_start_year_stays_that_of_the_source_recorded_first(store: Store) -> None:
    add(store, ESSAOUIRA)
    other = replace(ESSAOUIRA, terms=Terms(start_year=2005), sources=(Source("CUF"),))
    assert add(store, other) == Counts(0, 1, 0)
    assert store.all()[0].terms.start_year == 1999


def test_the_partnerships_of_several_territories_are_found_by_either_end(store: Store) -> None:
    add(store, KIEL, ESSAOUIRA)
    assert store.of({"geonames:2549263", "geonames:1"}) == [ESSAOUIRA]
    assert store.of({"geonames:3006787"}) == [KIEL, ESSAOUIRA]


def test_more_territories_than_a_statement_may_hold_are_looked_up(store: Store) -> None:
    add(store, KIEL)
    assert store.of({f"geonames:{number}" for number in range(5_000)} | {KIEL.second}) == [KIEL]


def test_every_import_is_remembered_with_its_counts(store: Store) -> None:
    store.record(Change([Batch("a.csv", [KIEL], "aa"), Batch("b.csv", [KIEL, ESSAOUIRA], "bb")]))
    (record,) = imports_of(store)
    told = [(file.name, file.sha256, file.counts["added"]) for file in record.files]
    assert told == [("a.csv", "aa", 1), ("b.csv", "bb", 1)]


def test_an_import_that_fails_half_way_leaves_nothing_behind(store: Store) -> None:
    add(store, KIEL)
    nameless = replace(ESSAOUIRA, sources=(Source(None),))  # type: ignore[arg-type]
    with pytest.raises(StoreError, match="nothing was changed: keep it as it is"):
        add(store, nameless)
    assert store.all() == [KIEL]
    assert [record.id for record in imports_of(store)] == [1]


def test_a_store_that_another_process_writes_is_said_to_be_busy(store: Store, path: Path) -> None:
    add(store, KIEL)
    other = sqlite3.connect(path)
    other.execute("BEGIN IMMEDIATE")
    with Store(path, busy_seconds=0.05) as waiting, pytest.raises(StoreBusy, match="in use"):
        add(waiting, ESSAOUIRA)
    other.close()


def test_a_store_can_be_read_while_another_process_writes(store: Store, path: Path) -> None:
    add(store, KIEL)
    other = sqlite3.connect(path)
    other.execute("BEGIN IMMEDIATE")
    assert store.all() == [KIEL]
    other.close()


@pytest.mark.parametrize("content", [b"not a database, only text" * 200, b"SQLite format 3\0?"])
def test_a_damaged_store_is_told_in_one_sentence(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    with Store(path) as store, pytest.raises(StoreError, match="damaged"):
        store.all()


def test_a_folder_that_cannot_be_made_is_told_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file stands where the folder should be")
    with (
        Store(tmp_path / "home" / "directory.sqlite") as store,
        pytest.raises(StoreError, match="cannot be created"),
    ):
        add(store, KIEL)


def test_an_address_that_is_no_database_is_told_in_one_sentence() -> None:
    with pytest.raises(StoreError, match="not a database URL"):
        Store("the cupboard")


def test_the_file_reads_the_same_without_the_database_library(store: Store, path: Path) -> None:
    add(store, KIEL, ESSAOUIRA)
    file = StoreFile(path)
    assert file.all() == store.all()
    assert file.of({ESSAOUIRA.second}) == [ESSAOUIRA]
    assert (file.ends(), file.digest(), len(file)) == (store.ends(), store.digest(), 2)


def test_a_damaged_file_is_told_in_one_sentence_without_the_database_library(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"not a database, only text" * 200)
    with pytest.raises(StoreError, match="damaged"):
        StoreFile(path).all()


def test_a_store_can_be_opened_by_its_url(path: Path, store: Store) -> None:
    add(store, KIEL)
    with Store(f"sqlite:///{path}") as by_url:
        assert by_url.all() == [KIEL]


def test_the_same_partnerships_give_the_same_digest_on_both_databases(
    path: Path, database_url: str
) -> None:
    themed = replace(KIEL, terms=Terms(sectors=("sport", "youth"), objectives="Été « déjà »"))
    others = [replace(ESSAOUIRA, second=f"geonames:{number}") for number in (1, 12, 123, 2)]
    with Store(path) as store, Store(database_url) as other:
        add(store, themed, *others, replace(ESSAOUIRA, first="insee:17300"))
        add(other, themed, *others, replace(ESSAOUIRA, first="insee:17300"))
        assert store.digest() == other.digest()
        assert store.all() == other.all()


def test_a_store_of_which_the_tables_are_still_being_made_holds_nothing(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    assert path.stat().st_size > 0
    assert StoreFile(path).all() == []


def test_a_server_that_speaks_french_is_understood() -> None:
    said = "annulation de la requête à cause du délai écoulé pour l'obtention des verrous"
    assert isinstance(explained(said, "essai", state="55P03"), StoreBusy)
    assert "is full" in str(explained("n'a pas pu étendre le fichier", "essai", state="53100"))

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from data.errors import RefusedAction, UnknownRecord
from data.noted import Noted
from data.records import Partnership, Source, Terms
from data.store.database import Store
from data.store.file import StoreFile
from data.store.history import audit_of
from data.store.territories import add, correct, mentioned_ids, noted_territories, remove
from tests.data.stores import add as add_partnership

DAY = "2026-11-22"
JOAL = Noted("local:sn-joal", "ANSD 2023", DAY, "Joal", "SN", "municipality", 14.2, -16.8, 45_000)
ROCHELLE = Noted("geonames:3006787", "INSEE 2023", DAY, population=79_961)


def keep(store: Store, *notes: Noted) -> None:
    """Add what is new, put the rest right, each in a writing of its own."""
    for note in notes:
        with store.writing("place", by="x", detail={"territory": note.id}) as connection:
            (add if note.added else correct)(connection, note)


def test_a_store_without_any_tells_none(store: Store) -> None:
    assert noted_territories(store) == ()


def test_what_is_noted_is_read_back_whole_by_id(store: Store) -> None:
    keep(store, JOAL, ROCHELLE)
    assert noted_territories(store) == (ROCHELLE, JOAL)


def test_a_file_is_read_without_the_database_library(store: Store, path: Path) -> None:
    keep(store, JOAL)
    assert noted_territories(StoreFile(path)) == (JOAL,)


def test_a_territory_is_added_once(store: Store) -> None:
    keep(store, JOAL)
    with pytest.raises(RefusedAction, match="place correct"):
        keep(store, JOAL)
    assert len(audit_of(store)) == 1


def test_a_second_correction_keeps_what_the_first_put_right_and_both_sources(store: Store) -> None:
    later = Noted(ROCHELLE.id, "décret 2024", "2027-01-01", name="La Rochelle-Ville")
    keep(store, ROCHELLE, later, later)
    both = replace(later, population=79_961, source="INSEE 2023 ; décret 2024")
    assert noted_territories(store) == (both,)


def test_the_same_fact_put_right_again_has_the_later_source(store: Store) -> None:
    later = replace(ROCHELLE, source="INSEE 2024", population=80_500)
    keep(store, ROCHELLE, later)
    assert noted_territories(store) == (later,)


def test_what_was_added_is_put_right_and_stays_added(store: Store) -> None:
    keep(store, JOAL, Noted(JOAL.id, "ANSD 2025", DAY, population=47_000))
    (found,) = noted_territories(store)
    assert (found.added, found.name, found.population) == (True, "Joal", 47_000)


def test_what_is_removed_is_forgotten(store: Store) -> None:
    keep(store, JOAL, ROCHELLE)
    with store.writing("place", by="x", detail={}) as connection:
        remove(connection, JOAL.id)
    assert noted_territories(store) == (ROCHELLE,)


def test_what_nobody_noted_cannot_be_removed(store: Store) -> None:
    with (
        pytest.raises(UnknownRecord, match="place list"),
        store.writing("place", by="x", detail={}) as connection,
    ):
        remove(connection, "geonames:1")
    assert audit_of(store) == []


def test_an_id_that_was_told_of_is_mentioned_although_nothing_is_noted_of_it(store: Store) -> None:
    assert mentioned_ids(store) == set()
    add_partnership(store, Partnership(JOAL.id, ROCHELLE.id, Terms(), (Source("CUF"),)))
    store.declare("local:fr-le-hameau", added=["sport"], removed=[], day=DAY)
    assert mentioned_ids(store) == {JOAL.id, "local:fr-le-hameau"}

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.errors import RefusedAction, UnknownRecord
from data.records import Partnership, Source, Terms
from data.store.database import Store
from data.store.history import audit_of, imports_of
from data.store.recording import Batch, Change
from data.store.undoing import Undone
from tests.data.changes import FEW, changes, replayed, standing, told
from tests.data.stores import add

KIEL = Partnership("geonames:1", "geonames:2", Terms(start_year=1999), (Source("Wikidata"),))
ELSEWHERE = Partnership("geonames:1", "geonames:2", Terms(start_year=2001), (Source("CUF"),))


@FEW
@given(st.data())
def test_after_any_imports_rehearsals_and_undoings_the_store_says_what_the_standing_ones_say(
    store: Store, data: st.DataObject
) -> None:
    for number in standing(store):
        store.undo(number)
    made: dict[int, Change] = {}
    for step in data.draw(st.lists(st.sampled_from(["import", "rehearse", "undo"]), max_size=6)):
        change = data.draw(changes)
        if step == "import":
            made[store.record(change).import_id] = change
        elif step == "rehearse":
            store.rehearse(change)
        elif made:
            number = data.draw(st.sampled_from(sorted(made)))
            store.undo(number)
            del made[number]
    assert told(store) == replayed(list(made.values()))


@FEW
@given(change=changes)
def test_undoing_the_last_import_restores_what_was_said_before(
    store: Store, change: Change
) -> None:
    before = store.digest(), told(store)
    store.undo(store.record(change).import_id)
    assert (store.digest(), told(store)) == before


@FEW
@given(made=st.lists(changes, max_size=4), data=st.data())
def test_undoing_all_imports_in_any_order_leaves_nothing(
    store: Store, made: list[Change], data: st.DataObject
) -> None:
    for change in made:
        store.record(change)
    for number in data.draw(st.permutations(standing(store))):
        store.undo(number)
    assert store.all() == []


def test_undoing_tells_how_many_partnerships_left_and_how_many_read_otherwise(
    store: Store,
) -> None:
    other = Partnership("geonames:1", "geonames:3", Terms(), (Source("Wikidata"),))
    add(store, KIEL, other)
    add(store, ELSEWHERE)
    assert store.undo(1) == Undone(1, removed=1, changed=1)
    assert store.all() == [ELSEWHERE]


def test_an_undone_import_stays_in_the_list_with_its_moment(store: Store) -> None:
    add(store, KIEL)
    store.undo(1)
    (record,) = imports_of(store)
    assert record.undone_at is not None and record.files[0].counts["added"] == 1


def test_an_import_is_undone_once(store: Store) -> None:
    add(store, KIEL)
    store.undo(1)
    with pytest.raises(RefusedAction, match="undone on"):
        store.undo(1)


def test_an_import_that_nobody_made_is_not_undone_and_leaves_no_trace(store: Store) -> None:
    add(store, KIEL)
    with pytest.raises(UnknownRecord, match="number 7"):
        store.undo(7)
    assert [record.action for record in audit_of(store)] == ["import"]


def test_undoing_a_replacement_brings_back_what_its_source_no_longer_told(store: Store) -> None:
    add(store, KIEL)
    before = store.digest()
    store.record(Change([Batch("b.csv", ())], replaces="Wikidata"))
    assert store.all()[0].terms.status == "ended"
    store.undo(2)
    assert store.digest() == before


def test_who_undoes_is_noted(store: Store) -> None:
    add(store, KIEL)
    store.undo(1, by="Ville de Kiel")
    last = audit_of(store)[-1]
    assert (last.action, last.by, last.detail) == ("undo", "Ville de Kiel", {"import": 1})

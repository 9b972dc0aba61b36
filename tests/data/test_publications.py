"""Which model is in use, as the store tells it on both databases."""

from __future__ import annotations

import pytest

from data.errors import RefusedAction
from data.store.database import Store
from data.store.history import audit_of
from data.store.publications import ladder, publications_of, publish, published


def put(store: Store, model: str, *, rollback: bool = False, after: int | None = None) -> None:
    """Publish a model after the last publication, or after another one."""
    with store.writing("publish", by="test", detail={"model": model}) as connection:
        last = [each.id for each in publications_of(store)][-1:]
        number = last[0] if last and after is None else after
        publish(connection, model, by="test", rollback=rollback, forced="", after=number)


def test_a_store_that_was_never_written_uses_the_shipped_model(store: Store) -> None:
    assert (published(store), publications_of(store)) == ("", [])


def test_the_last_publication_is_the_model_in_use(store: Store) -> None:
    for model in ("one", "two"):
        put(store, model)
    assert published(store) == "two"
    assert [each.model for each in publications_of(store)] == ["one", "two"]


def test_a_publication_that_was_judged_against_another_model_is_refused(store: Store) -> None:
    put(store, "one")
    put(store, "two")
    with pytest.raises(RefusedAction, match="meanwhile"):
        put(store, "three", after=1)
    assert published(store) == "two"
    assert len(audit_of(store)) == 2


def test_going_back_twice_leads_to_the_one_before_that(store: Store) -> None:
    for model in ("one", "two", "three"):
        put(store, model)
    for before in ("two", "one", ""):
        assert ladder(publications_of(store))[-2] == before
        put(store, before, rollback=True)
    assert ladder(publications_of(store)) == [""]


def test_who_went_back_and_publishes_again_can_go_back_to_where_that_was(store: Store) -> None:
    put(store, "one")
    put(store, "two")
    put(store, "one", rollback=True)
    put(store, "three")
    assert ladder(publications_of(store)) == ["", "one", "three"]


def test_models_that_were_passed_over_are_no_steps_any_more(store: Store) -> None:
    for model in ("one", "broken", "three"):
        put(store, model)
    put(store, "one", rollback=True)
    assert ladder(publications_of(store)) == ["", "one"]

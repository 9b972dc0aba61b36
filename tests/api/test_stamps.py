"""What a server watches: the same few queries on both databases."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Connection, insert

from api.stamps import Marks, marks_of
from data.directory import open_shelf
from data.records import Partnership, Source, Terms
from data.store.database import Store
from data.store.editions import keep
from data.store.publications import publish
from data.store.recording import Batch, Change
from data.store.schema import decisions, territories
from data.store.told import now

KIEL = Partnership("geonames:3006787", "geonames:2891122", Terms(), (Source("Wikidata", "P190"),))


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a store that holds one import."""
    here = f"sqlite:///{tmp_path / 'directory.sqlite'}"
    found: str = request.getfixturevalue("database_url") if request.param != "sqlite" else here
    with Store(found) as store:
        store.record(Change([Batch("a.csv", [KIEL])]))
    return found


def marks(home: Path, url: str) -> Marks:
    return marks_of(home, open_shelf(home, url))


def changed(home: Path, url: str, write: Callable[[Connection], object]) -> tuple[bool, bool]:
    """Whether this writing changes what is opened, and what is heard."""
    before = marks(home, url)
    with Store(url) as store, store.writing("test", by="test", detail={}) as connection:
        write(connection)
    after = marks(home, url)
    return before.opened != after.opened, before.heard != after.heard


def put_in_use(connection: Connection) -> None:
    publish(connection, "other", by="test", rollback=False, forced="", after=None)


def decide(connection: Connection) -> None:
    said = dict.fromkeys(("origin", "partner", "state", "reason", "note", "voice", "model"), "x")
    connection.execute(insert(decisions).values({**said, "decided_at": now()}))


def add_place(connection: Connection) -> None:
    connection.execute(insert(territories).values(id="user:1", source="x", noted_on="2026-11-22"))


@pytest.mark.parametrize(
    ("write", "expected"),
    [
        (put_in_use, (True, False)),
        (add_place, (True, False)),
        (lambda connection: keep(connection, "id,name\n"), (True, False)),
        (decide, (False, True)),
        (lambda connection: None, (False, False)),
    ],
)
def test_a_mark_changes_with_what_answers_draw_on_and_with_nothing_else(
    tmp_path: Path, url: str, write: Callable[[Connection], object], *, expected: tuple[bool, bool]
) -> None:
    assert changed(tmp_path, url, write) == expected


def test_an_import_and_its_undoing_are_both_noticed(tmp_path: Path, url: str) -> None:
    seen = [marks(tmp_path, url).opened]
    with Store(url) as store:
        number = store.record(Change([Batch("b.csv", [])])).import_id
        seen.append(marks(tmp_path, url).opened)
        store.undo(number)
    seen.append(marks(tmp_path, url).opened)
    assert len(set(seen)) == 3

"""Another model or a changed directory takes the place of the old without a failed request."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from itertools import count
from pathlib import Path
from threading import Event

import pytest
from fastapi import FastAPI
from sqlalchemy import insert
from starlette.testclient import TestClient

from api.app import create_app
from api.deps import MatcherIn
from api.live import Live
from api.stamps import code_stamp, content_of, marks_of
from data.directory import STORE_NAME, open_shelf
from data.errors import WorldError
from data.noted import Amendments
from data.store.database import Store
from data.store.editions import keep
from data.store.schema import decisions
from data.store.told import now
from matcher.service import Matcher
from tests.api.serving import LOOPBACK, PATIENCE_SECONDS, wait_for, wait_until_ready
from tests.noting import HAMLET, NOTES, forget, note
from tests.publishing import name_in_store, put_in_use

NOTICED_SECONDS = 5
CARD = f"/api/v1/territories/{HAMLET.id}"
QUESTIONS = count()


@pytest.fixture
def own_home(home: Path, tmp_path: Path) -> Path:
    """A home of its own, on the same world."""
    (tmp_path / "world").symlink_to(home / "world")
    return tmp_path


@pytest.fixture
def app(own_home: Path) -> FastAPI:
    """The application on it, with a route that names the model."""
    app = create_app(own_home)

    @app.get("/api/v1/probe")
    def probe(matcher: MatcherIn) -> str:
        return matcher.holdings.model.version

    return app


@pytest.fixture
def client(app: FastAPI) -> Iterator[TestClient]:
    with TestClient(app, LOOPBACK, raise_server_exceptions=False) as client:
        wait_until_ready(client)
        yield client


@pytest.fixture
def attempts(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The homes where a world was to be built: there is no room for it, as is found at once."""
    tried: list[Path] = []

    def failing(home: Path, _amendments: Amendments) -> None:
        tried.append(home)
        raise WorldError("no room")

    monkeypatch.setattr("api.building.build_apart", failing)
    for wait in ("WATCH_SECONDS", "RETRY_SECONDS"):
        monkeypatch.setattr(f"api.live.{wait}", 0.2)
    return tried


def publish(home: Path, version: str) -> None:
    """Publish the model in use under another version."""
    put_in_use(replace(Matcher.open(home).holdings.model, version=version), home)


def leave_unbuilt(home: Path) -> None:
    """Put a second model in use after a first one, and note territories that no world has."""
    for version in ("first", "second"):
        publish(home, version)
    with Store(home / STORE_NAME) as store:
        note(store, *NOTES)


def decide(home: Path) -> None:
    """Say that La Rochelle has no use for Brest."""
    word = dict.fromkeys(("reason", "note", "voice", "model"), "")
    pair = {"origin": "geonames:3006787", "partner": "geonames:3030300"}
    said = {**word, **pair, "state": "not_relevant", "decided_at": now()}
    with (
        Store(home / STORE_NAME) as store,
        store.writing("feedback", by="x", detail={}) as connection,
    ):
        connection.execute(insert(decisions).values(said))


def test_another_model_is_in_use_within_five_seconds(client: TestClient, own_home: Path) -> None:
    publish(own_home, "another")
    start = time.monotonic()
    wait_for(partial(shows, client, "another"))
    assert time.monotonic() - start < NOTICED_SECONDS


def test_no_request_fails_while_models_are_published(client: TestClient, own_home: Path) -> None:
    ending = Event()

    def hammer() -> set[tuple[int, str]]:
        seen = set()
        while not ending.is_set():
            found = client.get(f"/api/v1/probe?question={next(QUESTIONS)}")
            seen.add((found.status_code, found.text))
        return seen

    with ThreadPoolExecutor(4) as threads:
        waiting = [threads.submit(hammer) for _ in range(4)]
        for version in ("first", "second"):
            publish(own_home, version)
            wait_for(partial(shows, client, version))
        ending.set()
    seen = set[tuple[int, str]]().union(*(each.result() for each in waiting))
    assert {status for status, _ in seen} == {200}
    assert '"first"' in {text for _, text in seen}


def shows(client: TestClient, version: str) -> bool:
    """Tell whether answers are of this model."""
    return bool(client.get("/ready").json()["model"] == version)


def test_a_broken_model_leaves_the_old_one_in_use(
    client: TestClient, own_home: Path, caplog: pytest.LogCaptureFixture
) -> None:
    version = client.get("/ready").json()["model"]
    publish(own_home, "broken")
    (own_home / "models" / "broken" / "evidence.npz").write_bytes(b"nothing")
    wait_for(lambda: "expected a trained model" in caplog.text)
    assert client.get("/ready").json()["model"] == version


def test_a_published_model_that_is_missing_does_not_end_the_watching(
    client: TestClient, own_home: Path, caplog: pytest.LogCaptureFixture
) -> None:
    publish(own_home, "first")
    wait_for(partial(shows, client, "first"))
    name_in_store("absent", own_home)
    wait_for(lambda: "matcher models rollback" in caplog.text)
    name_in_store("first", own_home)
    publish(own_home, "second")
    wait_for(partial(shows, client, "second"))


def test_a_decision_changes_the_tag_and_opens_nothing(
    app: FastAPI, client: TestClient, own_home: Path
) -> None:
    live: Live = app.state.live
    before, holdings = live.tag, live.holdings
    decide(own_home)
    wait_for(lambda: live.tag != before)
    assert live.holdings is holdings


def test_a_store_that_cannot_be_read_fails_nobody_whose_mark_is_kept(
    app: FastAPI, client: TestClient, own_home: Path
) -> None:
    live: Live = app.state.live
    before = live.tag
    (own_home / STORE_NAME).write_bytes(b"no database" * 1000)
    live.notice()
    assert live.tag == before


def test_a_note_that_changes_no_answer_changes_no_mark(own_home: Path) -> None:
    decide(own_home)
    before = marks_of(own_home, open_shelf(own_home))
    with Store(own_home / STORE_NAME) as store, store.writing("note", by="x", detail={}):
        pass
    assert marks_of(own_home, open_shelf(own_home)) == before


def test_what_a_user_declares_is_known_within_five_seconds(
    app: FastAPI, client: TestClient, own_home: Path
) -> None:
    live: Live = app.state.live
    before, start = live.tag, time.monotonic()
    Matcher.open(own_home).declare("La Rochelle", added=["energy"])
    wait_for(lambda: live.tag != before)
    assert time.monotonic() - start < NOTICED_SECONDS
    assert "energy" in str(live.matcher("fr").declarations("La Rochelle"))


def test_another_contact_is_another_tag(
    app: FastAPI, client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    live: Live = app.state.live
    before = content_of(live.holdings, code_stamp())
    monkeypatch.setenv("MATCHER_CONTACT", "dsi@example.org")
    assert content_of(live.holdings, code_stamp()) != before


def test_the_world_stays_open_when_the_model_changes(
    app: FastAPI, client: TestClient, own_home: Path
) -> None:
    live: Live = app.state.live
    before = live.holdings
    publish(own_home, "another")
    wait_for(lambda: live.holdings is not before)
    assert live.holdings.world is before.world
    assert live.holdings.model is not before.model


def test_the_watching_ends_with_the_application(own_home: Path) -> None:
    live = Live(own_home)
    watch = live.start()
    live.stop()
    watch.join(60)
    assert not watch.is_alive()


def test_a_world_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    (tmp_path / "world").write_text("not a folder")
    with TestClient(create_app(tmp_path), LOOPBACK) as client:
        found = client.get("/ready")
        assert (found.status_code, client.get("/health").status_code) == (503, 200)


def test_a_model_is_published_while_a_world_is_built(
    client: TestClient, own_home: Path, amended_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = Event()
    monkeypatch.setattr("api.building.build_apart", lambda *_: built.wait(PATIENCE_SECONDS))
    leave_unbuilt(own_home)
    name_in_store("first", own_home)
    wait_for(partial(shows, client, "first"))
    assert client.get(CARD).status_code == 404
    (own_home / "amended").symlink_to(amended_home / "amended", target_is_directory=True)
    built.set()
    wait_for(lambda: client.get(CARD).status_code == 200)


def test_a_world_that_cannot_be_built_is_told_once_tried_again_and_holds_nothing_up(
    client: TestClient, own_home: Path, attempts: list[Path], caplog: pytest.LogCaptureFixture
) -> None:
    leave_unbuilt(own_home)
    wait_for(lambda: len(attempts) >= 3)
    name_in_store("first", own_home)
    wait_for(partial(shows, client, "first"))
    wait_for(lambda: len(attempts) >= 5)
    assert caplog.text.count("no room") == 1


def test_what_users_note_of_territories_is_known_without_a_restart(
    client: TestClient, own_home: Path, amended_home: Path
) -> None:
    (own_home / "amended").symlink_to(amended_home / "amended", target_is_directory=True)
    assert client.get(CARD).status_code == 404
    with Store(own_home / STORE_NAME) as store:
        note(store, *NOTES)
        wait_for(lambda: client.get(CARD).status_code == 200)
        forget(store, *NOTES)
    wait_for(lambda: client.get(CARD).status_code == 404)


def test_a_newer_list_of_authorities_asks_for_a_world_of_its_own(
    client: TestClient, own_home: Path, attempts: list[Path]
) -> None:
    with (
        Store(own_home / STORE_NAME) as store,
        store.writing("authorities", by="x", detail={}) as connection,
    ):
        keep(connection, "id,name\n")
    wait_for(lambda: own_home in attempts)
    assert client.get("/ready").status_code == 200

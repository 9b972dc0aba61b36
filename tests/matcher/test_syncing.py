"""`matcher sync`: live sources are taken over whole or not at all, even when it is killed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.directory import open_shelf
from data.store.editions import authorities_taken_over
from data.store.history import audit_of, imports_of
from features.world import World
from matcher.cli import run
from tests.data.sync.official_list import official_lists
from tests.data.sync.query_service import Wikidata
from tests.data.sync.service import Question, Reply, Service, serving, told

Output = pytest.CaptureFixture[str]
LAST = 'item), "9")'


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    with serving(Service(Wikidata())) as served:
        monkeypatch.setenv("MATCHER_WIKIDATA_URL", served.url)
        monkeypatch.setenv("MATCHER_GEO_API_URL", served.url)
        yield served


@pytest.fixture
def empty_home(world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "world").symlink_to(world.folder.parent, target_is_directory=True)
    monkeypatch.setenv("MATCHER_HOME", str(tmp_path))
    monkeypatch.setenv("MATCHER_LANG", "fr")
    return tmp_path


@pytest.mark.usefixtures("empty_home")
def test_wikidata_is_imported_and_reported_like_a_file(capsys: Output, service: Service) -> None:
    assert run(["sync", "wikidata", "--country", "France", "--format", "json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["accepted"], report["unresolved"], report["import"]) == (3, 0, 1)
    assert report["files"][0]["name"].startswith("wikidata-FR-")
    assert 'wdt:P297 "FR"' in service.asked[0].query


def test_a_rehearsal_records_nothing(service: Service, empty_home: Path, capsys: Output) -> None:
    assert run(["sync", "wikidata", "--dry-run", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["accepted"] == 3
    assert imports_of(open_shelf(empty_home)) == []
    assert service.asked


@pytest.mark.usefixtures("empty_home")
def test_the_service_learns_who_asks_and_whom_to_write_to(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MATCHER_CONTACT", "mairie\n@example.org")
    assert run(["sync", "wikidata"]) == 0
    name, contact = service.asked[0].agent.split(" ")
    assert name.startswith("partner-matcher/")
    assert contact == "(mairie@example.org)"


def test_a_failure_is_one_sentence(service: Service, empty_home: Path, capsys: Output) -> None:
    service.answer = lambda _question: Reply(b"<html>", kind="text/html")
    assert run(["sync", "wikidata"]) == 1
    complaint = capsys.readouterr().err.splitlines()[-1]
    assert complaint.startswith("127.0.0.1 a répondu par une page web")
    assert imports_of(open_shelf(empty_home)) == []


@pytest.mark.usefixtures("empty_home")
def test_an_unknown_country_is_told_before_anything_is_asked(
    service: Service, capsys: Output
) -> None:
    assert run(["sync", "wikidata", "--country", "Zembla"]) == 2
    assert "Zembla" in capsys.readouterr().err
    assert service.asked == []


def test_the_official_list_is_kept_and_noted(
    service: Service, empty_home: Path, world: World, capsys: Output
) -> None:
    lists = official_lists(world.gazetteer)
    service.answer = lambda question: told(lists[question.path.split("?")[0].strip("/")])
    assert run(["sync", "groupings", "--year", "2030"]) == 0
    assert "collectivités sont gardées" in capsys.readouterr().err
    assert authorities_taken_over(open_shelf(empty_home)) is not None
    assert [record.action for record in audit_of(open_shelf(empty_home))] == ["authorities"]


def test_a_list_that_is_refused_is_not_noted(service: Service, empty_home: Path) -> None:
    service.answer = lambda _question: told([])
    assert run(["sync", "groupings"]) == 1
    shelf = open_shelf(empty_home)
    assert (authorities_taken_over(shelf), audit_of(shelf)) == (None, [])


def test_a_sync_that_is_killed_leaves_nothing_and_goes_on_where_it_was(
    service: Service, empty_home: Path
) -> None:
    known = Wikidata()

    def slow(question: Question) -> Reply:
        if LAST in question.query:
            return Reply(seconds=1.5)
        return known(question)

    service.answer = slow
    kill_when(service, LAST)
    assert imports_of(open_shelf(empty_home)) == []
    service.answer = known
    service.asked.clear()
    assert run(["sync", "wikidata"]) == 0
    # The last slice, its count, the descriptions.
    assert len(service.asked) == 3
    assert len(open_shelf(empty_home)) == 3


def kill_when(service: Service, asked: str) -> None:
    """Start a sync and kill it as soon as it asks for something."""
    program = "from matcher.cli import main; main()"
    root = str(Path(__file__).resolve().parents[2])
    environment = {**os.environ, "PYTHONPATH": root}
    command = [sys.executable, "-c", program, "sync", "wikidata"]
    with subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL) as process:
        deadline = time.monotonic() + 60
        while not any(asked in each.query for each in service.asked):
            assert time.monotonic() < deadline
            time.sleep(0.02)
        process.kill()

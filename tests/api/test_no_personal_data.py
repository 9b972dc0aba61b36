"""No person of a directory is in the store, the exports, the log or the backup of a service."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from data.store.granting import create_key
from matcher.cli import run
from matcher.holdings import Holdings
from tests.api.serving import LOOPBACK, wait_until_ready
from tests.data.persons import INSIDE, REACHES, found_in, persons, reaches

LISTS = (
    ["imports"],
    ["audit"],
    ["feedback", "list"],
    ["proposals", "list"],
    ["partnerships", "Lille"],
)


@pytest.fixture(scope="module")
def source(shared: Path) -> Path:
    """The Franco-Chinese directory."""
    return shared / "seeds" / "001_964d1224ef497dc3.txt"


@pytest.fixture(scope="module")
def own(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A home that holds nothing yet, on the world that is built already."""
    folder = tmp_path_factory.mktemp("office")
    (folder / "world").symlink_to(home / "world")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("MATCHER_HOME", str(folder))
        yield folder


def upload(own: Path, source: Path) -> str:
    """Import the directory by HTTP; all that the service answers about it."""
    with Holdings(own).open_store() as store:
        key = {"Authorization": f"Bearer {create_key(store, label='Essai', scopes=['import'])}"}
    with TestClient(create_app(own), LOOPBACK) as client:
        wait_until_ready(client)
        text = client.post("/api/v1/imports", headers=key, content=source.read_bytes()).text
        for address in ("imports", "imports/1", "partnerships?format=csv&per_page=100"):
            text += client.get(f"/api/v1/{address}", headers=key).text
    return text


def printed(source: Path) -> str:
    """What the command line prints of the directory and of all that is kept."""
    with redirect_stdout(StringIO()) as shown:
        for form in ("table", "json", "csv"):
            assert run(["import", str(source), "--format", form]) == 0
            assert all(run([*words, "--format", form]) == 0 for words in LISTS)
    return shown.getvalue()


def backed_up(path: Path) -> str:
    """Every part of a backup."""
    assert run(["backup", str(path)]) == 0
    with ZipFile(path) as archive:
        return "".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


@pytest.fixture(scope="module")
def outputs(own: Path, source: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Everything that comes out, by where it does."""
    with redirect_stderr(StringIO()) as log:
        found = {"service": upload(own, source), "command line": printed(source)}
        found["backup"] = backed_up(tmp_path_factory.mktemp("backup") / "all.zip")
    kept = [path for path in own.iterdir() if path.is_file()]
    found["store"] = "".join(path.read_bytes().decode("utf-8", "replace") for path in kept)
    return {**found, "log": log.getvalue()}


def test_every_output_tells_of_the_directory(outputs: dict[str, str]) -> None:
    assert all("Cités Unies France" in outputs[name] for name in ("service", "backup", "store"))
    assert "/api/v1/imports" in outputs["log"]
    assert "Lille" in outputs["command line"]


@pytest.mark.parametrize("place", ["service", "command line", "backup", "store", "log"])
def test_nobody_is_named(outputs: dict[str, str], source: Path, place: str) -> None:
    named = persons(source.read_text(encoding="utf-8")) | set(INSIDE)
    assert len(named) > 150
    assert found_in(outputs[place], named) == set()


@pytest.mark.parametrize("place", ["service", "command line", "backup", "store", "log"])
@pytest.mark.parametrize("pattern", REACHES, ids=lambda pattern: pattern.pattern[:24])
def test_nobody_can_be_reached(
    outputs: dict[str, str], source: Path, *, place: str, pattern: re.Pattern[str]
) -> None:
    found = reaches(source.read_text(encoding="utf-8"), pattern)
    assert len(found) >= 8
    assert found_in(outputs[place], found) == set()

"""What every test may rely on."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest

from tests.reviews import remark_on_age

if TYPE_CHECKING:
    from features.world import World
    from tests.data.postgres import Cluster

SHARED = Path(__file__).resolve().parents[2] / "shared"

Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)


def refuse_skip(report: Report) -> Report:
    """Turn a skip into a failure under CI, where everything that a test needs must be there."""
    if os.environ.get("CI") == "true" and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped, which CI=true forbids: {report.longreprtext}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Refuse the skip of a test under CI."""
    return refuse_skip((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Refuse the skip of a whole file under CI."""
    return refuse_skip((yield))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say when the packages that the product runs on were reviewed long ago; it fails nothing."""
    if remark := remark_on_age(date.today()):
        terminalreporter.write_line(remark, yellow=True)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of seeds and partnerships that stands beside the project in development."""
    if not SHARED.is_dir():
        pytest.skip(f"shared/ is absent: the seeds and partnerships are expected in {SHARED}")
    return SHARED


@pytest.fixture(scope="session")
def home(pytestconfig: pytest.Config) -> Path:
    """A folder for MATCHER_HOME that keeps the built world between runs; nothing is imported."""
    return Path(os.environ.get("MATCHER_TEST_HOME") or pytestconfig.cache.mkdir("home"))


@pytest.fixture(scope="session")
def world(home: Path) -> World:
    """The real world, built once and kept between runs, outside of the user's own data folder."""
    from features.world import open_world

    return open_world(home)


@pytest.fixture(scope="session")
def amended_home(world: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home whose users noted territories: its own world is built, which takes a minute."""
    from data.directory import STORE_NAME
    from data.store.database import Store
    from features.world import open_world
    from tests.noting import AMENDED, NOTES, lend_world, note

    folder = lend_world(world, tmp_path_factory.mktemp("amended"))
    with Store(folder / STORE_NAME) as store:
        note(store, *NOTES)
    open_world(folder, amendments=AMENDED)
    return folder


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Cluster]:
    """A PostgreSQL of our own, from the first test that needs it to the end."""
    from tests.data.postgres import running

    with running() as cluster:
        yield cluster


@pytest.fixture
def database_url(postgresql: Cluster) -> str:
    """The URL of a new PostgreSQL database, which has the tables of a store and no row."""
    return postgresql.migrated()

"""The PostgreSQL of Debian's package, run for the tests: on loopback, in a temporary folder."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg
import pytest

from data.store.connection import open_engine
from data.store.upgrading import bring_up

INSTALLED = Path("/usr/lib/postgresql")
USER = "postgres"
PATIENCE = 30.0
# The order of words is that of a language, as it is on most servers: a statement that trusts the
# order of bytes is found out.
CLUSTER = (
    "--no-sync", "--auth=trust", f"--username={USER}", "--encoding=UTF8", "--locale=C.UTF-8",
    "--locale-provider=icu", "--icu-locale=fr",
)  # fmt: skip
# Nothing needs to outlive the machine.
SETTINGS = (
    "fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off",
    "listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=60",
)  # fmt: skip


class Cluster:
    """A running PostgreSQL, which makes a database for whoever asks."""

    def __init__(self, port: int) -> None:
        self._address = f"postgresql://{USER}@127.0.0.1:{port}"
        self._numbers = count()
        self._migrated = ""

    def empty(self) -> str:
        """The URL of a new database without any table."""
        return self._create("template0")

    def migrated(self) -> str:
        """The URL of a new database with all tables and no row."""
        if not self._migrated:
            url = self.empty()
            engine = open_engine(url, PATIENCE)
            with engine.begin() as connection:
                bring_up(connection)
            engine.dispose()
            self._migrated = url.rpartition("/")[2]
        return self._create(self._migrated)

    def answers(self) -> bool:
        """Whether it takes connections already."""
        try:
            psycopg.connect(f"{self._address}/postgres", connect_timeout=2).close()
        except psycopg.OperationalError:
            return False
        return True

    def _create(self, template: str) -> str:
        name = f"test_{next(self._numbers)}"
        with psycopg.connect(f"{self._address}/postgres", autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}".encode())
        return f"{self._address}/{name}"


@contextmanager
def running() -> Iterator[Cluster]:
    """PostgreSQL for as long as the block lasts; the test is skipped where it is not installed."""
    binaries = _binaries()
    with tempfile.TemporaryDirectory(prefix="matcher-postgresql-") as name:
        folder, port = Path(name), _free_port()
        if os.geteuid() == 0:
            shutil.chown(folder, USER, USER)
        made = _start([binaries / "initdb", *CLUSTER, folder / "data"], folder)
        if made.wait(PATIENCE):
            raise RuntimeError(f"initdb: {(folder / 'log').read_text()}")
        settings = [word for setting in SETTINGS for word in ("-c", setting)]
        command = [binaries / "postgres", "-D", folder / "data", "-p", str(port), *settings]
        process = _start(command, folder)
        try:
            yield _wait(Cluster(port), process, folder)
        finally:
            # Whoever is still connected is sent away.
            process.send_signal(signal.SIGINT)
            process.wait(PATIENCE)


def _binaries() -> Path:
    found = sorted(INSTALLED.glob("*/bin/postgres"), key=lambda path: int(path.parts[-3]))
    if not found:
        pytest.skip(f"no {INSTALLED}/*/bin/postgres: Debian's package postgresql brings it")
    return found[-1].parent


def _start(command: Sequence[object], folder: Path) -> subprocess.Popen[bytes]:
    """Run it as ourselves, or as the user postgres where we are root, which it refuses to be."""
    user = USER if os.geteuid() == 0 else None
    groups = () if user else None
    with (folder / "log").open("ab") as log:
        return subprocess.Popen(
            [str(word) for word in command],
            stdout=log,
            stderr=log,
            cwd=folder,
            user=user,
            group=user,
            extra_groups=groups,
        )


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port


def _wait(cluster: Cluster, process: subprocess.Popen[bytes], folder: Path) -> Cluster:
    end = time.monotonic() + PATIENCE
    while not cluster.answers():
        if process.poll() is not None or time.monotonic() > end:
            raise RuntimeError(f"PostgreSQL does not start: {(folder / 'log').read_text()}")
        time.sleep(0.05)
    return cluster

"""`matcher serve`: what it refuses, and a real run of it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from matcher.cli import run
from matcher.commands.serving import address_of

ROOT = Path(__file__).resolve().parents[2]
COMMAND = [sys.executable, "-c", "from matcher.cli import main; main()", "serve"]


@pytest.fixture
def taken() -> Iterator[int]:
    """A port on which somebody listens."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield listening.getsockname()[1]


@pytest.fixture
def free(taken: int) -> int:
    """A port on which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--port", "99999"], "--port 99999 est hors limites"),
        (["--port", "http"], "--port «\u202fhttp\u202f» n’est pas un nombre entier"),
        (["--workers", "0"], "--workers 0 est hors limites"),
        (["--host", "192.0.2.1"], "n’est pas une adresse de cette machine"),
        (["--log-format", "xml"], "console / json"),
    ],
)
def test_what_cannot_be_served_is_told_in_a_sentence(
    capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    assert run(["serve", *arguments]) == 2
    error = capsys.readouterr().err
    assert (told in error, error.count("\n")) == (True, 1)


def test_a_port_that_is_taken_is_told(capsys: pytest.CaptureFixture[str], taken: int) -> None:
    assert run(["serve", "--port", str(taken)]) == 2
    assert f"--port {taken}\u00a0: un autre programme écoute ce port" in capsys.readouterr().err


def test_a_wrong_setting_is_told_with_its_variable(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MATCHER_CORS_ORIGINS", "example.org")
    assert run(["serve"]) == 2
    assert capsys.readouterr().err.startswith("MATCHER_CORS_ORIGINS\u00a0: «\u202fexample.org")


def test_who_listens_everywhere_is_told_to_name_the_hosts(home: Path, free: int) -> None:
    settings = {"MATCHER_HOME": str(home), "MATCHER_LANG": "en", "MATCHER_HOSTS": ""}
    command = [*COMMAND, "--host", "0.0.0.0", "--port", str(free)]
    with served(command, settings) as said:
        asked(f"http://127.0.0.1:{free}/health")
    assert "name in MATCHER_HOSTS the hosts" in said[0]


def test_a_proxy_that_is_trusted_tells_for_whom_it_asks(home: Path, free: int) -> None:
    address = f"http://127.0.0.1:{free}/api/v1/nothing"
    settings = {"MATCHER_HOME": str(home), "MATCHER_PROXIES": "127.0.0.1", "MATCHER_HOSTS": ""}
    limits = {"MATCHER_READ_RATE": "1/hour", "MATCHER_LANG": "en"}
    with served([*COMMAND, "--port", str(free)], settings | limits) as said:
        asked(f"http://127.0.0.1:{free}/health")
        found = [status_of(address, f"192.0.2.9, 192.0.2.{last}") for last in (1, 2, 1)]
    assert found == [404, 404, 429]
    assert "MATCHER_HOSTS" not in said[0]


@pytest.mark.parametrize("workers", ["1", "2"])
def test_it_serves_until_it_is_interrupted_and_ends_quietly(
    home: Path, free: int, workers: str
) -> None:
    command = [*COMMAND, "--port", str(free), "--workers", workers]
    environment = os.environ | {"MATCHER_HOME": str(home), "MATCHER_LANG": "en"}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE) as process:
        assert asked(f"http://127.0.0.1:{free}/health") == b'{"status":"live"}'
        process.send_signal(signal.SIGINT)
        _, error = process.communicate(timeout=60)
    assert process.returncode == 0
    assert error.startswith(f"The page is at http://127.0.0.1:{free}/ and the API".encode())
    assert b"Traceback" not in error


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "http://127.0.0.1:80"),
        ("0.0.0.0", "http://127.0.0.1:80"),
        ("::", "http://[::1]:80"),
        ("pau.example", "http://pau.example:80"),
    ],
)
def test_the_address_is_one_that_a_browser_understands(host: str, address: str) -> None:
    assert address_of(host, 80) == address


@contextmanager
def served(command: list[str], settings: dict[str, str]) -> Iterator[list[str]]:
    """A server in a process of its own; once it has ended, what it wrote on standard error."""
    environment, said = os.environ | settings, list[str]()
    with subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE) as process:
        yield said
        process.send_signal(signal.SIGINT)
        said.append(process.communicate(timeout=60)[1].decode())


def status_of(address: str, forwarded: str) -> int:
    """The status that a proxy gets which asks for these."""
    try:
        with urlopen(Request(address, headers={"X-Forwarded-For": forwarded})) as answer:
            return int(answer.status)
    except HTTPError as error:
        error.close()
        return error.code


def asked(address: str) -> bytes:
    """Return what an address answers, once it does."""
    end = time.monotonic() + 60
    while True:
        try:
            with urlopen(address) as answer:
                return bytes(answer.read())
        except OSError:
            assert time.monotonic() < end, "nobody listens after a minute"
            time.sleep(0.05)

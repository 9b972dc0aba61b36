"""The server as users start it, in processes of its own, and the memory that these hold."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path

TOOL = (sys.executable, "-c", "from matcher.cli import main; main()")
PATIENCE = 120.0


@dataclass(frozen=True, slots=True)
class Served:
    """A running server: its address and the process that started it."""

    host: str
    port: int
    pid: int

    @contextmanager
    def connected(self) -> Iterator[HTTPConnection]:
        """A connection that is kept alive and gives up after a minute."""
        connection = HTTPConnection(self.host, self.port, timeout=60)
        try:
            yield connection
        finally:
            connection.close()

    def memory(self) -> int:
        """MB of the process and of all that it started, pages that they share counted once."""
        return sum(proportional_kilobytes(pid) for pid in family(self.pid)) // 1024


@contextmanager
def serving(home: Path, *, workers: int = 1) -> Iterator[Served]:
    """Run `matcher serve` on a free port of this machine, ready to answer; stop it in the end."""
    host, port = "127.0.0.1", free_port()
    command = [*TOOL, "serve", "--host", host, "--port", str(port), "--workers", str(workers)]
    # All clients ask from one address, which may ask as often as the server can answer.
    environment = os.environ | {"MATCHER_HOME": str(home), "MATCHER_READ_RATE": "off"}
    with subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL) as process:
        served = Served(host, port, process.pid)
        try:
            wait_until_ready(served, process)
            yield served
        finally:
            process.terminate()


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def wait_until_ready(served: Served, process: subprocess.Popen[bytes]) -> None:
    """Return once the model and the world are loaded; TimeoutError after two minutes."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        if is_ready(served):
            return
        time.sleep(0.1)
    raise TimeoutError(f"the server was not ready within {PATIENCE:g} s: {process.args!r}")


def is_ready(served: Served) -> bool:
    """Whether the server answers, and says that it is ready."""
    with served.connected() as connection:
        try:
            connection.request("GET", "/ready")
            return connection.getresponse().status == 200
        except (OSError, HTTPException):
            return False


def family(pid: int) -> list[int]:
    """A process and all that descend from it."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    return [pid, *(each for child in children for each in family(int(child)))]


def proportional_kilobytes(pid: int) -> int:
    """The proportional set size of a process."""
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    return int(rollup.split("Pss:")[1].split()[0])

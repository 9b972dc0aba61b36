"""A real server for tests, on a free port of the loopback, which stops by itself."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import httpx2
import uvicorn
from fastapi import FastAPI
from starlette.testclient import TestClient

from api.protocol import Protocol

PATIENCE_SECONDS = 60
UNLIMITED = ("MATCHER_READ_RATE", "MATCHER_WRITE_RATE")
LOOPBACK = "http://127.0.0.1"
"""The address of the application in this process: one of the names that it always answers to."""


@contextmanager
def served(app: FastAPI) -> Iterator[str]:
    """The address of the application behind a socket, once it is ready."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        config = uvicorn.Config(app, http=Protocol, log_config=None, access_log=False)
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
        thread.start()
        address = f"http://127.0.0.1:{listening.getsockname()[1]}"
        try:
            wait_for(lambda: httpx2.get(f"{address}/ready").status_code == 200)
            yield address
        finally:
            server.should_exit = True
            thread.join(PATIENCE_SECONDS)


def wait_until_ready(client: TestClient) -> None:
    """Wait for the world and the model."""
    wait_for(lambda: client.get("/ready").status_code == 200)


def wait_for(happened: Callable[[], bool]) -> None:
    """Wait until something is so, a minute at most."""
    end = time.monotonic() + PATIENCE_SECONDS
    while not happened():
        assert time.monotonic() < end, "it did not happen within a minute"
        time.sleep(0.05)

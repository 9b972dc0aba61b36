"""The application with operations that do nothing but ask for a key."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fastapi import FastAPI, Form, Request
from starlette.testclient import TestClient

from api.access import FeedbackWriter, ImportWriter, PublishWriter, check
from api.app import create_app
from tests.api.serving import LOOPBACK, wait_until_ready


def probed_app(home: Path) -> FastAPI:
    """The application of a home, with an operation for each scope, and a form."""
    app = create_app(home)

    @app.post("/api/v1/probe/feedback")
    @app.get("/api/v1/probe/feedback")
    def feedback(writer: FeedbackWriter) -> str:
        return writer.label

    @app.post("/api/v1/probe/import")
    def add(writer: ImportWriter) -> str:
        return writer.label

    @app.post("/api/v1/probe/publish")
    def publish(writer: PublishWriter) -> str:
        return writer.label

    @app.post("/probe")
    def form(request: Request, key: str = Form("")) -> str:
        return check(request, key, "feedback").label

    return app


@contextmanager
def asking(app: FastAPI) -> Iterator[TestClient]:
    """A client of an application in this process, once it is ready."""
    with TestClient(app, LOOPBACK, raise_server_exceptions=False) as client:
        wait_until_ready(client)
        yield client

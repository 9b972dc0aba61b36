"""A model put in use without being judged, for tests that need one of their own."""

from __future__ import annotations

from pathlib import Path

from data.directory import STORE_NAME
from data.store.database import Store
from data.store.publications import publications_of, publish
from data.store.recording import COMMAND_LINE
from models.model import Model
from models.registry import save_version


def put_in_use(model: Model, home: Path) -> Path:
    """Save a model in a home folder and put it in use there; its folder."""
    folder = save_version(model, home)
    name_in_store(model.version, home)
    return folder


def name_in_store(version: str, home: Path) -> None:
    """Say in the store of a home folder that a version is in use, whether it exists or not."""
    with (
        Store(home / STORE_NAME) as store,
        store.writing("publish", by=COMMAND_LINE, detail={"model": version}) as connection,
    ):
        last = [each.id for each in publications_of(store)][-1:]
        publish(
            connection, version, by=COMMAND_LINE, rollback=False, forced="",
            after=last[0] if last else None,
        )  # fmt: skip

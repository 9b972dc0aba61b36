"""The actions that are killed, and how often on each database.

Of training it is the saving of the model, which is all that it writes; tests/crash/test_training.py
kills `matcher train` itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from data.importing import ImportOptions
from data.sync.edition import SyncOptions
from matcher.feedback import Said, mark
from matcher.holdings import Holdings
from matcher.importing import import_files
from matcher.keeping import back_up, restore
from matcher.settings import SourceSettings
from matcher.syncing import sync_wikidata
from models.registry import save_version
from tests.crash.scene import NEW, Scene, publish


@dataclass(frozen=True)
class Action:
    """What is done to a home, and how often it is killed."""

    name: str
    do: Callable[[Scene, Holdings], object]
    kills: int
    kills_on_server: int = 0


def _import(scene: Scene, holdings: Holdings) -> None:
    import_files(
        holdings, [scene.directory], options=ImportOptions(), progress=lambda step, share: None
    )


def _sync(scene: Scene, holdings: Holdings) -> None:
    sources = SourceSettings(scene.service, scene.service, None)
    sync_wikidata(holdings, sources, options=SyncOptions(), progress=lambda step, share: None)


def _undo(scene: Scene, holdings: Holdings) -> None:
    with holdings.open_store() as store:
        store.undo(1)


def _save(scene: Scene, holdings: Holdings) -> None:
    save_version(replace(scene.model, version="feedfeedfeed"), holdings.home)


def _publish(scene: Scene, holdings: Holdings) -> None:
    publish(holdings, NEW)


def _back_up(scene: Scene, holdings: Holdings) -> None:
    path = holdings.home / "backup.zip"
    if path.exists():
        path.unlink()
    back_up(holdings, path)


def _restore(scene: Scene, holdings: Holdings) -> None:
    restore(holdings, scene.backup, replace=True)


def _mark(scene: Scene, holdings: Holdings) -> None:
    mark(holdings, Said("Brest", "Kiel", "signed", start_year=2026))


ACTIONS = (
    Action("import", _import, 50, 10),
    Action("save a model", _save, 30),
    Action("publish", _publish, 30, 5),
    Action("restore", _restore, 40, 10),
    Action("sync", _sync, 30, 5),
    Action("undo", _undo, 15, 5),
    Action("feedback", _mark, 15, 5),
    Action("backup", _back_up, 10),
)

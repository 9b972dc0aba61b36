"""What users noted of territories, in homes for tests."""

from __future__ import annotations

from pathlib import Path

from data.noted import Amendments, Noted
from data.store.database import Store
from data.store.territories import add, correct, remove
from features.world import World

DAY = "2026-11-22"
HAMLET = Noted(
    "local:fr-le-hameau-bleu", "INSEE", DAY, "Le Hameau-Bleu", "FR", "municipality", 46.2, -1.2, 320
)
JOAL = Noted(
    "local:sn-joal-neuve", "ANSD 2023", DAY, "Joal-Neuve", "SN", "municipality", 14.2, -16.8, 45_000
)
ROCHELLE = Noted("geonames:3006787", "INSEE 2023", DAY, population=79_961)
NOTES = (ROCHELLE, HAMLET, JOAL)
AMENDED = Amendments(NOTES)


def note(store: Store, *notes: Noted) -> None:
    """Add what is new and put the rest right."""
    with store.writing("place", by="x", detail={}) as connection:
        for each in notes:
            (add if each.added else correct)(connection, each)


def forget(store: Store, *notes: Noted) -> None:
    """Forget what was noted."""
    with store.writing("place remove", by="x", detail={}) as connection:
        for each in notes:
            remove(connection, each.id)


def lend_world(world: World, folder: Path) -> Path:
    """A home that opens the world of another one."""
    (folder / "world").symlink_to(world.folder.parent, target_is_directory=True)
    return folder

"""Builds the world of a home whose users noted territories, beside the one of the gazetteer alone.

Only the gazetteer differs; what follows from it is built as for every world.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from data.amending import build_amended_gazetteer
from data.noted import Amendments, save_noted
from features.world_build import build_derived, build_once
from features.world_files import fingerprint, world_folder

Progress = Callable[[str, float], None]


def build_amended_world(home: Path, amendments: Amendments, progress: Progress) -> Path:
    """Build the world with what was noted, unless another process has just done so; its folder."""
    folder = world_folder(home, amendments)
    build_once(folder, lambda temporary: _fill(temporary, amendments, progress))
    return folder


def _fill(folder: Path, amendments: Amendments, progress: Progress) -> None:
    build_amended_gazetteer(folder, amendments, progress)
    save_noted(folder, amendments.noted)
    build_derived(folder, progress, name=fingerprint(amendments))

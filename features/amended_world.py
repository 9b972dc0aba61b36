"""Builds the world of a home whose users noted territories, beside the one of the gazetteer alone.

Only the gazetteer differs; what follows from it is built as for every world.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from data.amending import build_amended_gazetteer
from data.noted import Noted, save_noted
from features.world_build import build_derived, build_once
from features.world_files import edition_of, fingerprint, world_folder

Progress = Callable[[str, float], None]


def build_amended_world(home: Path, noted: Sequence[Noted], progress: Progress) -> Path:
    """Build the world with what was noted, unless another process has just done so; its folder."""
    folder = world_folder(home, noted)
    build_once(folder, lambda temporary: _fill(temporary, home, noted, progress=progress))
    return folder


def _fill(folder: Path, home: Path, noted: Sequence[Noted], *, progress: Progress) -> None:
    build_amended_gazetteer(folder, noted, progress, edition=edition_of(home))
    save_noted(folder, noted)
    build_derived(folder, progress, name=fingerprint(home, noted))

"""Builds the world in a folder of its own, once, even when two processes start together."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

from data.errors import WorldError
from data.gazetteer import Gazetteer
from data.gazetteer_build import build_gazetteer
from data.noted import Amendments
from features.around import build_around
from features.candidate_columns import build_candidate_columns
from features.challenges import build_challenges
from features.districts import build_districts
from features.geography import build_geography
from features.languages import languages_of
from features.name_words import build_name_words
from features.profile_vectors import build_profile_vectors
from features.world_files import fingerprint, is_whole, world_folder, write_manifest

Progress = Callable[[str, float], None]

KEPT_WORLDS = 2
BUILDING = ".building"


def build_world_at(home: Path, edition: str | None, progress: Progress) -> Path:
    """Build the world under this folder, unless another process has just done so; its folder."""
    amendments = Amendments(edition=edition)
    folder = world_folder(home, amendments)
    build_once(folder, lambda temporary: _fill(temporary, amendments, progress))
    return folder


def build_once(folder: Path, fill: Callable[[Path], None]) -> None:
    """Have a folder filled whole or not at all; a second process waits and finds it there."""
    from filelock import FileLock

    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(folder.parent / "building.lock"):
            if not is_whole(folder):
                _clear(folder)
                _fill_beside(folder, fill)
    except OSError as cause:
        raise WorldError(
            "the world cannot be built in {folder}: {cause}; free 200 MB there or set"
            " MATCHER_HOME to a folder that can be written.",
            folder=folder.parent,
            cause=cause.strerror or cause,
        ) from cause


def _fill_beside(folder: Path, fill: Callable[[Path], None]) -> None:
    temporary = folder.with_name(f"{folder.name}{BUILDING}")
    temporary.mkdir()
    try:
        fill(temporary)
        write_manifest(temporary)
        temporary.replace(folder)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _fill(folder: Path, amendments: Amendments, progress: Progress) -> None:
    build_gazetteer(folder, progress, edition=amendments.edition)
    build_derived(folder, progress, name=fingerprint(amendments))


def build_derived(folder: Path, progress: Progress, *, name: str) -> None:
    """Write what a world holds beyond its gazetteer, and last its name: its fingerprint."""
    build_geography(folder, progress)
    build_districts(folder)
    build_candidate_columns(folder)
    build_around(folder)
    build_challenges(folder)
    build_name_words(folder)
    build_profile_vectors(folder, progress)
    countries = Gazetteer.open(folder).countries
    lists = {"fingerprint": name, "languages": languages_of(countries)}
    (folder / "world.json").write_text(json.dumps(lists), encoding="utf-8")


def _clear(folder: Path) -> None:
    """Remove what is damaged or half built, and all but the latest of the older worlds."""
    worlds = [path for path in folder.parent.iterdir() if path.is_dir()]
    latest_first = sorted(worlds, key=lambda path: path.stat().st_mtime, reverse=True)
    whole = [path for path in latest_first if path != folder and not path.suffix]
    for path in latest_first:
        if path not in whole[: KEPT_WORLDS - 1]:
            shutil.rmtree(path)

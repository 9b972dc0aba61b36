"""Builds the world of a home whose users noted territories, beside the one of the gazetteer alone.

The steps are those of features.world_build, whose bytes decide the fingerprint of every world:
nobody who noted nothing shall have to build his own anew.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

from data.amending import build_amended_gazetteer
from data.gazetteer import Gazetteer
from data.noted import Noted, save_noted
from features.around import build_around
from features.candidate_columns import build_candidate_columns
from features.challenges import build_challenges
from features.districts import build_districts
from features.geography import build_geography
from features.languages import languages_of
from features.name_words import build_name_words
from features.profile_vectors import build_profile_vectors
from features.world_build import build_once
from features.world_files import edition_of, fingerprint, world_folder

Progress = Callable[[str, float], None]


def build_amended_world(home: Path, noted: Sequence[Noted], progress: Progress) -> Path:
    """Build the world with what was noted, unless another process has just done so; its folder."""
    folder = world_folder(home, noted)
    build_once(folder, lambda temporary: _fill(temporary, home, noted, progress=progress))
    return folder


def _fill(folder: Path, home: Path, noted: Sequence[Noted], *, progress: Progress) -> None:
    build_amended_gazetteer(folder, noted, progress, edition=edition_of(home))
    build_geography(folder, progress)
    build_districts(folder)
    build_candidate_columns(folder)
    build_around(folder)
    build_challenges(folder)
    build_name_words(folder)
    build_profile_vectors(folder, progress)
    save_noted(folder, noted)
    countries = Gazetteer.open(folder).countries
    lists = {"fingerprint": fingerprint(home, noted), "languages": languages_of(countries)}
    (folder / "world.json").write_text(json.dumps(lists), encoding="utf-8")

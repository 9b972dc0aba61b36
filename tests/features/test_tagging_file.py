"""What the tagger has learned is shipped, current, and refused where it is damaged."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from data.errors import ModelError
from features.embedding import PACKAGED_SHA256
from features.tagging_file import (
    DIRECTIONS,
    FOLDER,
    WEIGHINGS,
    load_files,
    save_files,
    words_digest,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "tagger"))


def test_the_shipped_tagger_was_learned_from_the_words_as_they_are() -> None:
    """Where this fails: `matcher train --tagger features/artifacts/tagger`."""
    card = json.loads((FOLDER / WEIGHINGS).read_text(encoding="utf-8"))
    assert (card["words"], card["model"]) == (words_digest(), PACKAGED_SHA256)


def test_words_and_meaning_speak_for_a_theme() -> None:
    for weighing in load_files(FOLDER, PACKAGED_SHA256)[1].values():
        assert weighing.base < 0 < min(weighing.words, weighing.meaning)
        assert 0 < weighing.least < 0.5


def test_directions_of_another_text_model_are_not_taken() -> None:
    assert load_files(FOLDER, "another model")[0] is None


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    directions, weighings = load_files(FOLDER, PACKAGED_SHA256)
    assert directions
    save_files(tmp_path, PACKAGED_SHA256, directions=directions, weighings=weighings)
    again, same = load_files(tmp_path, PACKAGED_SHA256)
    assert same == weighings
    assert again and np.array_equal(again.directions, directions.directions)


@pytest.mark.parametrize("name", [WEIGHINGS, DIRECTIONS])
@pytest.mark.parametrize("content", [None, b"", b"{}"])
def test_a_damaged_tagger_is_told_in_one_sentence(
    folder: Path, name: str, content: bytes | None
) -> None:
    (folder / name).unlink()
    if content is not None:
        (folder / name).write_bytes(content)
    with pytest.raises(ModelError, match="the tagger is missing or damaged"):
        load_files(folder, PACKAGED_SHA256)

"""Which code trained a model: what its sources hold, not when they were written."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from models.code_version import LEARNING, ROOT, code_version, digest_of


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    for room in LEARNING:
        (tmp_path / room).mkdir()
        shutil.copy(ROOT / room / "__init__.py", tmp_path / room)
    return tmp_path


def test_another_time_of_writing_is_the_same_code(sources: Path) -> None:
    before = digest_of(sources)
    os.utime(sources / "models" / "__init__.py", (0, 0))
    assert digest_of(sources) == before


@pytest.mark.parametrize("room", LEARNING)
def test_any_change_in_a_room_that_learns_is_another_code(sources: Path, room: str) -> None:
    before = digest_of(sources)
    (sources / room / "__init__.py").write_text("LEAST = 1\n")
    assert digest_of(sources) != before


def test_the_code_is_told_with_the_version_of_the_package() -> None:
    assert set(code_version()) == {"package", "digest"}
    assert code_version()["digest"] == digest_of(ROOT)

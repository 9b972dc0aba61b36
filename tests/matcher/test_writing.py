from __future__ import annotations

from pathlib import Path

import pytest

from data.errors import InputError
from matcher.writing import whole_file


def test_a_file_appears_once_it_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    with whole_file(target) as stream:
        stream.write("first\n")
        assert not target.exists()
    assert target.read_text(encoding="utf-8") == "first\n"


def test_an_interruption_leaves_the_former_file_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    target.write_text("former\n", encoding="utf-8")
    with pytest.raises(KeyboardInterrupt), whole_file(target) as stream:
        stream.write("half\n")
        raise KeyboardInterrupt
    assert [path.read_text(encoding="utf-8") for path in tmp_path.iterdir()] == ["former\n"]


def test_a_folder_that_is_missing_is_told_in_one_sentence(tmp_path: Path) -> None:
    with (
        pytest.raises(InputError, match="cannot be written"),
        whole_file(tmp_path / "absent" / "out.jsonl"),
    ):
        pass


def test_a_failure_in_the_work_is_not_taken_for_one_of_the_file(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="ours"), whole_file(tmp_path / "out.jsonl"):
        raise ValueError("ours")


def test_a_folder_is_refused_before_the_work_begins(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="folder"), whole_file(tmp_path):
        pytest.fail("the work has begun")

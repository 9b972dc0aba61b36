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


@pytest.mark.parametrize("name", ["-", "/dev/full", "/dev/null"])
def test_what_is_no_ordinary_file_is_not_written(name: str) -> None:
    with pytest.raises(InputError, match="give"), whole_file(Path(name)):
        pass


def test_the_file_that_is_read_is_not_written_over(tmp_path: Path) -> None:
    source = tmp_path / "in.csv"
    source.write_text("territory\n", encoding="utf-8")
    (tmp_path / "link").symlink_to(source)
    with pytest.raises(InputError, match="to read"), whole_file(tmp_path / "link", read=source):
        pass
    assert source.read_text(encoding="utf-8") == "territory\n"


def test_a_link_stays_and_its_target_is_written(tmp_path: Path) -> None:
    link, target = tmp_path / "link", tmp_path / "target"
    link.symlink_to(target)
    with whole_file(link) as stream:
        stream.write("done")
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == "done"

from __future__ import annotations

from pathlib import Path

from data.columns import Strings


def test_texts_come_back_as_they_were_saved(tmp_path: Path) -> None:
    texts = ["Saponé", "", "青岛\nTsingtao"]
    Strings.save(tmp_path, "names", texts)
    loaded = Strings.load(tmp_path, "names")
    assert loaded.all() == texts
    assert [loaded[at] for at in range(len(loaded))] == texts


def test_no_text_at_all_can_be_saved(tmp_path: Path) -> None:
    Strings.save(tmp_path, "names", [])
    assert Strings.load(tmp_path, "names").all() == []

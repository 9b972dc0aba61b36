from __future__ import annotations

import ast
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from data.errors import WorldError
from data.noted import Amendments
from features.world import COLUMNS, World, build_apart, open_world
from features.world_files import AMENDERS, BUILDERS, ROOT, fingerprint, is_whole, world_folder
from tests.noting import AMENDED, HAMLET, JOAL, NOTES, ROCHELLE


def builders_called(path: str) -> list[str]:
    """The builders that a module calls, in their order, those of the gazetteer apart."""
    calls = [node for node in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8")))
             if isinstance(node, ast.Call)]  # fmt: skip
    calls.sort(key=lambda call: call.lineno)
    names = [call.func.id for call in calls if isinstance(call.func, ast.Name)]
    return [name for name in names if name.startswith("build_") and "gazetteer" not in name]


def test_both_worlds_are_built_by_the_same_steps() -> None:
    shared = builders_called("features/world_build.py")
    assert builders_called("features/amended_world.py") == ["build_once", "build_derived"]
    assert "build_derived" in shared and len(shared) > 5


def test_where_nothing_is_noted_the_world_is_what_it_is_without_us(tmp_path: Path) -> None:
    assert world_folder(tmp_path) == tmp_path / "world" / fingerprint()
    assert not set(AMENDERS) & set(BUILDERS)


def test_whatever_is_noted_asks_for_a_world_of_its_own(tmp_path: Path) -> None:
    said = [(), NOTES, NOTES[1:], (replace(ROCHELLE, population=80_000), *NOTES[1:])]
    folders = {world_folder(tmp_path, Amendments(noted)) for noted in said}
    assert len(folders) == len(said)
    assert {folder.parent.name for folder in folders} == {"world", "amended"}


def test_the_world_without_notes_stays_to_go_back_to(world: World, amended_home: Path) -> None:
    assert open_world(amended_home).fingerprint == world.fingerprint
    assert is_whole(world_folder(amended_home, AMENDED))


def test_a_world_with_notes_says_what_it_was_built_from(world: World, amended_home: Path) -> None:
    amended = open_world(amended_home, amendments=AMENDED)
    assert tuple(amended.noted.values()) == NOTES
    assert amended.fingerprint == fingerprint(AMENDED)
    assert world.noted == {}


def test_all_other_rows_stay_where_they_were_with_the_same_geography(
    world: World, amended_home: Path
) -> None:
    amended, count = open_world(amended_home, amendments=AMENDED), len(world.gazetteer)
    assert len(amended.gazetteer) == count + 2
    for row in (0, count // 2, count - 1):
        assert amended.gazetteer.id(row) == world.gazetteer.id(row)
    for name in ("coast_km", "port_km", "climate", "island", "vectors", "cell25", "district_of"):
        np.testing.assert_array_equal(getattr(amended, name)[:count], getattr(world, name))


def test_every_column_holds_the_new_rows(amended_home: Path) -> None:
    amended = open_world(amended_home, amendments=AMENDED)
    apart = ("profile_vectors", "word_hash", "word_row")
    lengths = {len(getattr(amended, name)) for name in COLUMNS if name not in apart}
    assert lengths == {len(amended.gazetteer)}


def test_geography_is_measured_at_the_new_place(amended_home: Path) -> None:
    amended = open_world(amended_home, amendments=AMENDED)
    hamlet, joal = (amended.setting(amended.gazetteer.row_of(note.id)) for note in (HAMLET, JOAL))
    assert (hamlet.coastal, hamlet.port_name, hamlet.climate) == (True, "La Pallice", "Cfb")
    assert (joal.coastal, joal.port, joal.climate) == (True, False, "BSh")


def test_a_process_that_cannot_build_the_world_is_told(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file, not a folder")
    with pytest.raises(WorldError, match="free 200 MB"):
        build_apart(tmp_path / "home", AMENDED)


def test_a_world_that_stands_is_not_built_again(amended_home: Path) -> None:
    folder = world_folder(amended_home, AMENDED)
    before = folder.stat().st_mtime_ns
    build_apart(amended_home, AMENDED)
    assert folder.stat().st_mtime_ns == before

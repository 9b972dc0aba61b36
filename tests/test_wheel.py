"""The wheel holds the product and nothing else, and works from an empty folder."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).resolve().parents[1]
ROOMS = {"data", "features", "models", "matcher", "api"}
FILES = ("pyproject.toml", "README.md", "LICENSE", "NOTICE")
WITHOUT_BUILD = ("--no-deps", "--no-index", "--quiet", "--quiet", "--disable-pip-version-check")


def run(*command: str | Path, folder: Path, **environment: str) -> str:
    """Run a command in a folder and return what it prints; fail with its errors."""
    done = subprocess.run(
        command,
        cwd=folder,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from a copy, so that the checkout stays clean and nothing stale gets in."""
    source, target = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    for name in FILES:
        shutil.copy(ROOT / name, source)
    for room in ROOMS | {"tests"}:
        shutil.copytree(ROOT / room, source / room, ignore=shutil.ignore_patterns("__pycache__"))
    build = (sys.executable, "-m", "pip", "wheel", *WITHOUT_BUILD, "--no-build-isolation")
    run(*build, "--wheel-dir", target, source, folder=target)
    return next(target.glob("*.whl"))


@pytest.fixture(scope="module")
def contents(wheel: Path) -> set[str]:
    """Return the names of the files in the wheel."""
    with ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def site(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel alone in a folder; the packages that it needs are those of this Python."""
    folder = tmp_path_factory.mktemp("site")
    install = (sys.executable, "-m", "pip", "install", *WITHOUT_BUILD)
    run(*install, "--target", folder, wheel, folder=folder)
    return folder


def shipped(*patterns: str) -> set[str]:
    """Files of the checkout that the product reads at run time."""
    return {str(path.relative_to(ROOT)) for each in patterns for path in ROOT.glob(each)}


def test_the_top_level_holds_the_five_rooms_only(contents: set[str]) -> None:
    tops = {name.split("/")[0] for name in contents}
    assert {top for top in tops if not top.endswith(".dist-info")} == ROOMS


def test_the_tables_the_catalogues_and_the_model_are_inside(contents: set[str]) -> None:
    files = shipped("data/**/*.csv", "data/raw/*.jsonl", "models/artifacts/*/*")
    files |= shipped("matcher/locale/*/LC_MESSAGES/*.mo")
    assert {Path(name).suffix for name in files} >= {".csv", ".jsonl", ".mo", ".json", ".npz"}
    assert files - contents == set()


def test_every_module_is_inside(contents: set[str]) -> None:
    modules = {
        str(path.relative_to(ROOT)) for room in ROOMS for path in (ROOT / room).rglob("*.py")
    }
    assert modules == {name for name in contents if name.endswith(".py")}


def test_the_licence_and_the_attributions_are_inside(contents: set[str]) -> None:
    assert {Path(name).name for name in contents} >= {"LICENSE", "NOTICE"}


def test_the_tool_runs_from_an_empty_folder(site: Path, tmp_path: Path) -> None:
    where = "import matcher; print(matcher.__file__)"
    there = run(sys.executable, "-c", where, folder=tmp_path, PYTHONPATH=str(site))
    assert Path(there.strip()).is_relative_to(site)
    assert "suggest" in run(
        site / "bin" / "matcher", "--help", folder=tmp_path, PYTHONPATH=str(site)
    )


def test_the_tool_answers_from_an_empty_folder(site: Path, home: Path, tmp_path: Path) -> None:
    environment = {"PYTHONPATH": str(site), "MATCHER_HOME": str(home)}
    tool = site / "bin" / "matcher"
    assert "La Rochelle" in run(tool, "search", "La Rochelle", folder=tmp_path, **environment)
    answer = run(tool, "suggest", "La Rochelle", "--format", "json", folder=tmp_path, **environment)
    assert len(json.loads(answer)["suggestions"]) == 10
    assert list(tmp_path.iterdir()) == []

"""What make says before it installs anything."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

pytestmark = pytest.mark.skipif(not shutil.which("make"), reason="needs the system package make")


def make(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run make as from a terminal, whatever make started these tests."""
    quiet = {"MAKEFLAGS", "MAKEOVERRIDES", "MAKELEVEL", "MFLAGS", "TERRITORY", "VENV", "PYTHON"}
    environment = {name: text for name, text in os.environ.items() if name not in quiet}
    return subprocess.run(
        ["make", *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )


def program(path: Path, *lines: str) -> Path:
    """Write a shell script that can be run."""
    path.write_text("\n".join(["#!/bin/sh", *lines]), encoding="utf-8")
    path.chmod(0o755)
    return path


def test_make_alone_lists_every_target() -> None:
    targets = (ROOT / "Makefile").read_text(encoding="utf-8").split(".PHONY:")[1].split("\n")[0]
    listed = {line.split()[1] for line in make().stdout.splitlines()}
    assert listed == set(targets.split()) - {"territory-given"}


def test_suggest_without_a_territory_says_how_to_name_one(tmp_path: Path) -> None:
    answer = make("suggest", f"VENV={tmp_path / 'venv'}")
    assert 'make suggest TERRITORY="La Rochelle"' in answer.stderr
    assert (answer.returncode, list(tmp_path.iterdir())) == (2, [])


def test_an_old_python_is_named_with_what_to_do(tmp_path: Path) -> None:
    old = program(
        tmp_path / "old", '[ "$1" = --version ] && echo "Python 3.8.2" && exit 0', "exit 1"
    )
    answer = make("suggest", "TERRITORY=Kiel", f"PYTHON={old}", f"VENV={tmp_path / 'venv'}")
    assert "Python 3.11 or newer is needed" in answer.stderr
    assert "is Python 3.8.2; install it, or name one" in answer.stderr


def test_a_step_that_fails_leaves_no_stamp(tmp_path: Path) -> None:
    (tmp_path / "venv" / "bin").mkdir(parents=True)
    program(tmp_path / "venv" / "bin" / "python", '[ "$4" = --quiet ] && exit 1', "exit 0")
    answer = make("suggest", "TERRITORY=Kiel", f"VENV={tmp_path / 'venv'}")
    assert answer.returncode == 2
    assert not (tmp_path / "venv" / "installed").exists()


def test_a_name_with_an_apostrophe_reaches_the_tool_whole(tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    program(tmp_path / "bin" / "matcher", 'printf "<%s>" "$@"')
    (tmp_path / "installed").touch()
    answer = make("suggest", "TERRITORY=Val-d'Oise", f"VENV={tmp_path}", "OPTIONS=--top 3")
    assert answer.stdout == "<suggest><--top><3><--><Val-d'Oise>"

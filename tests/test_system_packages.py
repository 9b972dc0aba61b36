"""What tests need beside Python is there, and a test that is skipped fails under CI."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from ctypes import CDLL
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LINES = (ROOT / ".ci" / "system-packages.txt").read_text(encoding="utf-8").splitlines()
PACKAGES = [tuple(line.split()) for line in LINES if not line.startswith("#")]


def is_present(thing: str) -> bool:
    """Tell whether a command, a path with wildcards or a shared library can be used."""
    if ".so." not in thing:
        return bool(shutil.which(thing)) or any(Path("/").glob(thing.lstrip("/")))
    try:
        return bool(CDLL(thing))
    except OSError:
        return False


@pytest.mark.parametrize(("package", "thing"), PACKAGES)
def test_a_listed_system_package_can_be_used(package: str, thing: str) -> None:
    if not is_present(thing):
        pytest.skip(f"needs the system package {package}")


def outcome_of_a_skip(folder: Path, code: str, environment: dict[str, str]) -> int:
    """Run a file that skips, under the hooks of tests/conftest.py; return pytest's exit code."""
    (folder / "conftest.py").write_text((ROOT / "tests" / "conftest.py").read_text("utf-8"))
    (folder / "test_skip.py").write_text(code)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(folder)]
    told = os.environ | environment | {"PYTHONPATH": str(ROOT)}
    return subprocess.run(
        command, cwd=folder, env=told, capture_output=True, check=False
    ).returncode


@pytest.mark.parametrize(
    "code",
    [
        "import pytest\ndef test_a(): pytest.skip('needs the package chromium')",
        "import pytest\npytest.skip('needs the package chromium', allow_module_level=True)",
    ],
)
def test_a_skip_fails_under_ci_only(tmp_path: Path, code: str) -> None:
    assert outcome_of_a_skip(tmp_path, code, {"CI": ""}) in {0, 5}
    assert outcome_of_a_skip(tmp_path, code, {"CI": "true"}) in {1, 2}

"""Whole commands, against the bare import of the libraries that they cannot do without."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from features.world import World

ROOT = Path(__file__).resolve().parents[2]
USED = (
    "import resource; used = resource.getrusage(resource.RUSAGE_SELF);"
    "peak = open('/proc/self/status').read().split('VmHWM:')[1].split()[0];"
    "print(used.ru_utime + used.ru_stime, int(peak) // 1024, file=sys.stderr)"
)
LIBRARIES = "import sys, numpy, typer, rich.console, rich.table"
COMMAND = "import sys; from matcher.cli import run; run(sys.argv[1:])"


@pytest.fixture
def environment(world: World, home: Path) -> dict[str, str]:
    """A home with a built world and nothing imported."""
    return {**os.environ, "MATCHER_HOME": str(home), "PYTHONPATH": str(ROOT)}


def used(code: str, environment: dict[str, str], *arguments: str) -> tuple[float, int]:
    """The least processor time in seconds of five runs, and the peak memory in MB."""
    command = [sys.executable, "-c", f"{code}; {USED}", *arguments]
    runs = []
    for _ in range(5):
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        seconds, megabytes = done.stderr.splitlines()[-1].split()
        runs.append((float(seconds), int(megabytes)))
    return min(runs)


def test_a_suggestion_costs_six_imports_and_little_memory(environment: dict[str, str]) -> None:
    libraries, _ = used(LIBRARIES, environment)
    seconds, megabytes = used(COMMAND, environment, "suggest", "geonames:3006787")
    assert seconds < 6 * libraries
    assert megabytes <= 600


def test_the_help_costs_less_than_twice_the_libraries(environment: dict[str, str]) -> None:
    libraries, _ = used(LIBRARIES, environment)
    assert used(COMMAND, environment, "--help")[0] < 2 * libraries

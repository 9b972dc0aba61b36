"""Commands as a user starts them, each in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = "from matcher.cli import main; main()"


def started(home: Path, *arguments: str) -> subprocess.Popen[str]:
    """Start a command on a home; it says what fails on its standard error."""
    environment = {**os.environ, "MATCHER_HOME": str(home), "MATCHER_LANG": "fr"}
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *arguments],
        cwd=ROOT, env=environment, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True,
    )  # fmt: skip

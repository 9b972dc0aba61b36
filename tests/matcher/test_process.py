"""The command line as a process of its own: signals, pipes, what it imports, how long it takes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

# A test run in the background inherits an ignored Ctrl-C; a user's terminal does not.
START = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler);"
    "from matcher.cli import main; main()"
)


@pytest.fixture
def environment(cli_home: Path) -> dict[str, str]:
    root = str(Path(__file__).resolve().parents[2])
    return {**os.environ, "MATCHER_HOME": str(cli_home), "PYTHONPATH": root, "MATCHER_LANG": "fr"}


def started(environment: dict[str, str], *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", START, *arguments],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_control_c_in_a_batch_leaves_nothing_and_says_so(
    environment: dict[str, str], tmp_path: Path
) -> None:
    asked = tmp_path / "in.csv"
    asked.write_text("territory\n" + "Brest\n" * 5_000, encoding="utf-8")
    process = started(environment, "batch", str(asked), "--output", str(tmp_path / "out.jsonl"))
    wait_for(tmp_path)
    process.send_signal(signal.SIGINT)
    _, complaint = process.communicate(timeout=30)
    assert process.returncode == 130
    assert complaint.splitlines()[-1] == "Interrompu\u202f: rien n’a été changé."
    assert [path.name for path in tmp_path.iterdir()] == ["in.csv"]


def wait_for(folder: Path) -> None:
    """Wait until the batch has begun to write beside its input."""
    deadline = time.monotonic() + 60
    while len(list(folder.iterdir())) < 2 and time.monotonic() < deadline:
        time.sleep(0.05)


def test_a_reader_that_leaves_early_is_no_failure(environment: dict[str, str]) -> None:
    process = started(environment, "suggest", "Brest", "--top", "500", "--format", "json")
    assert process.stdout is not None and process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    assert "Traceback" not in process.stderr.read()
    process.stderr.close()
    assert process.wait(timeout=30) == 0


@pytest.mark.parametrize("arguments", [["--help"], ["suggest", "Brest", "--top", "3"]])
def test_nothing_heavy_is_imported(environment: dict[str, str], arguments: list[str]) -> None:
    code = (
        "import sys; from matcher.cli import run; run(sys.argv[1:]);"
        "sys.exit(str({'torch', 'sentence_transformers', 'pandas', 'sklearn', 'scipy.sparse'}"
        " & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], env=environment, capture_output=True, text=True
    )
    assert done.stderr.splitlines()[-1] == "set()"


def test_a_home_that_cannot_be_written_is_told_in_one_sentence(
    environment: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    environment["MATCHER_HOME"] = str(tmp_path / "file" / "home")
    process = started(environment, "suggest", "Brest")
    _, complaint = process.communicate(timeout=120)
    assert process.returncode == 1
    assert "Traceback" not in complaint
    assert "MATCHER_HOME" in complaint.splitlines()[-1]

"""The sessions that the README shows; `python -m tests.readme` writes their output anew."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

PATH = Path(__file__).resolve().parents[1] / "README.md"
SESSION = re.compile(r"^```console\n\$ (?P<command>.*)\n(?P<output>(?:.*\n)*?)```$", re.MULTILINE)
TOOL = (sys.executable, "-c", "from matcher.cli import main; main()")
CUT = "…"


@dataclass(frozen=True)
class Session:
    """A command, and what it prints: all of it, or its first lines and an ellipsis."""

    command: str
    lines: tuple[str, ...]

    @property
    def arguments(self) -> list[str]:
        """What the tool is called with, `make suggest` put in its own terms."""
        words = shlex.split(self.command)
        if words[0] != "make":
            return words[1:]
        given = dict(word.split("=", 1) for word in words[2:])
        return ["suggest", *shlex.split(given.get("OPTIONS", "")), "--", given["TERRITORY"]]

    def run(self, home: Path) -> tuple[str, ...]:
        """Return what the command prints now, cut where the README cuts it."""
        inherited = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        environment = inherited | {"MATCHER_HOME": str(home), "COLUMNS": "80", "PYTHONUTF8": "1"}
        done = subprocess.run(
            [*TOOL, *self.arguments],
            cwd=PATH.parent,
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        kept = "\n".join(line.rstrip() for line in done.stdout.splitlines()).strip("\n")
        found = tuple(kept.splitlines())
        return (*found[: len(self.lines) - 1], CUT) if self.lines[-1:] == (CUT,) else found


def sessions(text: str) -> list[Session]:
    """Every session of the README, in its order."""
    return [
        Session(found["command"], tuple(found["output"].splitlines()))
        for found in SESSION.finditer(text)
    ]


def refreshed(text: str, home: Path) -> str:
    """Return the README with the output of every session as it is now."""
    for old in sessions(text):
        new = Session(old.command, old.run(home))
        text = text.replace(block(old), block(new))
    return text


def block(session: Session) -> str:
    """Return the session as the README writes it."""
    return "\n".join(["```console", f"$ {session.command}", *session.lines, "```"])


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        home = Path(os.environ.get("MATCHER_TEST_HOME") or folder)
        PATH.write_text(refreshed(PATH.read_text(encoding="utf-8"), home), encoding="utf-8")

"""PDF and XLSX are parsed by a child process within bounds of time and memory, and of these alone.

It may read and reach what we may, but is told nothing of our environment, where secrets lie.
Their parsers are large, and a file of a few kilobytes can keep them at work for hours or fill any
memory: streams and sheets that unpack without end, forms that draw each other, deep trees.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

from data.errors import UnreadableFile

Kind = Literal["pdf", "xlsx"]

_PROGRAM = Path(__file__).with_name("confined_parsers.py")


def parse(kind: Kind, path: Path) -> Iterator[Any]:
    """What the child tells of a file: the number of pages and the text of each, or rows of texts.

    Raises UnreadableFile once the file proves damaged, or takes too long or too much memory.
    """
    end = "died"
    with subprocess.Popen(
        [sys.executable, "-I", str(_PROGRAM), kind, str(path.absolute())],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={"OPENPYXL_LXML": "False", "OPENPYXL_DEFUSEDXML": "True"},
    ) as child:
        assert child.stdout is not None
        try:
            for line in child.stdout:
                if not line.endswith(b"\n"):
                    break
                piece = json.loads(line)
                if isinstance(piece, dict):
                    end = piece["end"]
                    break
                yield piece
        finally:
            child.kill()
    if end:
        raise _failure(kind, end, path)


def _failure(kind: Kind, end: str, path: Path) -> UnreadableFile:
    if end != "damaged":
        return UnreadableFile(
            "{path} takes too long or too much memory to read; save it again, or split it.",
            path=path,
        )
    if kind == "pdf":
        return UnreadableFile(
            "{path} is a damaged or locked PDF; save it again without a password.", path=path
        )
    return UnreadableFile(
        "{path} is a damaged or locked workbook; save it again as XLSX without a password.",
        path=path,
    )

"""Answers that were found sound, kept for a day: a sync that broke off goes on where it was."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

Rows = list[dict[str, str]]

KEPT_FOR = timedelta(hours=24)
_WRITTEN = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of one sync, in a folder of its own: a file for each question and moment."""

    folder: Path

    def get(self, question: str, ask: Callable[[], Rows]) -> Rows:
        """The rows that answer a question: kept less than a day ago, or asked for and kept."""
        name = hashlib.sha256(question.encode()).hexdigest()[:24]
        for path in sorted(self.folder.glob(f"*-{name}.json"), reverse=True):
            rows = _read(path)
            if rows is not None:
                return rows
        rows = ask()
        # Where it cannot be kept, on a full disk, it is asked for again should the sync break off.
        with suppress(OSError):
            self._keep(name, rows)
        return rows

    def forget_stale(self) -> None:
        """Remove what is older than a day, and what a crash left half written."""
        for path in self.folder.glob("*"):
            if not _is_fresh(path):
                with suppress(OSError):
                    path.unlink()

    def forget(self) -> None:
        """Remove every page: the sync is done, or what it found is not to be used."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _keep(self, name: str, rows: Rows) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / f"{datetime.now(UTC).strftime(_WRITTEN)}-{name}.json"
        partial = path.with_suffix(f".{os.getpid()}.partial")
        try:
            partial.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
            partial.replace(path)
        finally:
            partial.unlink(missing_ok=True)


def _is_fresh(path: Path) -> bool:
    with suppress(ValueError):
        kept = datetime.strptime(path.name.partition("-")[0], _WRITTEN).replace(tzinfo=UTC)
        age = datetime.now(UTC) - kept
        # A day in the future is that of a clock which was wrong.
        return path.suffix == ".json" and timedelta(minutes=-5) < age < KEPT_FOR
    return False


def _read(path: Path) -> Rows | None:
    """The rows of a page; None where it is stale or damaged."""
    if not _is_fresh(path):
        return None
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, list) else None

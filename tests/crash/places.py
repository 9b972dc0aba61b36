"""Places that fail whoever writes there: a disk without room, a folder that is sealed."""

from __future__ import annotations

import os
import resource
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

NOBODY = 65534


@dataclass(frozen=True)
class Disk:
    """A folder on a disk of its own; on that of everybody else where none can be mounted."""

    place: Path
    mounted: bool

    @contextmanager
    def leaving(self, room: int) -> Iterator[None]:
        """Leave no more than so many bytes to whoever writes."""
        with self._filled(room) if self.mounted else _stunted(room):
            yield

    @contextmanager
    def _filled(self, room: int) -> Iterator[None]:
        filling = self.place / "filling"
        free = shutil.disk_usage(self.place).free
        filling.write_bytes(bytes(max(0, free - room)))
        yield
        filling.unlink()


@contextmanager
def _stunted(room: int) -> Iterator[None]:
    """Let no file grow beyond so many bytes."""
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, usual[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)


@contextmanager
def sealed(home: Path) -> Iterator[None]:
    """Let nobody write below this folder, root being made nobody."""
    places = [home, *home.rglob("*")]
    for place in places:
        place.chmod(0o555 if place.is_dir() else 0o444)
    user = os.geteuid()
    os.seteuid(user or NOBODY)
    try:
        yield
    finally:
        os.seteuid(user)
        for place in places:
            place.chmod(0o755 if place.is_dir() else 0o644)

"""A home to copy into places that fail it."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from features.world import World
from tests.crash.places import Disk
from tests.crash.scene import Scene, build
from tests.data.sync.query_service import Wikidata
from tests.data.sync.service import Service, serving

SIZE = 8_000_000


@pytest.fixture(scope="package")
def scene(world: World) -> Iterator[Scene]:
    """A home outside of the folders that only we may enter."""
    with tempfile.TemporaryDirectory() as name, serving(Service(Wikidata())) as service:
        Path(name).chmod(0o755)
        yield build(Path(name), world, service=service.url, database=None)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    """A disk of a few MB where we may mount one, else a folder of which files cannot grow."""
    place = tmp_path / "disk"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(place)]
    mounted = subprocess.run(command, capture_output=True, check=False).returncode == 0
    yield Disk(place, mounted)
    if mounted:
        subprocess.run(["umount", place], check=True)

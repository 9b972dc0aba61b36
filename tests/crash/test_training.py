"""`matcher train`, killed early in its course: the home is what it was."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from sqlalchemy import delete

from data.store.schema import editions
from tests.crash.checks import complaints, state_of
from tests.crash.commands import started
from tests.crash.scene import Scene


@pytest.mark.parametrize("seconds", [1.0, 3.0, 6.0])
def test_a_training_that_is_killed_leaves_the_home_as_it_was(
    scene: Scene, tmp_path: Path, seconds: float
) -> None:
    shutil.copytree(scene.base, home := tmp_path / "home")
    (home / "world").symlink_to(scene.world.folder.parent, target_is_directory=True)
    # With a list of its own a world would be built first.
    holdings = scene.holdings(home, None)
    with holdings.open_store() as store, store.marking() as connection:
        connection.execute(delete(editions))
    before = state_of(holdings)
    with started(home, "train") as training:
        with pytest.raises(subprocess.TimeoutExpired):
            training.wait(seconds)
        training.kill()
    assert (state_of(holdings), list(complaints(holdings, scene.world))) == (before, [])

"""What an answer draws on: world, names, directory, model, each opened at its first use."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from data.directory import Directory
    from data.gazetteer import Gazetteer
    from data.resolve import Resolver
    from features.world import World
    from models.artifact import Model

ProgressCallback = Callable[[str, float], None]


class Holdings:
    """The world, the directory and the model of one home folder.

    `progress` is told the step and the share done, from 0 to 1, when the world has to be built.
    """

    def __init__(self, home: Path, progress: ProgressCallback | None = None) -> None:
        self.home = home
        self._progress = progress

    @cached_property
    def world(self) -> World:
        """The territories and what is known of them; built the first time."""
        from features.world import open_world

        return open_world(self.home, self._progress)

    @property
    def gazetteer(self) -> Gazetteer:
        """The territories as columns."""
        return self.world.gazetteer

    @cached_property
    def resolver(self) -> Resolver:
        """Names to territories."""
        from data.resolve import Resolver

        return Resolver(self.gazetteer)

    @cached_property
    def directory(self) -> Directory:
        """The partnerships, embedded and imported."""
        from data.directory import Directory

        return Directory.open(self.home, self.gazetteer)

    @cached_property
    def model(self) -> Model:
        """The model in use: the one that the home folder names, else the one that we ship."""
        from models.artifact import load_model

        return load_model(model_folder(self.home), self.world)


def model_folder(home: Path) -> Path:
    """The folder of the model in use."""
    from models.artifact import default_folder

    current = home / "models" / "current"
    if not current.is_file():
        return default_folder()
    return home / "models" / current.read_text(encoding="utf-8").strip()

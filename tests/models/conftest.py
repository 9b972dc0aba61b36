"""A real model, trained on the partnerships that we ship."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.directory import Directory
from features.world import World
from models.model import Model
from models.pairs import Pairs, Rows
from models.train import train


@pytest.fixture(scope="session")
def ends(world: World) -> tuple[Rows, Rows]:
    """The embedded partnerships as rows."""
    return Directory.open(Path("nowhere"), world.gazetteer).ends()


@pytest.fixture(scope="session")
def pairs(world: World, ends: tuple[Rows, Rows]) -> Pairs:
    """Those between municipalities and groupings."""
    return Pairs.of_ends(world, *ends)


@pytest.fixture(scope="session")
def trained(world: World, ends: tuple[Rows, Rows]) -> Model:
    """A model of every feature, trained on the embedded partnerships."""
    return train(world, ends)

"""A matcher on the real world, with a model whose every curve is a straight line."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from data.directory import Directory
from features.catalog import FEATURES
from features.feature import Column, Feature
from features.world import World
from matcher.holdings import Holdings
from matcher.pipeline import train_portable_model
from matcher.service import Matcher
from matcher.translation import translator
from models.curves import BENDS, Curve
from models.model import Model
from models.pairs import Pairs
from tests.publishing import put_in_use


def straight_curve(feature: Feature, column: Column) -> Curve:
    """Each unit of the value, from -10 to 10, takes a tenth of a point."""
    bends = 1 if column.bend is None else 2
    return Curve(
        feature=feature.name,
        column=column.name,
        grain=column.grain,
        knots=np.array([-10.0, 10.0]),
        bend=column.bend,
        bend_knots=np.array([0.0, 20.0]) if column.bend in BENDS else np.array([]),
        heights=np.tile([1.0, -1.0], (bends, 1)),
    )


@pytest.fixture(scope="session")
def model(world: World) -> Model:
    """A model of all features, on the evidence of the embedded partnerships."""
    ends = Directory.open(Path("nowhere"), world.gazetteer).ends()
    curves = [straight_curve(feature, column) for feature in FEATURES for column in feature.columns]
    evidence = Pairs.of_ends(world, *ends).evidence(world)
    return Model("straight", FEATURES, tuple(curves), -2.0, evidence)


@pytest.fixture(scope="session")
def holdings(world: World, model: Model, tmp_path_factory: pytest.TempPathFactory) -> Holdings:
    """The real world and the embedded partnerships, nothing imported."""
    opened = Holdings(tmp_path_factory.mktemp("home"))
    opened.world = world
    opened.model = model.with_themes(opened.themes)
    return opened


@pytest.fixture(scope="session")
def matcher(holdings: Holdings) -> Matcher:
    """A matcher that speaks French."""
    return Matcher(holdings, translator("fr"))


@pytest.fixture(scope="session")
def cli_home(world: World, model: Model, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home folder with the real world and the straight model in use."""
    folder = tmp_path_factory.mktemp("cli")
    (folder / "world").symlink_to(world.folder.parent, target_is_directory=True)
    put_in_use(model, folder)
    return folder


@pytest.fixture(scope="session")
def learning(world: World, tmp_path_factory: pytest.TempPathFactory) -> Holdings:
    """A home of its own to train in, on the partnerships that we ship."""
    opened = Holdings(tmp_path_factory.mktemp("learning"))
    opened.world, opened.directory = world, Directory.open(Path("nowhere"), world.gazetteer)
    return opened


@pytest.fixture(scope="session")
def portable(learning: Holdings) -> Model:
    """A model of counts, saved in the folder `portable` of that home."""
    return train_portable_model(
        learning, learning.home / "portable", seed=0, progress=lambda label, done: None
    )

"""What the model that we ship says reads true."""

from __future__ import annotations

import numpy as np
import pytest

from features.origin import Origin
from features.world import World
from models.artifact import default_folder, load_model
from models.model import Model

BY_THE_SEA = np.log1p(np.array([1.0, 400.0], dtype=np.float32))


@pytest.fixture(scope="module")
def shipped(world: World) -> Model:
    return load_model(default_folder(), world)


@pytest.mark.parametrize("feature", ["coast", "port"])
@pytest.mark.parametrize(
    ("town", "gains_by_the_sea"), [("geonames:3006787", True), ("geonames:2985229", False)]
)
def test_a_town_by_the_sea_gains_from_the_sea_and_one_inland_does_not(
    world: World, shipped: Model, feature: str, town: str, gains_by_the_sea: bool
) -> None:
    origin = Origin.of_row(world, world.gazetteer.row_of(town))
    [curve] = [each for each in shipped.curves if each.feature == feature]
    near, far = curve.points(origin, BY_THE_SEA)
    assert near > 0 > far if gains_by_the_sea else near <= far

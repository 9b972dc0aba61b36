"""Evidence of the partnerships that we ship, and a place to ask from."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.directory import Directory
from features.evidence import Evidence
from features.origin import Origin
from features.world import World
from models.pairs import Pairs


@pytest.fixture(scope="session")
def evidence(world: World) -> Evidence:
    """The embedded partnerships between municipalities, counted."""
    return Pairs.of_ends(world, *Directory.open(Path("nowhere"), world.gazetteer).ends()).evidence(
        world
    )


@pytest.fixture(scope="session")
def la_rochelle(world: World) -> Origin:
    """La Rochelle, as it asks."""
    return Origin.of_row(world, world.gazetteer.row_of("geonames:3006787"))

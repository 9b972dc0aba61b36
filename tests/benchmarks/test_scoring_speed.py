"""One request scores every candidate of the world."""

from __future__ import annotations

from features.origin import Origin
from features.pairing import Pool
from features.world import World
from models.artifact import default_folder, load_model
from models.pairs import candidate_rows
from tests.benchmarks.conftest import Cost


def test_all_candidates_are_scored_within_two_sorts(world: World, cost: Cost) -> None:
    model = load_model(default_folder(), world)
    origin = Origin.of_row(world, world.gazetteer.row_of("geonames:3006787"))
    rows = candidate_rows(world)
    assert len(rows) > 130_000
    assert cost(lambda: model.score(model.pair(origin, Pool(world, rows)))) < 2


def test_the_shipped_model_loads_within_two_sorts(world: World, cost: Cost) -> None:
    assert cost(lambda: load_model(default_folder(), world)) < 2

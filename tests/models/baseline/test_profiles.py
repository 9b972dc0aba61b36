"""Cosine of standardised profiles: alike is near, unknown stands at the mean."""

from __future__ import annotations

import numpy as np
import pytest

from features.origin import Origin
from features.pairing import Pool
from features.world import World
from models.baseline.profiles import profile_scorer, standard_profiles
from models.pairs import candidate_rows


@pytest.fixture(scope="module")
def la_rochelle(world: World) -> Origin:
    return Origin.of_row(world, world.gazetteer.row_of("geonames:3006787"))


def test_profiles_are_known_for_every_territory_and_of_unit_length(world: World) -> None:
    profiles = standard_profiles(world, candidate_rows(world))
    assert len(profiles) == len(world.gazetteer)
    assert np.linalg.norm(profiles, axis=1) == pytest.approx(np.ones(len(profiles)), abs=1e-5)


def test_a_territory_is_most_like_itself(world: World, la_rochelle: Origin) -> None:
    everyone = np.arange(len(world.gazetteer))
    scores = profile_scorer(world)(la_rochelle, Pool(world, everyone), ())
    assert scores.max() == pytest.approx(1.0, abs=1e-5)
    assert scores[la_rochelle.row or 0] == scores.max()


def test_a_port_of_like_size_is_nearer_than_a_mountain_village(
    world: World, la_rochelle: Origin
) -> None:
    spezia, zermatt = (world.gazetteer.row_of(f"geonames:{i}") for i in (3175081, 2657928))
    pool = Pool(world, np.array([spezia, zermatt]))
    port, village = profile_scorer(world)(la_rochelle, pool, ())
    assert port > village + 0.5

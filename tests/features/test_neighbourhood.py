"""What is told of the neighbours agrees with what is measured of them."""

from __future__ import annotations

import numpy as np
import pytest

from features.evidence import Evidence
from features.neighbourhood import measure_neighbours, neighbour_country_facts, neighbours_facts
from features.origin import Origin
from features.pairing import Pairing, Pool
from features.world import World
from models.pairs import candidate_rows


@pytest.fixture(scope="module")
def pairing(world: World, evidence: Evidence, la_rochelle: Origin) -> Pairing:
    """La Rochelle beside some places drawn from all over the world."""
    drawn = np.random.default_rng(0).choice(candidate_rows(world), 200, replace=False)
    return Pairing(Pool(world, np.sort(drawn)), evidence, la_rochelle)


def test_none_is_told_exactly_where_none_counts(pairing: Pairing) -> None:
    wide = measure_neighbours(pairing)[2]
    counts = (neighbours_facts(pairing, at)["partnerships"] for at in range(len(pairing)))
    told = np.fromiter(counts, dtype=int)
    # A cell of the grid stands for the places in it, so that the edge of a reach is blurred.
    assert np.mean((wide > 0) == (told > 0)) > 0.95
    assert 0 < np.count_nonzero(told) < len(told)


def test_more_than_expected_is_told_where_the_score_sees_more(pairing: Pairing) -> None:
    _, _, wide, lift, _ = measure_neighbours(pairing)
    seen = np.flatnonzero((wide > 0) & (np.abs(lift) > 0.5)).tolist()
    assert seen
    for at in seen:
        ratio = neighbours_facts(pairing, at)["ratio"]
        assert isinstance(ratio, float)
        assert (ratio > 1) == (lift[at] > 0)


def test_the_reach_that_is_told_is_that_of_the_weights(pairing: Pairing) -> None:
    found, _ = pairing.evidence.around_origin(pairing.origin.vector, 120.0)
    facts = neighbour_country_facts(pairing, 0)
    assert (facts["of"], facts["km"]) == (len(found), 360.0)

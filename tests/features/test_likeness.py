"""Likeness of profiles: what is described alike is alike, what was never read is unknown."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from features.evidence import Evidence
from features.likeness import likeness_facts, measure_likeness
from features.origin import Origin
from features.pairing import Pairing, Pool
from features.world import UNREAD, World

LA_ROCHELLE, KISHIWADA, SANTANDER, MADRID = (
    f"geonames:{number}" for number in (3006787, 1859383, 3109718, 3117735)
)


@pytest.fixture(scope="module")
def pairing(world: World, evidence: Evidence) -> Pairing:
    rows = world.gazetteer.rows_of([LA_ROCHELLE, SANTANDER, MADRID])
    origin = Origin.of_row(world, world.gazetteer.row_of(LA_ROCHELLE))
    return Pairing(Pool(world, rows), evidence, origin)


def test_a_port_is_liker_to_a_port_than_to_an_inland_metropolis(pairing: Pairing) -> None:
    (cosines,) = measure_likeness(pairing)
    itself, port, metropolis = cosines.tolist()
    assert itself == pytest.approx(1.0, abs=1e-5)
    assert itself >= port > metropolis


def test_the_fact_is_the_cosine(pairing: Pairing) -> None:
    assert likeness_facts(pairing, 1)["cosine"] == pytest.approx(measure_likeness(pairing)[0][1])


def test_a_description_that_was_never_read_is_unknown(pairing: Pairing) -> None:
    unread = replace(pairing.origin, setting=replace(pairing.origin.setting, profile=UNREAD))
    other = Pairing(pairing.pool, pairing.evidence, unread)
    assert np.isnan(measure_likeness(other)[0]).all()
    assert likeness_facts(other, 0)["cosine"] is None

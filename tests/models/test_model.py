"""What is shown is what is summed."""

from __future__ import annotations

import numpy as np
import pytest

from data.records import Territory
from features.origin import Origin
from features.world import World
from models.model import Model
from models.pairs import REGIONAL, Pairs, candidate_rows

ASKERS = ("geonames:3006787", "geonames:2985034", "siren:242900314", "insee:DEP-48", "insee:REG-53")


@pytest.mark.parametrize("asker", ASKERS)
def test_contributions_sum_to_the_score(world: World, trained: Model, asker: str) -> None:
    origin = Origin.of_row(world, world.gazetteer.row_of(asker))
    rows = np.random.default_rng(0).choice(candidate_rows(world), 1000, replace=False)
    pairing = trained.pair(origin, np.sort(rows), partners=rows[:3].tolist())
    scores = trained.score(pairing)
    explained = trained.explain(pairing, range(1000))
    parts = [e.intercept + sum(c.points for c in e.contributions) for e in explained]
    assert np.abs(scores - parts).max() < 1e-6
    assert np.std(scores) > 0.5


def test_unknown_adds_nothing(world: World, trained: Model) -> None:
    nowhere = Territory("point:46.0,-1.0", "Ailleurs", "FR", "municipality", 46.0, -1.0, None)
    pairing = trained.pair(Origin.of_point(world, nowhere), candidate_rows(world)[:50])
    for explanation in trained.explain(pairing, range(50)):
        parts = {part.feature: part for part in explanation.contributions}
        assert not parts["size_ratio"].known
        assert parts["size_ratio"].points == 0
        assert parts["size_ratio"].facts["ratio"] is None


def test_a_family_weighs_what_the_user_says(world: World, trained: Model) -> None:
    origin = Origin.of_row(world, world.gazetteer.row_of(ASKERS[0]))
    pairing = trained.pair(origin, candidate_rows(world)[:200])
    plain, without = trained.score(pairing), trained.score(pairing, {"size": 0.0})
    double = trained.score(pairing, {"size": 2.0})
    assert plain - without == pytest.approx(double - plain)
    assert np.abs(plain - without).max() > 0.1


def test_own_partnerships_are_no_precedent_for_oneself(
    world: World, trained: Model, pairs: Pairs
) -> None:
    row = int(pairs.french[0])
    evidence = trained.pair(Origin.of_row(world, row), candidate_rows(world)[:5]).evidence
    assert evidence.links is not None
    assert row not in evidence.links.french
    assert evidence.counts.total == len(pairs.french) - len(pairs.partners(row))


def test_departments_and_regions_are_judged_by_a_model_of_their_own(
    world: World, trained: Model
) -> None:
    lozere = Origin.of_row(world, world.gazetteer.row_of("insee:DEP-48"))
    assert trained.speaker(lozere) is trained.regional
    pairing = trained.pair(lozere, candidate_rows(world, REGIONAL))
    assert {c.feature for c in trained.explain(pairing, [0])[0].contributions} == {
        feature.name for feature in REGIONAL.features
    }

"""What is shown is what is summed."""

from __future__ import annotations

import numpy as np
import pytest

from data.records import Territory
from features.origin import Origin
from features.world import World
from models.model import Model
from models.pairs import REGIONAL, Pairs, Rows, candidate_rows
from models.train import train

# Hendaye and Menton lie on a border: the smallest distances are the hardest to repeat.
ASKERS = (
    "insee:64260",
    "insee:06083",
    "geonames:3006787",
    "geonames:2985034",
    "siren:242900314",
    "insee:DEP-48",
    "insee:REG-53",
)


def _place(origin: Origin) -> tuple[float, float]:
    return origin.territory.latitude, origin.territory.longitude


@pytest.mark.parametrize("asker", ASKERS)
def test_contributions_sum_to_the_score(world: World, trained: Model, asker: str) -> None:
    origin = Origin.of_row(world, world.gazetteer.row_of(asker))
    everyone = candidate_rows(world)
    drawn = np.random.default_rng(0).choice(len(everyone), 700, replace=False)
    near = np.argsort(world.gazetteer.distances(everyone, *_place(origin)))[:300]
    chosen = np.unique(np.r_[drawn, near])
    pairing = trained.pair(origin, everyone, partners=everyone[drawn[:3]].tolist())
    scores = trained.score(pairing)[chosen]
    explained = trained.explain(pairing, chosen.tolist())
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


def test_known_partnerships_are_taken_off_the_counts_of_a_portable_model(
    world: World, ends: tuple[Rows, Rows]
) -> None:
    model = train(world, ends, counts_only=True)
    origin = Origin.of_row(world, world.gazetteer.row_of("siren:241700434"))
    kendari = world.gazetteer.row_of("geonames:1640344")
    indonesia = world.gazetteer.countries.index("ID")
    counted = model.evidence.counts.country[indonesia]
    pairing = model.pair(origin, np.array([kendari]), hidden=[kendari])
    assert pairing.evidence.counts.country[indonesia] == counted - 1


def test_nothing_french_is_said_of_a_pair_with_france(world: World, trained: Model) -> None:
    kiel = Origin.of_row(world, world.gazetteer.row_of("geonames:2891122"))
    brest = np.array([world.gazetteer.row_of("insee:29019")])
    [explanation] = trained.explain(trained.pair(kiel, brest), [0])
    parts = {part.feature: part for part in explanation.contributions}
    for name in ("country", "french_partners", "neighbours", "region_openness"):
        assert (parts[name].known, parts[name].points) == (False, 0.0)


def test_departments_and_regions_are_judged_by_a_model_of_their_own(
    world: World, trained: Model
) -> None:
    lozere = Origin.of_row(world, world.gazetteer.row_of("insee:DEP-48"))
    assert trained.speaker(lozere) is trained.regional
    pairing = trained.pair(lozere, candidate_rows(world, REGIONAL))
    assert {c.feature for c in trained.explain(pairing, [0])[0].contributions} == {
        feature.name for feature in REGIONAL.features
    }

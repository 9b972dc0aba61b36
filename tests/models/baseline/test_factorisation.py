"""The factorisation scores as its own package does, and hears of known partners."""

from __future__ import annotations

import sys
from typing import Any

import numpy as np
import pytest
from scipy import sparse

from features.origin import Origin
from features.pairing import Pool
from features.world import World
from models.baseline.factorisation import Affinity, _sample, factorisation_scorer, mean_traits
from models.baseline.traits import trait_matrix
from models.pairs import Pairs, candidate_rows


@pytest.fixture(scope="module")
def traits(world: World, pairs: Pairs) -> Any:
    return trait_matrix(world, pairs.evidence(world))


def test_every_territory_has_one_trait_of_each_kind(world: World, traits: Any) -> None:
    assert traits.shape[0] == len(world.gazetteer)
    assert set(np.diff(traits.indptr)) == {10}
    assert (traits.data == 1).all()


def test_places_of_one_kind_share_their_traits(world: World, traits: Any) -> None:
    here, near = (world.gazetteer.row_of(f"insee:{code}") for code in ("17300", "17200"))
    assert traits[[here]].multiply(traits[[near]]).sum() >= 6


def test_no_partner_has_no_trait_and_two_share_theirs(traits: Any) -> None:
    none, both = mean_traits(traits, [(), (4, 9)])
    assert none.nnz == 0
    assert (both.toarray() == (traits[[4]] + traits[[9]]).toarray() / 2).all()


def scores_of_package(sample: Any, design: Any) -> Any:
    """The score of a factorisation machine as its definition says."""
    sums, squares = design @ sample.V, design.power(2) @ sample.V**2
    return sample.w0 + design @ sample.w + (sums**2 - squares).sum(axis=1) / 2


def test_candidates_stand_as_far_apart_as_in_the_definition(
    world: World, pairs: Pairs, traits: Any
) -> None:
    asker, known = pairs.origins[:1], pairs.foreign[:2].tolist()
    rows = candidate_rows(world)[:400]
    beside = sparse.vstack([sparse.hstack([traits[asker], mean_traits(traits, [known])])] * 400)
    design = sparse.hstack([beside, traits[rows]], format="csr", dtype=float)
    samples = _sample(design, np.arange(400) % 7 == 0, 0)
    found = Affinity.of_samples(traits, samples).score(
        Origin.of_row(world, int(asker[0])), Pool(world, rows), known
    )
    wanted = np.mean([scores_of_package(each, design) for each in samples], axis=0)
    assert found - found[0] == pytest.approx(wanted - wanted[0], abs=1e-3)


def test_what_it_needs_of_an_older_setuptools_is_gone_afterwards(traits: Any) -> None:
    _sample(traits[:20].astype(float), np.arange(20) % 2, 0)
    assert not hasattr(sys.modules.get("pkg_resources"), "DistributionNotFound")


def test_known_partners_change_the_ranking(world: World, pairs: Pairs) -> None:
    scorer = factorisation_scorer(world, pairs, seed=0)
    origin = Origin.of_row(world, int(pairs.origins[0]))
    pool = Pool(world, candidate_rows(world))
    cold = scorer(origin, pool, ())
    warm = scorer(origin, pool, pairs.foreign[:1].tolist())
    assert np.isfinite(cold).all()
    assert np.abs(warm - cold).max() > 0.01

"""Counts and links: what they hold, and what they hide."""

from __future__ import annotations

import numpy as np
import pytest

from features.evidence import Evidence
from features.origin import Origin
from features.pairing import Pool
from features.usual_size import FEWEST
from features.world import World

NOWHERE = (np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64))


def test_counts_agree_with_the_pairs(world: World, evidence: Evidence) -> None:
    counts, links = evidence.counts, evidence.links
    assert links is not None
    assert counts.total == len(links.french) > 200
    assert counts.country.sum() == counts.region_country.sum()
    ends = world.gazetteer.population[np.stack([links.french, links.foreign])]
    assert counts.size_country.sum() == (ends > 0).all(axis=0).sum()
    germany = world.gazetteer.countries.index("DE")
    assert counts.country[germany] == (world.gazetteer.country[links.foreign] == germany).sum()


def test_hiding_an_origin_hides_all_its_partnerships(evidence: Evidence) -> None:
    assert evidence.links is not None
    origin = int(evidence.links.french[0])
    hidden = evidence.without(np.array([origin]))
    assert hidden.links is not None
    assert origin not in hidden.links.french
    own = (evidence.links.french == origin).sum()
    assert hidden.counts.total == evidence.counts.total - own


def test_portable_evidence_holds_no_pair(evidence: Evidence) -> None:
    portable = evidence.portable()
    assert portable.links is None
    assert (portable.counts.country == evidence.counts.country).all()


def test_no_sum_of_sizes_tells_which_pairs_were_counted(evidence: Evidence) -> None:
    counts = evidence.portable().counts
    assert not counts.size_gap[counts.country < FEWEST].any()
    assert (counts.size_gap == np.round(counts.size_gap)).all()
    assert evidence.counts.size_gap[evidence.counts.country < FEWEST].any()


def test_a_kernel_weighs_each_cell_by_its_distance(world: World, evidence: Evidence) -> None:
    assert evidence.links is not None
    kernel, gazetteer = evidence.links.kernel, world.gazetteer
    place = kernel.places[:1]
    field = kernel.spread("wide", place, np.array([2.0]))
    cells = Pool(world, np.arange(len(gazetteer))).cell
    rows, km = gazetteer.near(
        float(gazetteer.latitude[place[0]]), float(gazetteer.longitude[place[0]]), 180.0
    )
    assert field[cells[place[0]]] > 1.4
    assert field[cells[rows]] == pytest.approx(2 * np.exp(-km / 80), abs=0.45)
    assert field.sum() == pytest.approx(field[np.unique(cells[rows])].sum(), rel=0.4)


def test_neighbours_weigh_less_the_farther_they_are(
    evidence: Evidence, la_rochelle: Origin
) -> None:
    found, weights = evidence.around_origin(la_rochelle.vector, 120.0)
    assert evidence.links is not None
    assert 0 < len(found) < len(evidence.links.french)
    assert (weights > np.exp(-3.001)).all()
    assert (weights <= 1).all()


def test_a_pair_of_unknown_size_leaves_the_usual_gap_as_it_was(world: World) -> None:
    gazetteer = world.gazetteer
    sized = np.flatnonzero(gazetteer.country == gazetteer.countries.index("DE"))
    sized = np.r_[sized[gazetteer.population[sized] > 50_000], gazetteer.row_of("admin1:CN.22")]
    unsized = np.full(30, gazetteer.row_of("local:cn-chongwen"))
    found = []
    for foreign in (sized, np.r_[sized, unsized]):
        french = np.full(len(foreign), gazetteer.row_of("insee:17300"))
        found.append(Evidence.of_pairs(world, french, foreign, abroad=NOWHERE).country_gap)
    assert (found[0] == found[1]).all()
    assert found[0].any()

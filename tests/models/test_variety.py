"""Variety: an order of the head that begins with the best and avoids ten of a kind."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from features.origin import Origin
from features.pairing import Pool
from features.world import World
from models.evaluate import Scores
from models.pairs import candidate_rows
from models.variety import (
    HEAD,
    LIKENESS,
    POINTS,
    VILLAGE,
    Rows,
    comparable,
    diversify,
    traits_of,
    varied,
)

KIEL, DENVER = "geonames:2891122", "geonames:5419384"
COUNTRY = list(LIKENESS).index("country")
DIVERSITIES = st.floats(0, 1)
TRAITS = st.tuples(*[st.integers(-1, 3)] * len(LIKENESS))


@st.composite
def heads(draw: st.DrawFn) -> tuple[Scores, Rows]:
    """Scores in points, the best first, and the traits of as many candidates."""
    scores = draw(st.lists(st.floats(-20, 20), max_size=40))
    traits = draw(st.lists(TRAITS, min_size=len(scores), max_size=len(scores)))
    shape = (len(scores), len(LIKENESS))
    return np.array(sorted(scores, reverse=True)), np.array(traits, dtype=np.int64).reshape(shape)


def of_countries(countries: Sequence[int]) -> Rows:
    """Candidates of whom nothing but the country is known."""
    traits = np.full((len(countries), len(LIKENESS)), -1)
    traits[:, COUNTRY] = countries
    return traits


def order(head: tuple[Scores, Rows], diversity: float, count: int = HEAD) -> list[int]:
    found: list[int] = diversify(*head, diversity=diversity, count=count).tolist()
    return found


@given(heads())
def test_no_diversity_is_the_order_of_the_score(head: tuple[Scores, Rows]) -> None:
    assert order(head, 0.0) == list(range(len(head[0])))


@given(heads(), DIVERSITIES)
def test_nobody_is_lost_and_nobody_comes_twice(head: tuple[Scores, Rows], diversity: float) -> None:
    assert sorted(order(head, diversity)) == list(range(len(head[0])))


@given(heads(), DIVERSITIES, st.integers(1, 40))
def test_a_longer_list_begins_with_the_shorter_one(
    head: tuple[Scores, Rows], diversity: float, count: int
) -> None:
    assert order(head, diversity)[:count] == order(head, diversity, count)


@given(heads(), DIVERSITIES)
def test_of_candidates_alike_in_everything_the_better_comes_first(
    head: tuple[Scores, Rows], diversity: float
) -> None:
    found = order(head, diversity)
    for traits in {tuple(each) for each in head[1].tolist()}:
        alike = [position for position in found if tuple(head[1][position]) == traits]
        assert alike == sorted(alike)


@given(heads(), DIVERSITIES)
def test_nobody_is_passed_by_one_who_is_farther_behind_than_variety_is_worth(
    head: tuple[Scores, Rows], diversity: float
) -> None:
    found, most = order(head, diversity), diversity * POINTS + 1e-9
    best_left = np.maximum.accumulate(head[0][found][::-1])[::-1]
    assert (best_left - head[0][found] <= most).all()


def test_another_country_comes_before_a_fourth_of_the_same() -> None:
    scores = np.array([3.0, 2.9, 2.8, 2.7, 2.0])
    assert 4 in order((scores, of_countries([1, 1, 1, 1, 2])), 0.5, 3)


def test_another_country_far_behind_stays_behind() -> None:
    scores = np.array([3.0, 2.9, 2.8, 2.7, -3.0])
    assert order((scores, of_countries([1, 1, 1, 1, 2])), 1.0) == [0, 1, 2, 3, 4]


def test_where_all_are_of_one_country_the_score_decides() -> None:
    scores = np.linspace(1, 0, 30)
    assert order((scores, of_countries([7] * 30)), 1.0) == list(range(30))


def test_unknown_resembles_nothing() -> None:
    scores = np.array([2.0, 1.9, 1.8])
    assert order((scores, of_countries([-1, -1, 2])), 1.0) == [0, 1, 2]
    assert order((scores, of_countries([1, 1, 2])), 1.0) == [0, 2, 1]


@pytest.mark.parametrize("count", [1, 10])
def test_a_head_without_candidates_has_no_order(count: int) -> None:
    assert order((np.empty(0), of_countries([])), 0.5, count) == []


def test_each_part_of_the_likeness_is_read_from_the_world(world: World) -> None:
    rows = world.gazetteer.rows_of(["geonames:2911298", "geonames:2867714", "geonames:6058560"])
    hamburg, munich, london_of_canada = traits_of(world, rows)
    assert hamburg[COUNTRY] == munich[COUNTRY] != london_of_canada[COUNTRY]
    region, climate, size = (list(LIKENESS).index(name) for name in ("region", "climate", "size"))
    assert hamburg[region] != munich[region]
    assert min(hamburg[climate], munich[climate]) >= 0
    assert hamburg[size] == munich[size] == london_of_canada[size] + 2


def falling(origin: Origin, pool: Pool, known: Sequence[int]) -> Scores:
    """The first rows are the best, a thousandth of a point apart."""
    return -np.arange(len(pool)) / 1000


def test_a_varied_scorer_ranks_its_head_anew_and_leaves_the_rest(world: World) -> None:
    pool, origin = Pool(world, candidate_rows(world)), Origin.of_row(world, 0)
    plain, found = falling(origin, pool, ()), varied(falling)(origin, pool, ())
    first = np.argsort(-found)[:10]
    assert len(set(pool.country[first])) > len(set(pool.country[:10]))
    assert (found[HEAD:] == plain[HEAD:]).all()


def test_what_is_known_takes_no_part_in_the_varied_order(world: World) -> None:
    pool, origin = Pool(world, candidate_rows(world)), Origin.of_row(world, 0)
    best = int(pool.rows[0])
    assert np.argmax(varied(falling, 0.0)(origin, pool, [best])) == 1


def costs(world: World, origin: str, *candidates: str) -> list[float]:
    """What the principle costs these candidates at diversity 1, in points."""
    gazetteer = world.gazetteer
    rows = np.array([gazetteer.row_of(each) for each in candidates])
    asker = Origin.of_row(world, gazetteer.row_of(origin))
    found = comparable(np.zeros(len(rows)), asker, world, rows=rows, diversity=1.0)
    return [-float(each) for each in found]


def test_a_candidate_of_twice_the_size_costs_a_point(world: World) -> None:
    population = world.gazetteer.population
    [cost] = costs(world, "insee:77379", KIEL)
    ratio = (
        population[world.gazetteer.row_of(KIEL)] / population[world.gazetteer.row_of("insee:77379")]
    )
    assert cost == pytest.approx(np.log2(ratio))


def test_a_candidate_of_twice_the_size_costs_a_village_two_points(world: World) -> None:
    gazetteer = world.gazetteer
    village = "insee:17019"
    sizes = [int(gazetteer.population[gazetteer.row_of(each)]) for each in (village, KIEL)]
    assert sizes[0] < VILLAGE
    assert costs(world, village, KIEL) == pytest.approx([2 * np.log2(sizes[1] / sizes[0])])


def test_a_candidate_inland_costs_a_point_more_to_a_town_by_the_sea(world: World) -> None:
    inland, coastal = costs(world, "insee:17300", DENVER, KIEL)
    gazetteer = world.gazetteer
    sizes = [gazetteer.population[gazetteer.row_of(each)] for each in (DENVER, KIEL)]
    assert inland - coastal == pytest.approx(1 + np.log2(sizes[0] / sizes[1]))

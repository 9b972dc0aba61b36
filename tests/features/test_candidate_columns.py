from __future__ import annotations

import numpy as np
import pytest

from data.names import name_key
from features.candidate_columns import grid_cells, rank_within
from features.sphere import arc_km, unit_vectors
from features.world import World

GROUP = np.array([0, 0, 0, 1, 1, -1])
POPULATION = np.array([10, 30, 20, 5, 5, 99])


def test_the_most_populous_of_a_group_ranks_first_and_ties_go_by_row() -> None:
    ranks = rank_within(GROUP, POPULATION, GROUP >= 0, counted=GROUP >= 0)
    assert ranks.tolist() == [3, 1, 2, 1, 2, 0]


def test_rows_that_are_not_ranked_have_no_rank() -> None:
    ranked = np.array([True, False, True, False, True, False])
    ranks = rank_within(GROUP, POPULATION, ranked, counted=ranked)
    assert ranks.tolist() == [2, 0, 1, 0, 1, 0]


def test_a_row_that_does_not_count_has_the_rank_that_it_would_have() -> None:
    counted = np.array([True, False, True, True, True, False])
    ranks = rank_within(GROUP, POPULATION, GROUP >= 0, counted=counted)
    assert ranks.tolist() == [2, 1, 1, 1, 2, 0]


@pytest.mark.parametrize("km", [25.0, 70.0])
def test_two_points_of_a_cell_are_never_farther_than_its_diagonal(km: float) -> None:
    draw = np.random.default_rng(3)
    latitude, longitude = draw.uniform(-70, 70, 400_000), draw.uniform(-180, 180, 400_000)
    cells = grid_cells(latitude, longitude, km)
    order = np.argsort(cells)
    same = cells[order][1:] == cells[order][:-1]
    points = unit_vectors(latitude, longitude)[order]
    chords = np.linalg.norm(points[1:][same] - points[:-1][same], axis=1)
    assert arc_km(chords).max() < km * 1.6


def test_cells_cover_about_the_same_area_everywhere() -> None:
    draw = np.random.default_rng(4)
    height = draw.uniform(-0.95, 0.95, 2_000_000)
    cells = grid_cells(np.degrees(np.arcsin(height)), draw.uniform(-180, 180, 2_000_000), 700.0)
    counts = np.bincount(cells)
    inner = counts[counts > 0][100:-100]
    assert inner.std() / inner.mean() < 0.25


@pytest.mark.parametrize("point", [(90.0, 0.0), (-90.0, 180.0), (0.0, -180.0), (45.0, 180.0)])
def test_the_poles_and_the_date_line_have_a_cell(point: tuple[float, float]) -> None:
    assert grid_cells(np.array([point[0]]), np.array([point[1]]), 70.0)[0] >= 0


def test_paris_ranks_first_in_france(world: World) -> None:
    paris = world.gazetteer.row_of("insee:75056")
    assert world.rank_country[paris] == 1


@pytest.mark.parametrize("name", ["Paris 13 Gobelins", "Lyon 03", "Cergy-Pontoise"])
def test_what_is_no_commune_has_no_rank_in_france(world: World, name: str) -> None:
    gazetteer = world.gazetteer
    rows = [row for row in gazetteer.rows_named(name_key(name)) if gazetteer.name(row) == name]
    assert rows
    assert not world.rank_country[rows].any()
    assert not world.rank_admin1[rows].any()


def test_districts_of_other_cities_do_not_come_before_a_town(world: World) -> None:
    # INE, 1 January 2023: San Sebastián is the 35th municipality of Spain; 43rd among all places.
    san_sebastian = world.gazetteer.row_of("geonames:3110044")
    assert 33 <= world.rank_country[san_sebastian] <= 38
    assert world.rank_country[world.gazetteer.row_of("geonames:5110302")] > 1


def test_an_authority_has_no_rank(world: World) -> None:
    assert world.rank_country[world.gazetteer.row_of("insee:DEP-48")] == 0


def test_an_unknown_population_has_no_rank(world: World) -> None:
    assert world.rank_country[world.gazetteer.row_of("local:cn-chongwen")] == 0


def test_vectors_have_length_one(world: World) -> None:
    lengths = np.linalg.norm(np.asarray(world.vectors), axis=1)
    assert np.abs(lengths - 1).max() < 1e-5

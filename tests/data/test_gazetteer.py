from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from data.errors import UnknownTerritory
from data.gazetteer import Gazetteer, NameKind
from data.gazetteer_build import write_gazetteer
from data.gazetteer_entries import Entry, Tables
from data.names import name_key
from data.records import Territory
from features.world import World

ROCHELLE = "geonames:3006787"


@pytest.fixture(scope="module")
def real(world: World) -> Gazetteer:
    return world.gazetteer


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    """Two places and an intercommunality that has its seat in the first."""
    entries = [
        Entry(
            "geonames:5",
            "La Rochelle",
            "FR",
            46.16,
            -1.15,
            population=77_000,
            admin1="FR.75",
            department="17",
            geonames=5,
            insee="17300",
            alternates=["Rupella", "la luo xie er"],
        ),
        Entry("geonames:9", "Québec", "CA", 46.81, -71.21, geonames=9, aliases=["Ville de Québec"]),
        Entry(
            "siren:24",
            "CA de La Rochelle",
            "FR",
            46.16,
            -1.15,
            level="intercommunality",
            population=181_000,
            seats=("insee:17300",),
            members=("insee:17028", "insee:17300"),
        ),
    ]
    folder = tmp_path_factory.mktemp("gazetteer")
    write_gazetteer(folder, entries, Tables(), progress=lambda label, done: None)
    return Gazetteer.open(folder)


def test_a_commune_knows_its_intercommunality(small: Gazetteer) -> None:
    assert small.grouping.tolist() == [2, -1, -1]


def test_where_two_groupings_overlap_the_smaller_one_has_the_commune(real: Gazetteer) -> None:
    paris_east = real.row_of("siren:200058790")
    assert real.grouping[real.row_of("insee:93051")] == paris_east


def test_a_row_gives_its_territory(small: Gazetteer) -> None:
    wanted = Territory("geonames:5", "La Rochelle", "FR", "municipality", 46.16, -1.15, 77_000)
    assert small.territory(0) == wanted


def test_an_unknown_population_is_none(small: Gazetteer) -> None:
    assert small.territory(1).population is None


@pytest.mark.parametrize(
    ("id_", "row"), [("geonames:5", 0), ("insee:17300", 0), ("geonames:9", 1), ("siren:24", 2)]
)
def test_every_id_finds_its_row(small: Gazetteer, id_: str, row: int) -> None:
    assert small.row_of(id_) == row


def test_unknown_ids_among_many_are_minus_one(small: Gazetteer) -> None:
    ids = ["geonames:9", "geonames:6", "siren:25", "geonames:x", "geonames:99999999999999999999"]
    assert small.rows_of(ids).tolist() == [1, -1, -1, -1, -1]


def test_an_unknown_id_says_which_forms_are_expected(small: Gazetteer) -> None:
    with pytest.raises(UnknownTerritory, match=r"siren:25.*expected geonames:N"):
        small.row_of("siren:25")


def test_names_come_with_the_main_one_first_then_ours(small: Gazetteer) -> None:
    assert small.names(1) == ("Québec", "Ville de Québec")


def test_a_main_name_outranks_a_stripped_one_and_that_a_romanisation(small: Gazetteer) -> None:
    rows, kinds = small.matches("larochelle")
    assert rows.tolist() == [0, 2]
    assert kinds.tolist() == [NameKind.MAIN, NameKind.STRIPPED]
    assert small.matches("laluoxieer")[1].tolist() == [NameKind.DOUBTFUL]


def test_a_name_that_nobody_bears_finds_no_row(small: Gazetteer) -> None:
    assert small.rows_named("nowhere").tolist() == []


def test_a_commune_and_the_authority_it_is_the_seat_of_know_each_other(small: Gazetteer) -> None:
    assert small.seat[2] == 0
    assert small.seat_of(0).tolist() == [2]


def test_rows_near_a_point_come_nearest_first(small: Gazetteer) -> None:
    rows, distances = small.near(46.2, -1.2, 10)
    assert set(rows.tolist()) == {0, 2}
    assert (np.diff(distances) >= 0).all()


def test_a_great_circle_is_measured_in_km(small: Gazetteer) -> None:
    to_quebec = small.distances(np.array([0]), 46.81, -71.21)
    assert to_quebec[0] == pytest.approx(5_190, abs=30)


def test_the_world_holds_every_place_of_500_inhabitants(real: Gazetteer) -> None:
    places = (real.geonames > 0) & (real.population >= 500)
    # GeoNames gives 249 French communes more than 500 inhabitants where INSEE counts fewer.
    assert places.sum() >= 195_651
    assert len(set(real.geonames[real.geonames > 0].tolist())) == (real.geonames > 0).sum()


def test_overseas_departements_are_french_regions(real: Gazetteer) -> None:
    assert not {"RE", "GP", "MQ", "GF", "YT"} & set(real.countries)
    saint_denis = real.row_of("insee:97411")
    assert real.admin1_codes[real.admin1[saint_denis]] == "FR.04"
    assert real.departments[real.department[saint_denis]] == "974"


def test_all_french_authorities_are_there_with_a_seat(real: Gazetteer) -> None:
    counts = np.bincount(real.level[real.country == real.countries.index("FR")])
    assert counts[1] >= 1_250
    assert counts[3] == 18
    authorities = np.flatnonzero((real.level > 0) & (real.country == real.countries.index("FR")))
    assert (real.seat[authorities] >= 0).mean() > 0.99


def test_the_agglomeration_of_la_rochelle_is_reached_from_its_seat(real: Gazetteer) -> None:
    seated = {real.id(row) for row in real.seat_of(real.row_of(ROCHELLE)).tolist()}
    assert {"siren:241700434", "insee:DEP-17"} <= seated


def test_a_place_that_geonames_knows_smaller_has_the_population_of_our_source(
    real: Gazetteer,
) -> None:
    sapone = real.row_of("geonames:2355872")
    assert real.population[sapone] == 45_000
    assert "GeoNames" not in real.sources[real.source[sapone]].name


def test_the_divisions_of_a_country_share_out_its_inhabitants_as_its_places(
    real: Gazetteer,
) -> None:
    row, other = real.row_of("admin1:CN.25"), real.row_of("admin1:CN.18")
    sums = [
        real.population[(real.admin1 == real.admin1[at]) & (real.level == 0)].sum()
        for at in (row, other)
    ]
    assert real.population_derived[[row, other]].all()
    shares = real.population[row] / real.population[other]
    assert shares == pytest.approx(sums[0] / sums[1], rel=1e-6)


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Pékin", "geonames:1816670"),
        ("青岛", "geonames:1797929"),
        ("Vera Cruz", "geonames:3514783"),
    ],
)
def test_exonyms_and_local_scripts_are_names(real: Gazetteer, name: str, id_: str) -> None:
    assert real.row_of(id_) in real.rows_named(name_key(name)).tolist()


def test_columns_cannot_be_written_to(real: Gazetteer) -> None:
    with pytest.raises(ValueError, match="read-only"):
        real.population[0] = 1


def test_a_folder_without_a_gazetteer_does_not_open(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Gazetteer.open(tmp_path)

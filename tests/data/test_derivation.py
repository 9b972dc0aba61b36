"""The rules by which our tables are derived, on a few communes."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.derivation.aliases import grouping_aliases
from data.derivation.communes import Commune, commune_rows, join_communes
from data.derivation.divisions import division_rows
from data.derivation.geonames import FrenchPlace, Place
from data.derivation.places import grown_communes
from data.derivation.seats import approximate_rows, approximate_seats, known_seats
from data.derivation.wikidata import missing_communes
from data.readers.groupings import Edition
from data.readers.official_json import Entry
from data.tables import AliasRow


def place(number: int, name: str, population: int = 1_000, department: str = "17") -> FrenchPlace:
    found = Place(number, name, (), "FR", "75", 46.0 + number / 100, -1.0, population)
    return FrenchPlace(found, department, "75")


def commune(
    insee: str, name: str, population: int = 1_000, *, seat: str = "", postcodes: str = ""
) -> Commune:
    return Commune(insee, name, seat, insee[:2], "75", population, tuple(postcodes.split()))


def joined(communes: list[Commune], places: list[FrenchPlace]) -> dict[str, int]:
    found = join_communes(communes, places)
    return {insee: place.place.geonames for insee, place in found.items()}


def test_a_commune_is_joined_whatever_its_accents_and_hyphens() -> None:
    assert joined([commune("17001", "Saint-Côme")], [place(1, "St Come")]) == {"17001": 1}


def test_a_namesake_in_another_departement_is_not_the_commune() -> None:
    assert joined([commune("17001", "Mornac")], [place(1, "Mornac", department="16")]) == {}


def test_of_two_namesakes_the_nearer_in_population_is_taken() -> None:
    places = [place(1, "Mornac", 5_000), place(2, "Mornac", 900)]
    assert joined([commune("17001", "Mornac")], places) == {"17001": 2}


def test_a_place_is_given_to_one_commune_only() -> None:
    communes = [commune("17001", "Mornac", 900), commune("17002", "Mornac", 1_000)]
    assert joined(communes, [place(1, "Mornac")]) == {"17002": 1}


def test_a_merged_commune_is_found_by_the_name_of_its_seat() -> None:
    merged = commune("17001", "Val-Neuf", 3_000, seat="Mornac")
    assert joined([merged], [place(1, "Mornac")]) == {"17001": 1}


def test_a_name_that_begins_the_other_needs_a_like_population() -> None:
    long = commune("17001", "Mornac-sur-Seudre", 1_100)
    assert joined([long], [place(1, "Mornac")]) == {"17001": 1}
    assert joined([long], [place(1, "Mornac", 3_000)]) == {}


def test_a_merged_commune_takes_the_population_of_the_official_list() -> None:
    communes = [commune("17001", "Mornac", 1_600), commune("17002", "Arvert", 1_400)]
    found = join_communes(communes, [place(1, "Mornac"), place(2, "Arvert")])
    rows = grown_communes(communes, found, edition=Edition("list", communes_year=2023))
    assert [(row.name, row.population, row.year) for row in rows] == [("Mornac", 1_600, 2023)]


def test_a_commune_keeps_its_official_name_where_its_place_has_another() -> None:
    communes = [commune("17001", "Saint-Côme"), commune("17002", "Arvert")]
    found = join_communes(communes, [place(1, "St Come"), place(2, "Arvert")])
    rows = commune_rows(communes, found, edition=Edition("list", communes_year=2023))
    assert [row.name for row in rows] == ["Saint-Côme", ""]


def test_a_commune_without_a_place_takes_that_of_its_postcode() -> None:
    communes = [
        commune("17001", "Mornac", 2_000, postcodes="17113"),
        commune("17002", "Arvert", 9_000, postcodes="17530"),
        commune("17003", "Breuillet", 1_500, postcodes="17113"),
    ]
    known = known_seats(join_communes(communes[:2], [place(1, "Mornac"), place(2, "Arvert")]), [])
    near = approximate_seats(communes, [], known=known)
    assert {insee: seat.latitude for insee, seat in near.items()} == {"17003": 46.01}
    assert near["17003"].geonames is None


def test_a_small_commune_without_a_place_is_no_territory() -> None:
    small, known = commune("17003", "Breuillet", 900), known_seats({"17003": place(1, "X")}, [])
    assert approximate_rows([small], known, year=2023) == []


def test_a_commune_that_a_twinning_names_has_its_coordinates(tmp_path: Path) -> None:
    table = tmp_path / "twinnings.tsv"
    table.write_text(
        "origincityLabel\torigincountry\toriginlat\toriginlong\tsistercityLabel"
        "\tdestination_countryLabel\tdestinationlat\tdestinationlong\n"
        "Kiel\tGermany\t54.3\t10.1\tBreuillet\tFrance\t46.05\t-1.0\n",
        encoding="utf-8",
    )
    known = {f"1710{number}": place(number, f"Place {number}") for number in range(5)}
    rows = missing_communes(table, [commune("17003", "Breuillet")], known=known, year=2023)
    assert [(row.id, row.latitude) for row in rows] == [("insee:17003", 46.05)]


@pytest.mark.parametrize(
    ("official", "name"),
    [
        ("Hải Dương Province", "Hải Dương"),
        ("Ho Chi Minh City (HCMC)", "Ho Chi Minh City"),
        ("Northern Province", "Northern Province"),
        ("Moscow Oblast", "Moscow Oblast"),
    ],
)
def test_a_division_loses_its_kind_where_a_name_is_left(official: str, name: str) -> None:
    found = Place(1, "Town", (), "XX", "01", 0.0, 0.0, 1_000)
    assert [row.name for row in division_rows([found], {"XX.01": official}, by_hand={})] == [name]


def test_a_name_that_two_groupings_share_is_no_alias() -> None:
    groupings = [
        Entry({"code": code, "nom": name}, "")
        for code, name in (("1", "CC du Haut Pays"), ("2", "CA Haut Pays"), ("3", "CC du Bas Pays"))
    ]
    found = grouping_aliases(groupings, [], rows=[])
    assert AliasRow("Bas Pays", "siren:3", "decoupage-administratif") in found
    assert "Haut Pays" not in {row.name for row in found}

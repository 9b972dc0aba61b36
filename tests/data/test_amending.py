from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from data.amending import amend
from data.gazetteer import Gazetteer
from data.gazetteer_build import write_gazetteer
from data.gazetteer_entries import Entry, Tables
from data.noted import Noted, load_noted, save_noted
from data.resolve import Resolver

DAY = "2026-11-22"
HAMLET = Noted(
    "local:fr-le-hameau", "INSEE 2024", DAY, "Le Hameau", "FR", "municipality", 46.2, -1.2, 320
)


@pytest.fixture
def entries() -> list[Entry]:
    """Two French communes, a Canadian city and the région of the first one."""
    return [
        Entry("geonames:5", "La Rochelle", "FR", 46.16, -1.15, geonames=5, admin1="FR.75",
              department="17", population=77_000, population_year=2022),
        Entry("geonames:7", "Lille", "FR", 50.63, 3.07, geonames=7, admin1="FR.32",
              department="59"),
        Entry("geonames:9", "Québec", "CA", 46.81, -71.21, geonames=9, former="Ville de Québec"),
        Entry("insee:REG-75", "Nouvelle-Aquitaine", "FR", 44.8, -0.6, level="region",
              population=6_000_000, population_derived=True),
    ]  # fmt: skip


def written(entries: list[Entry], folder: Path) -> Gazetteer:
    write_gazetteer(folder, entries, Tables(), progress=lambda label, done: None)
    return Gazetteer.open(folder)


def test_where_nothing_is_noted_no_byte_changes(entries: list[Entry], tmp_path: Path) -> None:
    for name in ("before", "after"):
        (tmp_path / name).mkdir()
        written(entries, tmp_path / name)
        amend(entries, [])
    for path in (tmp_path / "before").iterdir():
        assert path.read_bytes() == (tmp_path / "after" / path.name).read_bytes()


def test_a_new_territory_stands_after_all_others(entries: list[Entry], tmp_path: Path) -> None:
    before = [entry.id for entry in entries]
    amend(entries, [HAMLET])
    gazetteer = written(entries, tmp_path)
    assert [gazetteer.id(row) for row in range(len(gazetteer))] == [*before, HAMLET.id]
    assert gazetteer.territory(4) == HAMLET.territory


def test_a_new_territory_is_found_by_name_id_and_point(
    entries: list[Entry], tmp_path: Path
) -> None:
    amend(entries, [HAMLET])
    resolver = Resolver(written(entries, tmp_path))
    for text in ("le hameau", "Le Hameau, France", HAMLET.id, "Le Hameau@46.2,-1.2"):
        assert resolver.resolve(text).territory == HAMLET.territory


def test_where_a_country_has_no_municipality_a_new_territory_lies_in_no_division() -> None:
    entries = [Entry("admin1:AQ.1", "Base", "AQ", -77.8, 166.6, level="region", admin1="AQ.1")]
    amend(entries, [replace(HAMLET, country="AQ")])
    assert (entries[-1].id, entries[-1].admin1, entries[-1].department) == (HAMLET.id, "", "")


def test_a_new_territory_lies_in_the_divisions_of_the_nearest_place_of_its_country(
    entries: list[Entry],
) -> None:
    amend(entries, [HAMLET])
    assert (entries[-1].admin1, entries[-1].department) == ("FR.75", "17")


def test_a_new_region_is_not_taken_for_the_one_around_it(entries: list[Entry]) -> None:
    region = Noted("local:fr-pays", "site", DAY, "Pays", "FR", "region", 46.2, -1.2)
    amend(entries, [region])
    assert (entries[-1].admin1, entries[-1].population) == ("", 0)


def test_only_what_is_noted_is_put_right(entries: list[Entry]) -> None:
    amend(entries, [Noted("geonames:5", "INSEE 2023", DAY, population=79_961)])
    place = entries[0]
    assert (place.name, place.latitude, place.level) == ("La Rochelle", 46.16, "municipality")
    assert (place.population, place.population_year) == (79_961, 0)


def test_a_population_that_was_derived_is_so_no_longer(entries: list[Entry]) -> None:
    amend(entries, [Noted("insee:REG-75", "INSEE 2023", DAY, population=6_100_000)])
    assert (entries[3].population, entries[3].population_derived) == (6_100_000, False)


def test_level_and_coordinates_are_put_right(entries: list[Entry]) -> None:
    amend(entries, [Noted("geonames:9", "s", DAY, level="region", latitude=47.0, longitude=-71.5)])
    assert (entries[2].level, entries[2].latitude, entries[2].longitude) == ("region", 47.0, -71.5)


def test_all_former_names_find_what_is_renamed(entries: list[Entry], tmp_path: Path) -> None:
    amend(entries, [Noted("geonames:9", "décret", DAY, name="Kébec")])
    resolver = Resolver(written(entries, tmp_path))
    for name in ("Kébec", "Québec", "Ville de Québec"):
        assert resolver.resolve(name).territory.name == "Kébec"


def test_what_the_gazetteer_has_had_since_is_put_right_there(entries: list[Entry]) -> None:
    entries.append(Entry(HAMLET.id, "Hameau", "FR", 46.3, -1.1, population=100))
    amend(entries, [HAMLET])
    assert [entry.name for entry in entries if entry.id == HAMLET.id] == ["Le Hameau"]


def test_a_correction_of_what_has_gone_is_passed_over(entries: list[Entry]) -> None:
    before = len(entries)
    amend(entries, [Noted("geonames:404", "site", DAY, population=10)])
    assert len(entries) == before


def test_a_world_tells_what_was_noted_when_it_was_built(tmp_path: Path) -> None:
    assert load_noted(tmp_path) == ()
    save_noted(tmp_path, [HAMLET])
    assert load_noted(tmp_path) == (HAMLET,)

"""Under which names territories are shown, and that their other names find them as before."""

from __future__ import annotations

import pytest

from data.beginnings import rows_beginning
from data.gazetteer import Gazetteer, NameKind
from data.names import name_key
from data.resolve import Resolver
from data.tables import load_communes, load_french_names, load_sources
from features.world import World


@pytest.fixture(scope="module")
def gazetteer(world: World) -> Gazetteer:
    return world.gazetteer


def test_every_commune_is_shown_under_its_official_name(gazetteer: Gazetteer) -> None:
    official = {row.insee: row.name for row in load_communes() if row.name}
    rows = gazetteer.rows_of([f"insee:{insee}" for insee in official])
    assert [gazetteer.name(row) for row in rows.tolist()] == list(official.values())
    assert "Dunkerque" in official.values()


def test_every_french_name_of_the_table_is_shown(gazetteer: Gazetteer) -> None:
    listed = load_french_names()
    rows = gazetteer.rows_of([row.id for row in listed])
    assert rows.min() >= 0
    assert [gazetteer.name(row) for row in rows.tolist()] == [row.name for row in listed]


def test_no_territory_has_two_french_names_and_each_name_its_source() -> None:
    listed = load_french_names()
    assert len({row.id for row in listed}) == len(listed) > 300
    assert {row.source for row in listed} <= set(load_sources())


@pytest.mark.parametrize("name", ["Lisbonne", "Lisbon", "Pékin", "Beijing", "Bavière", "Bavaria"])
def test_both_names_of_a_renamed_territory_are_main_ones(gazetteer: Gazetteer, name: str) -> None:
    rows, kinds = gazetteer.matches(name_key(name))
    shown = {gazetteer.name(row) for row in rows[kinds == NameKind.MAIN].tolist()}
    assert shown & {"Lisbonne", "Pékin", "Bavière"}


def test_the_beginning_of_either_name_finds_a_renamed_territory(gazetteer: Gazetteer) -> None:
    for beginning in ("londr", "london"):
        rows = rows_beginning(gazetteer, beginning)
        assert "Londres" in {gazetteer.name(row) for row in rows.tolist()}


def test_the_name_of_geonames_stays_among_the_other_names(gazetteer: Gazetteer) -> None:
    assert gazetteer.names(gazetteer.row_of("insee:59183"))[:2] == ("Dunkerque", "Dunkirk")


@pytest.mark.parametrize(
    ("name", "id_"),
    [("Paris 16 Passy", "geonames:2988394"), ("Passy", "geonames:2988393")],
)
def test_a_quarter_answers_to_its_own_name_only(gazetteer: Gazetteer, name: str, id_: str) -> None:
    assert Resolver(gazetteer).resolve(name, side="asker").territory.id == id_


def test_a_commune_goes_before_a_larger_place_of_its_name_that_is_none(
    gazetteer: Gazetteer,
) -> None:
    found = Resolver(gazetteer).resolve("La Montagne", side="asker")
    assert found.territory.id == "geonames:3008096"
    assert found.alternatives[0].id == "geonames:935708"
    assert (found.alternatives[0].population or 0) > (found.territory.population or 0)


def test_no_source_of_the_gazetteer_is_called_by_its_key(gazetteer: Gazetteer) -> None:
    assert not {source.name for source in gazetteer.sources} & set(load_sources())

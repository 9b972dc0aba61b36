"""The tables that ship with the product."""

from __future__ import annotations

from collections import Counter

import pytest

from data.names import name_key
from data.tables import (
    AuthorityRow,
    PlaceRow,
    load_aliases,
    load_authorities,
    load_communes,
    load_divisions,
    load_places,
    load_sources,
)


@pytest.fixture(scope="module")
def authorities() -> dict[str, AuthorityRow]:
    return {row.id: row for row in load_authorities()}


@pytest.fixture(scope="module")
def places() -> dict[str, PlaceRow]:
    return {row.id: row for row in load_places()}


def test_all_french_authorities_are_there(authorities: dict[str, AuthorityRow]) -> None:
    levels = Counter(row.level for row in authorities.values())
    assert (levels["region"], levels["department"]) == (18, 101 + 1)
    assert levels["intercommunality"] == 1255 + 11


def test_populations_of_regions_are_those_that_insee_publishes(
    authorities: dict[str, AuthorityRow],
) -> None:
    published = {"53": 3_449_370, "11": 12_463_067, "94": 355_486, "27": 2_802_670}
    assert {code: authorities[f"insee:REG-{code}"].population for code in published} == published


def test_every_authority_has_a_dated_population(
    authorities: dict[str, AuthorityRow],
) -> None:
    assert [row.id for row in authorities.values() if not row.population or not row.year] == []


def test_the_rhone_does_not_count_the_inhabitants_of_the_metropole_de_lyon(
    authorities: dict[str, AuthorityRow],
) -> None:
    rhone, lyon = authorities["insee:DEP-69"], authorities["siren:200046977"]
    assert (rhone.population or 0) < (lyon.population or 0) / 2


def test_the_seat_of_la_rochelle_agglomeration_is_la_rochelle(
    authorities: dict[str, AuthorityRow],
) -> None:
    row = authorities["siren:241700434"]
    assert row.name == "Communauté d'agglomération de La Rochelle"
    assert (row.seat_insee, row.seat_geonames, row.region) == ("17300", 3006787, "75")


def test_authorities_lie_in_france(authorities: dict[str, AuthorityRow]) -> None:
    overseas = {"01", "02", "03", "04", "06"}
    for row in authorities.values():
        assert row.region in overseas or (41 < row.latitude < 51.2 and -5.2 < row.longitude < 9.6)


def test_a_commune_and_a_geonames_place_are_joined_once() -> None:
    rows = load_communes()
    assert len({row.insee for row in rows}) == len({row.geonames for row in rows}) == len(rows)


def test_nearly_all_larger_communes_are_joined() -> None:
    large = [row for row in load_communes() if (row.population or 0) >= 20_000]
    assert len(large) >= 0.97 * 484


def test_communes_of_one_name_are_told_apart_by_their_departement() -> None:
    rows = {row.insee: row.geonames for row in load_communes()}
    seine_saint_denis, reunion = rows["93066"], rows["97411"]
    assert (seine_saint_denis, reunion) == (2980916, 935264)


def test_divisions_that_the_sources_name_have_their_french_name() -> None:
    rows = {row.id: (row.name, *row.names) for row in load_divisions()}
    named = {
        "CN.25": "Shandong", "CN.12": "Hubei", "CN.16": "Guangxi", "CN.30": "Guangdong",
        "CN.18": "Guizhou", "MX.30": "État de Veracruz", "AR.23": "Terre de Feu",
        "RU.28": "Carélie", "DE.02": "Bavière", "GB.SCT": "Écosse",
    }  # fmt: skip
    assert [code for code, name in named.items() if name not in rows[f"admin1:{code}"]] == []


def test_no_division_is_french() -> None:
    french = {"FR", "GP", "MQ", "GF", "RE", "YT"}
    assert [row.id for row in load_divisions() if row.country in french] == []


def test_the_population_of_veracruz_is_that_of_its_source() -> None:
    veracruz = next(row for row in load_divisions() if row.id == "admin1:MX.30")
    assert (veracruz.population, veracruz.source) == (8_000_000, "brest")


def test_sapone_has_the_population_that_brest_states(places: dict[str, PlaceRow]) -> None:
    sapone = places["geonames:2355872"]
    assert (sapone.population, sapone.country, sapone.source) == (45_000, "BF", "brest")


def test_a_cercle_of_mali_is_no_municipality(places: dict[str, PlaceRow]) -> None:
    assert places["local:ml-cercle-diema"].level == "department"


def test_communes_that_geonames_lacks_are_added(places: dict[str, PlaceRow]) -> None:
    assert places["insee:38053"].name == "Bourgoin-Jallieu"
    assert places["insee:38053"].admin1 == "FR.84"


@pytest.mark.parametrize(
    ("name", "territory"),
    [
        ("Poitou-Charentes", "insee:REG-75"),
        ("Rhône-Alpes", "insee:REG-84"),
        ("Grand Lyon", "siren:200046977"),
        ("Communauté urbaine de Brest", "siren:242900314"),
        ("Dunkerque Grand Littoral", "siren:245900428"),
        ("Loire-Inférieure", "insee:DEP-44"),
        ("Grand Chambéry", "siren:200069110"),
    ],
)
def test_an_old_name_leads_to_the_present_authority(name: str, territory: str) -> None:
    found = {row.id for row in load_aliases() if name_key(row.name) == name_key(name)}
    assert found == {territory}


def test_every_alias_leads_to_a_territory(authorities: dict[str, AuthorityRow]) -> None:
    own = {row.id for row in load_places()} | set(authorities)
    lost = [row for row in load_aliases() if row.id not in own and row.id[:9] != "geonames:"]
    assert lost == []


def test_every_row_names_a_known_source() -> None:
    tables = (load_authorities(), load_divisions(), load_places(), load_aliases())
    cited = {row.source for table in tables for row in table}
    assert cited - set(load_sources()) == set()


def test_the_population_years_are_stated(authorities: dict[str, AuthorityRow]) -> None:
    assert authorities["insee:REG-53"].year == 2023
    assert authorities["siren:241700434"].year == 2022
    assert authorities["insee:DEP-976"].year == 2017

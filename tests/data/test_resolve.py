from __future__ import annotations

import pytest

from data.errors import AmbiguousTerritory, UnknownTerritory
from data.ranking_names import Side
from data.records import Mention
from data.resolve import Resolver
from features.world import World


@pytest.fixture(scope="module")
def resolver(world: World) -> Resolver:
    return Resolver(world.gazetteer)


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("La Rochelle", "geonames:3006787"),
        ("larochelle", "geonames:3006787"),
        ("ST ETIENNE", "geonames:2980291"),
        ("Ville de Paris", "geonames:2988507"),
        ("Brest", "geonames:3030300"),
        ("Brest métropole", "siren:242900314"),
        ("Communauté urbaine de Brest", "siren:242900314"),
        ("Nantes Métropole", "siren:244400404"),
        ("La Rochelle Agglomération", "siren:241700434"),
        ("CA de La Rochelle", "siren:241700434"),
        ("Communauté d'agglomération de La Rochelle", "siren:241700434"),
        ("Communauté d'agglomération de Quimper", "siren:200068120"),
        ("Grand Lyon", "siren:200046977"),
        ("Bretagne", "insee:REG-53"),
        ("Région Bretagne", "insee:REG-53"),
        ("Poitou-Charentes", "insee:REG-75"),
        ("Rhône-Alpes", "insee:REG-84"),
        ("Lozère", "insee:DEP-48"),
        ("Département de la Lozère", "insee:DEP-48"),
        ("Conseil général de l'Orne", "insee:DEP-61"),
        ("Landes", "insee:DEP-40"),
        ("Mayenne", "geonames:2994935"),
        ("Saint-Denis (La Réunion)", "geonames:935264"),
    ],
)
def test_the_asker_is_french(resolver: Resolver, text: str, id_: str) -> None:
    assert resolver.resolve(text, side="asker").territory.id == id_


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("Brest", "geonames:629634"),
        ("Pékin", "geonames:1816670"),
        ("Canton", "geonames:1809858"),
        ("Cadix", "geonames:2520600"),
        ("Tarente", "geonames:3165926"),
        ("Haïphong", "geonames:1581298"),
        ("Constantza", "geonames:680963"),
        ("Béjaïa", "geonames:2505329"),
        ("Vera Cruz", "geonames:3514783"),
        ("Campeche", "geonames:3531732"),
        ("San Francisco de Campeche", "geonames:3531732"),
        ("Québec", "geonames:6325494"),
        ("Moscou", "geonames:524901"),
        ("Le Caire", "geonames:360630"),
        ("Salonique", "geonames:734077"),
        ("東京", "geonames:1850147"),
        ("القاهرة", "geonames:360630"),
        ("Shandong", "admin1:CN.25"),
        ("Tierra del Fuego", "admin1:AR.23"),
        ("Province de Lao Cai", "admin1:VN.15"),
        ("Canton de Vaud", "admin1:CH.VD"),
        ("Halle (Saale)", "geonames:2911522"),
        ("Portland, Oregon", "geonames:5746545"),
        ("Portland, ME", "geonames:4975802"),
        ("Córdoba, ES", "geonames:2519240"),
        ("Cordoba, Argentine", "geonames:3860259"),
        ("Guilin (Guangxi)", "geonames:1809498"),
    ],
)
def test_a_partner_is_foreign(resolver: Resolver, text: str, id_: str) -> None:
    assert resolver.resolve(text, side="partner").territory.id == id_


def test_the_other_side_is_taken_when_only_it_bears_the_name(resolver: Resolver) -> None:
    assert resolver.resolve("Kishiwada", side="asker").territory.country == "JP"
    assert resolver.resolve("Dunkerque", side="partner").territory.country == "FR"


def test_the_answer_names_what_the_text_could_also_mean(resolver: Resolver) -> None:
    found = resolver.resolve("Brest", side="asker")
    assert "geonames:629634" in {other.id for other in found.alternatives}
    assert not found.approximate


@pytest.mark.parametrize("country", ["BY", "Biélorussie", "Belarus"])
def test_a_country_given_apart_decides(resolver: Resolver, country: str) -> None:
    found = resolver.resolve("Brest", side="asker", country=country)
    assert found.territory.id == "geonames:629634"


def test_a_country_in_the_text_goes_before_the_one_given_apart(resolver: Resolver) -> None:
    found = resolver.resolve("Le Mont-Dore (Nouvelle-Calédonie)", country="FR")
    assert found.territory.country == "NC"


def test_a_country_of_the_past_finds_nothing(resolver: Resolver) -> None:
    with pytest.raises(UnknownTerritory):
        resolver.resolve("Brest", country="Prussia")


def test_a_level_keeps_to_that_level(resolver: Resolver) -> None:
    found = resolver.resolve_mention(Mention("Veracruz", level="region"), side="partner")
    assert found.territory.id == "admin1:MX.30"


@pytest.mark.parametrize(
    "id_",
    ["geonames:3006787", "insee:DEP-48", "insee:REG-53", "siren:241700434", "admin1:MX.30"],
)
def test_an_id_is_its_own_answer(resolver: Resolver, id_: str) -> None:
    assert resolver.resolve(id_).territory.id == id_


def test_a_commune_answers_to_its_insee_code(resolver: Resolver) -> None:
    assert resolver.resolve("insee:17300").territory.name == "La Rochelle"


def test_a_bare_point_is_a_territory_of_its_own(resolver: Resolver) -> None:
    found = resolver.resolve("46.2,-1.2")
    assert (found.row, found.territory.id) == (None, "point:46.2,-1.2")
    assert found.territory.country == "FR"
    assert found.territory.population is None


def test_a_named_point_is_the_place_of_that_name_near_by(resolver: Resolver) -> None:
    assert resolver.resolve("Brest@52.1,23.7").territory.id == "geonames:629634"


def test_a_named_point_without_such_a_place_keeps_its_name(resolver: Resolver) -> None:
    found = resolver.resolve("Île d'Aix@46.01,-1.17").territory
    assert (found.id, found.name) == ("point:46.01,-1.17", "Île d'Aix")


def test_a_point_far_from_everyone_is_refused(resolver: Resolver) -> None:
    with pytest.raises(UnknownTerritory, match="latitude first"):
        resolver.resolve("0,0")


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("District de Chongwen (Pékin)", "local:cn-chongwen"),
        ("District de Chaoyang", "local:cn-chaoyang-beijing"),
        ("District de Niamey", "geonames:2440485"),
        ("Chaoyang (Pékin)", "local:cn-chaoyang-beijing"),
        ("Yanqing (Pékin)", "geonames:2033458"),
    ],
)
def test_a_district_that_we_know_is_found(resolver: Resolver, text: str, id_: str) -> None:
    assert resolver.resolve(text, side="partner").territory.id == id_


@pytest.mark.parametrize(
    "text",
    [
        "District de Daxing (Municipalité de Shanghai)",
        "Daxing (Shanghai)",
        "Chaoyang",
    ],
)
def test_a_district_is_never_another_city_of_its_name(resolver: Resolver, text: str) -> None:
    with pytest.raises((UnknownTerritory, AmbiguousTerritory)):
        resolver.resolve(text, side="partner", country="CN")


def test_namesakes_that_nothing_tells_apart_are_given_as_choices(resolver: Resolver) -> None:
    with pytest.raises(AmbiguousTerritory) as raised:
        resolver.resolve("Chaoyang", side="partner")
    assert "local:cn-chaoyang-beijing" in raised.value.choices


@pytest.mark.parametrize(
    ("text", "side", "nearest"),
    [
        ("La Rochele", "asker", "La Rochelle"),
        ("Kishiwad", "partner", "Kishiwada"),
        ("Saarbruck", "partner", "Sarrebruck"),
    ],
)
def test_a_misspelt_name_gets_the_nearest_of_its_side(
    resolver: Resolver, text: str, side: Side, nearest: str
) -> None:
    with pytest.raises(UnknownTerritory) as raised:
        resolver.resolve(text, side=side)
    assert raised.value.nearest[0] == nearest
    assert len(raised.value.nearest) == 5


@pytest.mark.parametrize("text", ["", "   ", "!?", "\0", "()"])
def test_a_text_without_a_name_is_refused(resolver: Resolver, text: str) -> None:
    with pytest.raises(UnknownTerritory, match="holds no name"):
        resolver.resolve(text)


def test_search_gives_what_bears_the_name_before_what_starts_with_it(resolver: Resolver) -> None:
    found = [territory.name for territory in resolver.search("rochefort", limit=5)]
    assert found[0] == "Rochefort"
    assert all("Rochefort" in name for name in found)


def test_search_forgives_a_typing_mistake(resolver: Resolver) -> None:
    assert "Kishiwada" in [territory.name for territory in resolver.search("Kishiwadda")]


def test_a_search_for_nothing_finds_nothing(resolver: Resolver) -> None:
    assert resolver.search("") == []


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("Lund", "geonames:2693678"),
        ("Salisbury", "geonames:2638664"),
        ("Cologne", "geonames:2886242"),
        ("Mexico", "geonames:3530597"),
    ],
)
def test_another_name_must_outweigh_a_main_name(resolver: Resolver, text: str, id_: str) -> None:
    assert resolver.resolve(text, side="partner").territory.id == id_


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Tombouctou", "municipality"),
        ("Lucerne", "municipality"),
        ("Fukui", "municipality"),
        ("Bahia", "region"),
        ("Yunnan", "region"),
        ("Rio Grande do Sul", "region"),
        ("Johor", "region"),
    ],
)
def test_a_city_and_a_province_of_one_name_are_told_apart(
    resolver: Resolver, text: str, level: str
) -> None:
    assert resolver.resolve(text, side="partner").territory.level == level

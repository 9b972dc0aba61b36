from __future__ import annotations

import pytest

from data.names import is_doubtful, level_hint, name_key, stripped_keys


@pytest.mark.parametrize("spelling", ["Béjaïa", "BEJAIA", "bejaia", "Bé-jaïa", "Bejaia "])
def test_accents_capitals_and_hyphens_do_not_change_a_key(spelling: str) -> None:
    assert name_key(spelling) == "bejaia"


def test_blanks_do_not_change_a_key() -> None:
    assert name_key("Vera Cruz") == name_key("Veracruz")


@pytest.mark.parametrize("short", ["St-Malo", "St. Malo", "ST MALO"])
def test_a_shortened_saint_has_the_key_of_the_full_one(short: str) -> None:
    assert name_key(short) == name_key("Saint-Malo")


def test_other_scripts_have_a_latin_key() -> None:
    assert name_key("Αθήνα") == "athina"


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Ville de Béjaïa", "bejaia"),
        ("Commune de Saponé", "sapone"),
        ("Canton de Vaud", "vaud"),
        ("Municipalité populaire de Pékin", "pekin"),
        ("Communauté urbaine de Brest", "brest"),
        ("Communauté d'agglomération de La Rochelle", "larochelle"),
        ("Conseil général de l'Orne", "orne"),
        ("Conseil régional de Bretagne", "bretagne"),
        ("Région Bretagne", "bretagne"),
        ("Département de la Lozère", "lozere"),
        ("Province du Shandong", "shandong"),
        ("Etat du Tamil Nadu", "tamilnadu"),
        ("Gmina Sulęcin", "sulecin"),
        ("Vimmerby Municipality", "vimmerby"),
        ("District de Daxing", "daxing"),
        ("Brest métropole", "brest"),
        ("Le Havre", "havre"),
        ("Neustadt (Hessen)", "neustadt"),
        ("Bolzano/Bozen", "bozen"),
    ],
)
def test_administrative_words_articles_and_brackets_are_stripped(name: str, key: str) -> None:
    assert key in stripped_keys(name)


@pytest.mark.parametrize("name", ["Canton", "Ville", "Region", "Paris"])
def test_a_name_that_is_one_word_is_not_stripped(name: str) -> None:
    assert stripped_keys(name) == ()


def test_the_key_with_its_article_comes_before_the_one_without() -> None:
    keys = stripped_keys("CA de La Rochelle")
    assert keys.index("larochelle") < keys.index("rochelle")


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("Nantes Métropole", "intercommunality"),
        ("CA de La Rochelle", "intercommunality"),
        ("Conseil général de l'Orne", "department"),
        ("Conseil régional de Bretagne", "region"),
        ("Province de Lao Cai", "region"),
        ("District de Daxing", "district"),
        ("Brest", None),
        ("Aix-en-Provence", None),
    ],
)
def test_words_say_the_level(name: str, level: str | None) -> None:
    assert level_hint(name) == level


@pytest.mark.parametrize("name", ["LRH", "la luo xie er"])
def test_codes_and_romanisations_are_doubtful_names(name: str) -> None:
    assert is_doubtful(name)


@pytest.mark.parametrize("name", ["La Rochelle", "拉罗歇尔", "'s-Hertogenbosch"])
def test_names_in_use_are_not_doubtful(name: str) -> None:
    assert not is_doubtful(name)

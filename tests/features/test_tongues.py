from __future__ import annotations

import pytest

from features.tongues import common_languages, common_scripts
from features.world import World


def both(world: World, own: str, other: str) -> tuple[int, int]:
    countries = world.gazetteer.countries
    return countries.index(own), countries.index(other)


@pytest.mark.parametrize("country", ["BE", "SN", "MA", "HT"])
def test_french_is_common_where_a_fifth_speak_it(world: World, country: str) -> None:
    assert "fr" in common_languages(world, *both(world, "FR", country))


@pytest.mark.parametrize("country", ["CN", "JP", "RU", "DE", "GR"])
def test_a_language_learned_at_school_is_not_common(world: World, country: str) -> None:
    assert common_languages(world, *both(world, "FR", country)) == ()


@pytest.mark.parametrize("country", ["CN", "JP", "RU", "GR", "EG"])
def test_other_scripts_are_not_common(world: World, country: str) -> None:
    assert common_scripts(world, *both(world, "FR", country)) == frozenset()


@pytest.mark.parametrize("country", ["DE", "VN", "ID", "RS"])
def test_latin_letters_are_common_also_beside_another_script(world: World, country: str) -> None:
    assert common_scripts(world, *both(world, "FR", country)) == {"Latn"}


def test_nothing_is_known_to_be_common_with_an_unknown_country(world: World) -> None:
    france, _ = both(world, "FR", "FR")
    assert common_languages(world, -1, france) == ()
    assert common_scripts(world, france, -1) == frozenset()

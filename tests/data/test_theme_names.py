from __future__ import annotations

from collections import Counter
from typing import cast

import pytest

from data.errors import InvalidOption
from data.label import Label
from data.names import name_key
from data.theme_names import challenge_named, nearest_keys, sector_named, theme_named
from data.vocabulary import SECTORS, THEMES


@pytest.mark.parametrize(
    "text",
    ["water_sanitation", "Eau et assainissement", "EAU ET  ASSAINISSEMENT", "Water and sanitation"],
)
def test_a_theme_is_named_by_key_or_label_whatever_the_accents_and_case(text: str) -> None:
    assert theme_named(text, where="--remove") == "water_sanitation"


def test_accents_may_be_left_out() -> None:
    assert sector_named("sante", where="--sector") == "health"
    assert challenge_named("Secheresse et manque d’eau", where="--challenge") == (
        "drought_water_scarcity"
    )


def test_every_key_and_label_names_one_theme() -> None:
    for key, theme in THEMES.items():
        assert {theme_named(name, where="") for name in (key, *theme.label)} == {key}


def test_no_two_themes_bear_the_same_name() -> None:
    names = [
        name
        for theme in THEMES.values()
        for name in {name_key(each) for each in (theme.key, *theme.label)}
    ]
    assert [name for name, count in Counter(names).items() if count > 1] == []


def test_an_unknown_theme_is_told_with_the_three_nearest() -> None:
    with pytest.raises(InvalidOption) as caught:
        sector_named("watr_sanitation", where="--sector")
    assert str(caught.value).startswith("--sector 'watr_sanitation' is not a sector;")
    french, english = cast(Label, caught.value.fields["nearest"])
    assert (french.split(", ")[0], len(french.split(", "))) == ("Eau et assainissement", 3)
    assert english.split(", ")[0] == "Water and sanitation"


def test_a_challenge_among_the_sectors_is_told_to_be_one() -> None:
    with pytest.raises(InvalidOption, match="is a challenge, not a sector"):
        sector_named("insularity", where="--sector")


def test_a_sector_among_the_challenges_is_told_to_be_one() -> None:
    with pytest.raises(InvalidOption, match="is a sector, not a challenge"):
        challenge_named("sport", where="--challenge")


def test_a_text_without_letters_names_nothing() -> None:
    with pytest.raises(InvalidOption, match="neither a sector nor a challenge"):
        theme_named("?!", where="--remove")


def test_the_nearest_keys_are_those_of_the_themes_given() -> None:
    assert set(nearest_keys("insularity", SECTORS)) <= set(SECTORS)

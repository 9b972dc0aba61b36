"""The words for sectors and challenges."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from data.names import words_of
from data.vocabulary import (
    CHALLENGES,
    FAMILIES,
    HEADINGS,
    SECTORS,
    THEMES,
    Theme,
    keys_named,
    keys_of,
    mask_of,
    sector_of_heading,
)
from tests.data.seed_themes import FAMILIES_OF_THE_FLYER, THEMES_OF_SEEDS

EACH_THEME = pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.key)
EACH_KIND = pytest.mark.parametrize("themes", [SECTORS, CHALLENGES], ids=["sectors", "challenges"])
NAMED = [(text, key) for themes in THEMES_OF_SEEDS.values() for text, key in themes.items()]
ORDER = """
education vocational_training higher_education_research culture_francophonie heritage_tourism youth
sport health social_inclusion gender_equality local_economy trade_investment agriculture_food
fisheries_sea water_sanitation waste energy transport_mobility urban_planning_housing
environment_biodiversity climate_adaptation risk_civil_protection port_maritime digital_innovation
science_technology local_governance migration_codevelopment human_rights_peace crafts_design
coastal_flooding_erosion river_flooding cyclones_storms earthquake_tsunami drought_water_scarcity
drinking_water_access sanitation_wastewater solid_waste urban_sprawl housing_shortage rapid_growth
population_decline_ageing industrial_conversion youth_unemployment poverty_inequality
port_city_interface tourism_pressure biodiversity_loss marine_pollution air_pollution
energy_transition mobility_congestion food_security health_access education_access
institutional_capacity insecurity_conflict post_disaster_reconstruction heritage_preservation
rural_isolation insularity
"""


def words(theme: Theme, *languages: str) -> list[str]:
    return [words_of(word) for language in languages for word in theme.synonyms[language]]


def test_the_vocabulary_has_all_its_keys() -> None:
    assert (len(SECTORS), len(CHALLENGES), len(THEMES)) == (29, 31, 60)


def test_the_keys_stand_in_the_order_that_built_worlds_keep() -> None:
    assert list(THEMES) == ORDER.split()
    assert list(THEMES) == [*SECTORS, *CHALLENGES]


@EACH_KIND
def test_no_two_keys_have_the_same_words(themes: dict[str, Theme]) -> None:
    assert len({theme.label.french for theme in themes.values()}) == len(themes)
    assert len({theme.label.english for theme in themes.values()}) == len(themes)
    assert len({theme.definition for theme in themes.values()}) == len(themes)


@EACH_KIND
def test_no_synonym_names_two_keys_of_a_kind(themes: dict[str, Theme]) -> None:
    said = [(word, key) for key, one in themes.items() for word in set(words(one, *one.synonyms))]
    keys: dict[str, set[str]] = {}
    for word, key in said:
        keys.setdefault(word, set()).add(key)
    assert {word: names for word, names in keys.items() if len(names) > 1} == {}


@EACH_THEME
@pytest.mark.parametrize(("language", "least", "most"), [("fr", 8, 25), ("en", 8, 25)])
def test_a_theme_has_many_words(theme: Theme, language: str, least: int, most: int) -> None:
    assert least <= len(set(words(theme, language))) <= most
    assert len(set(words(theme, language))) == len(theme.synonyms[language])


@EACH_THEME
def test_a_theme_has_a_few_words_of_spanish_and_portuguese(theme: Theme) -> None:
    assert all(2 <= len(theme.synonyms[language]) <= 6 for language in ("es", "pt"))


@EACH_THEME
def test_a_theme_is_defined_on_one_line_in_both_languages(theme: Theme) -> None:
    assert all(20 <= len(text) <= 110 and text.endswith(".") for text in theme.definition)
    assert theme.definition.french != theme.definition.english


@EACH_THEME
def test_a_theme_serves_known_goals_in_a_known_family(theme: Theme) -> None:
    assert theme.family in FAMILIES
    assert theme.sdgs == tuple(sorted(set(theme.sdgs)))
    assert set(theme.sdgs) <= set(range(1, 18)) and theme.sdgs


@EACH_THEME
def test_sectors_alone_have_a_category_of_the_dac(theme: Theme) -> None:
    assert (theme.dac is not None) == (theme.key in SECTORS)
    assert theme.dac is None or (theme.dac[:3].isdigit() and theme.dac[3] == " ")


@pytest.mark.parametrize(("text", "key"), NAMED)
def test_a_theme_that_a_seed_names_has_a_key(text: str, key: str) -> None:
    assert key in keys_named(text)


@pytest.mark.parametrize(("family", "themes"), FAMILIES_OF_THE_FLYER.items())
def test_the_families_are_those_of_the_flyer(family: str, themes: tuple[str, ...]) -> None:
    assert {THEMES[key].family for text in themes for key in keys_named(text)[:1]} == {family}


@pytest.mark.parametrize(
    ("heading", "sector"),
    [
        ("Enseignement/Education", "education"),
        ("Gestion de l’eau, assainissement", "water_sanitation"),
        ("DÉVELOPPEMENT ÉCONOMIQUE LOCAL.", "local_economy"),
        ("Ingénierie urbano-portuaire", "port_maritime"),
        ("Sécurité civile", "risk_civil_protection"),
        ("Water and sanitation", "water_sanitation"),
        ("water_sanitation", "water_sanitation"),
        ("Encore à définir avec les partenaires", None),
        ("Submersion marine", None),
        ("", None),
    ],
)
def test_a_heading_leads_to_its_sector(heading: str, sector: str | None) -> None:
    assert sector_of_heading(heading) == sector


def test_words_may_name_a_sector_and_a_challenge() -> None:
    assert keys_named("Eau potable") == ("water_sanitation", "drinking_water_access")


def test_every_heading_leads_to_a_key_of_the_vocabulary() -> None:
    assert {heading: sector_of_heading(heading) for heading in HEADINGS} == HEADINGS


def test_a_mask_keeps_a_set_of_keys() -> None:
    mask = mask_of(["insularity", "education", "insularity"])
    assert mask == 1 + (1 << 59)
    assert keys_of(mask) == ("education", "insularity")


def test_all_keys_fit_in_a_mask_of_64_bits() -> None:
    assert mask_of(THEMES) < 2**63
    assert keys_of(mask_of(THEMES)) == tuple(THEMES)


def test_the_keys_are_those_of_the_projects(shared: Path) -> None:
    lines = (shared / "partnerships/projects.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    assert {key for row in rows for key in row["sectors"]} <= set(SECTORS)
    assert {key for row in rows for key in row["challenges"]} <= set(CHALLENGES)

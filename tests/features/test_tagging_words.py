"""Words, their stems, the language of a text, and where the vocabulary's words stand in it."""

from __future__ import annotations

import pytest

from features.tagging_lexicon import load_lexicon
from features.tagging_meaning import clauses, windows
from features.tagging_words import languages_of, stem, weighty, words_in


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("fr", "inondation inondations innondation INONDATIONS"),
        ("fr", "côtier côtière côtiers côtières"),
        ("fr", "municipal municipaux municipale municipales"),
        ("fr", "sportif sportive sportifs"),
        ("fr", "réseau réseaux"),
        ("en", "flood floods flooded flooding"),
        ("en", "city cities"),
        ("es", "inundación inundaciones"),
    ],
)
def test_forms_of_a_word_share_their_stem(language: str, forms: str) -> None:
    assert len({stem(word.plain, language) for word in words_in(forms)}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("mer", "mur"), ("port", "sport"), ("eau", "eaux vives")]
)
def test_other_words_have_other_stems(one: str, other: str) -> None:
    stems = [[stem(word.plain, "fr") for word in words_in(text)] for text in (one, other)]
    assert stems[0] != stems[1]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Nous cherchons une ville avec un port", "fr"),
        ("We are looking for a city with a port", "en"),
        ("Buscamos una ciudad con un puerto para nuestra gente", "es"),
        ("Procuramos uma cidade com um porto para os nossos jovens", "pt"),
        ("submersion marine", "fr"),
    ],
)
def test_a_text_tells_its_language_by_its_small_words(text: str, language: str) -> None:
    assert languages_of(words_in(text))[0] == language


def test_small_words_do_not_weigh() -> None:
    words = weighty(words_in("La gestion de l'eau et des déchets"), "fr")
    assert [word.plain for word in words] == ["gestion", "eau", "dechets"]


def test_a_phrase_is_found_whatever_its_small_words_and_endings() -> None:
    text = "Traiter l’eau usée des quartiers"
    ((start, end),) = load_lexicon().find(text)["sanitation_wastewater"]
    assert text[start:end] == "eau usée"


def test_words_of_one_language_are_not_taken_for_those_of_another() -> None:
    assert "agriculture_food" not in load_lexicon().find("The pain in my back is bad for the work")


@pytest.mark.parametrize(
    ("text", "key", "other"),
    [
        ("Nous avons une submersion marine", "coastal_flooding_erosion", "port_maritime"),
        ("Nous voulons du chauffage urbain", "energy", "urban_planning_housing"),
        ("Nous parions sur les énergies marines", "energy", "port_maritime"),
    ],
)
def test_the_longest_phrase_wins(text: str, key: str, other: str) -> None:
    found = load_lexicon().find(text)
    assert key in found
    assert other not in found


def test_a_phrase_of_two_themes_names_both() -> None:
    found = load_lexicon().find("Nous voulons la scolarisation des filles")
    assert (16, 40) in found["gender_equality"]
    assert (16, 40) in found["education_access"]
    assert "education" not in found


def test_clauses_are_parted_by_signs_and_conjunctions() -> None:
    text = (
        "Le port est saturé, les camions bloquent la ville et la gare : que faire des quais vides ?"
    )
    assert [text[start:end] for start, end in clauses(text)] == [
        "Le port est saturé",
        "les camions bloquent la ville",
        "que faire des quais vides",
    ]


def test_a_text_without_clauses_has_none() -> None:
    assert clauses("") == clauses("?!") == []


def test_a_long_text_is_read_in_windows_that_hold_all_its_words() -> None:
    text = " ".join(f"mot{number}" for number in range(400))
    assert [len(window.split()) for window in windows(text)] == [150, 150, 100]
    assert " ".join(windows(text)) == text

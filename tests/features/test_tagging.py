"""A text in free words gives its sectors and challenges, with the words that say so."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest

from data.vocabulary import CHALLENGES, SECTORS, THEMES
from features.tagging import Tag, Tagger, load_tagger
from features.tagging_meaning import WINDOW

EXAMPLES = [
    json.loads(line)
    for line in files("data.raw").joinpath("examples.jsonl").read_text("utf-8").splitlines()
]


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return load_tagger()


def keys(tags: tuple[Tag, ...]) -> list[str]:
    return [tag.key for tag in tags]


@pytest.mark.parametrize(
    ("text", "sector", "challenge"),
    [
        ("Collecter les ordures ménagères", "waste", "solid_waste"),
        ("Collect household rubbish", "waste", "solid_waste"),
        ("Necesitamos agua potable en los pueblos", "water_sanitation", "drinking_water_access"),
        ("Precisamos de água potável nas aldeias", "water_sanitation", "drinking_water_access"),
        ("Nos nappes sont à sec", "water_sanitation", "drought_water_scarcity"),
        ("INONDATIONS ET CRUES", "risk_civil_protection", "river_flooding"),
    ],
)
def test_a_need_is_understood_in_four_languages(
    tagger: Tagger, text: str, sector: str, challenge: str
) -> None:
    found = tagger.tag(text)
    assert sector in keys(found.sectors)[:3]
    assert challenge in keys(found.challenges)[:3]


def test_the_surest_theme_comes_first_and_weights_lie_between_0_and_1(tagger: Tagger) -> None:
    found = tagger.tag("Former des pêcheurs et rénover le port, avec un festival de musique.")
    for tags in (found.sectors, found.challenges):
        weights = [tag.weight for tag in tags]
        assert weights == sorted(weights, reverse=True)
        assert all(0 < weight <= 1 for weight in weights)


def test_sectors_and_challenges_stand_apart(tagger: Tagger) -> None:
    found = tagger.tag("Eau potable, logements, emploi des jeunes et protection de la forêt")
    assert keys(found.sectors)
    assert set(keys(found.sectors)) <= SECTORS.keys()
    assert keys(found.challenges)
    assert set(keys(found.challenges)) <= CHALLENGES.keys()


@pytest.mark.parametrize("example", EXAMPLES[::9], ids=lambda example: example["text"][:30])
def test_evidence_quotes_words_of_the_text(tagger: Tagger, example: dict[str, str]) -> None:
    found = tagger.tag(example["text"])
    evidence = [tag.evidence for tag in (*found.sectors, *found.challenges)]
    assert evidence
    assert all(quoted for quoted in evidence)
    assert all(words in example["text"] for quoted in evidence for words in quoted)


def test_words_that_name_a_theme_are_its_evidence(tagger: Tagger) -> None:
    found = tagger.tag("Nous cherchons une ville confrontée à la submersion marine.")
    assert found.challenges[0] == Tag(
        "coastal_flooding_erosion", found.challenges[0].weight, ("submersion marine",)
    )


def test_a_word_of_a_longer_phrase_names_no_other_theme(tagger: Tagger) -> None:
    found = tagger.tag(
        "Nous cherchons une agglomération littorale confrontée à l'érosion et à la submersion"
        " marine"
    )
    assert "port_maritime" not in keys(found.sectors)
    assert found.challenges[0].key == "coastal_flooding_erosion"
    assert found.challenges[0].evidence == ("érosion", "submersion marine")


def test_a_theme_named_beside_the_phrase_of_another_is_found(tagger: Tagger) -> None:
    found = tagger.tag("un port de commerce confronté à la submersion marine")
    (port,) = (tag for tag in found.sectors if tag.key == "port_maritime")
    assert port.evidence == ("port de commerce",)
    assert found.challenges[0].key == "coastal_flooding_erosion"


def test_without_such_words_the_nearest_clause_is_the_evidence(tagger: Tagger) -> None:
    text = (
        "Nous aimons la musique. Les secousses ont fissuré nos maisons, et la mairie est ancienne."
    )
    found = {tag.key: tag for tag in tagger.tag(text).sectors}
    assert found["risk_civil_protection"].evidence == ("Les secousses ont fissuré nos maisons",)


@pytest.mark.parametrize("text", ["bonjour", "merci beaucoup", "xyzzy plugh", "12345", "?"])
def test_a_text_about_nothing_has_no_theme(tagger: Tagger, text: str) -> None:
    found = tagger.tag(text)
    assert (found.sectors, found.challenges) == ((), ())


def test_a_spelling_mistake_in_double_letters_changes_nothing(tagger: Tagger) -> None:
    right, wrong = tagger.tag("des inondations"), tagger.tag("des innondations")
    assert right.challenges[0].key == wrong.challenges[0].key == "river_flooding"


def test_the_end_of_a_long_text_counts(tagger: Tagger) -> None:
    text = "Nous sommes une ville. " * WINDOW + "Le tri des déchets et leur recyclage."
    assert keys(tagger.tag(text).sectors)[0] == "waste"


def test_the_same_text_has_the_same_tags(tagger: Tagger) -> None:
    text = EXAMPLES[0]["text"]
    assert tagger.tag(text) == load_tagger().tag(text)


def test_every_theme_has_examples_of_needs() -> None:
    assert {key for row in EXAMPLES for key in (*row["sectors"], *row["challenges"])} == set(THEMES)


@pytest.mark.parametrize("kind", ["sectors", "challenges"])
def test_nineteen_of_twenty_examples_find_a_right_theme(tagger: Tagger, kind: str) -> None:
    asked = [example for example in EXAMPLES if example[kind]]
    found = [
        not set(example[kind]).isdisjoint(keys(getattr(tagger.tag(example["text"]), kind))[:3])
        for example in asked
    ]
    assert sum(found) >= 0.95 * len(found)

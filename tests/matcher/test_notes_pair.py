"""The note of a pair: what it says, and that it fits on one page."""

from __future__ import annotations

import datetime
import io
import re
from dataclasses import replace

import pytest
from pypdf import PdfReader

from matcher.gates import gates_for
from matcher.likenesses import pair_facts
from matcher.notes.pair import pair_note
from matcher.notes.pdf import write_pdf
from matcher.results import Comparison
from matcher.service import Matcher
from matcher.translation import translator
from tests.matcher.note_pairs import PAIRS

DAY = datetime.date(2026, 11, 22)
LA_ROCHELLE = "geonames:3006787"
AGGLOMERATION, SAN_SEBASTIAN = "siren:200067106", "geonames:3110044"
POPULATION = "population"
WORDS = "le partenariat de voisins autour du candidat, les plus proches comptant le plus, "


def note_of(matcher: Matcher, answer: Comparison) -> str:
    return pair_note(answer, matcher.say, today=DAY)


def text_of(document: str) -> str:
    said = re.sub(r"<style>.*?</style>|<svg.*?</svg>|<[^>]+>", " ", document, flags=re.DOTALL)
    return re.sub(r"[ \n]+", " ", said)


def page_count(document: str) -> int:
    return len(PdfReader(io.BytesIO(write_pdf(document))).pages)


def longer(answer: Comparison, name: str, reason: int, places: set[str]) -> Comparison:
    """The same pair with longer names and reasons, and the warnings of other places."""
    gates = gates_for(places, today=DAY, say=Matcher.open(language="fr").say)
    reasons = tuple(replace(one, text=(WORDS * 4)[:reason]) for one in answer.suggestion.reasons)
    first, second = (
        replace(one, territory=replace(one.territory, name=f"{one.territory.name} {name}"))
        for one in (answer.first, answer.second)
    )
    suggestion = replace(answer.suggestion, reasons=reasons, gates=gates)
    return replace(answer, first=first, second=second, suggestion=suggestion)


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_a_note_has_one_page(matcher: Matcher, first: str, second: str) -> None:
    assert page_count(note_of(matcher, matcher.compare(first, second))) == 1


@pytest.mark.parametrize("second", ["La Spezia", "Essaouira", "Gaza"])
@pytest.mark.parametrize(
    ("name", "reason", "places"),
    [
        ("et ses environs", 90, set()),
        ("et l’ensemble des communes associées du littoral", 140, {"HT"}),
        ("et l’ensemble des communes associées du littoral", 300, {"UA.05", "ML"}),
    ],
)
def test_long_names_reasons_and_warnings_still_have_one_page(
    matcher: Matcher, second: str, name: str, reason: int, places: set[str]
) -> None:
    answer = longer(matcher.compare(LA_ROCHELLE, second), name, reason, places)
    assert page_count(note_of(matcher, answer)) == 1


def test_a_note_in_english_has_one_page(matcher: Matcher) -> None:
    english = Matcher(matcher.holdings, translator("en"))
    document = note_of(english, english.compare(LA_ROCHELLE, "La Spezia"))
    assert page_count(document) == 1
    assert '<html lang="en">' in document and "Why them" in document


def test_a_note_says_the_reason_that_one_repeats(matcher: Matcher) -> None:
    said = text_of(note_of(matcher, matcher.compare(LA_ROCHELLE, "La Spezia")))
    assert "de taille comparable" in said and "tous deux en bord de mer avec un port" in said
    assert "mêmes défis d’après leur géographie, submersion marine et érosion du littoral" in said


def test_sizes_that_differ_are_not_called_comparable(matcher: Matcher) -> None:
    said = text_of(note_of(matcher, matcher.compare(LA_ROCHELLE, "Qingdao")))
    assert "de tailles différentes" in said and "de taille comparable" not in said


def test_what_both_declare_is_said_as_a_fact(matcher: Matcher) -> None:
    answer = matcher.compare(LA_ROCHELLE, "La Spezia")
    declared = replace(answer, declared_themes=("coastal_flooding_erosion",))
    said = text_of(note_of(matcher, declared))
    assert "mêmes défis, submersion marine et érosion du littoral" in said


def test_sectors_that_a_rule_derives_are_not_said_to_be_shared(matcher: Matcher) -> None:
    answer = matcher.compare(AGGLOMERATION, SAN_SEBASTIAN)
    assert "port_maritime" in answer.shared_themes
    assert "mêmes champs d’action" not in text_of(note_of(matcher, answer))


def test_sizes_are_alike_in_the_note_where_they_are_on_the_sheet(matcher: Matcher) -> None:
    answer = matcher.compare(AGGLOMERATION, SAN_SEBASTIAN)
    populations = [one for one in pair_facts(answer.first, answer.second) if one.name == POPULATION]
    assert [one.likeness for one in populations] == ["alike"]
    assert "de taille comparable" in text_of(note_of(matcher, answer))


def test_only_ranks_of_both_make_a_row(matcher: Matcher) -> None:
    assert "Rang national" in text_of(note_of(matcher, matcher.compare(LA_ROCHELLE, "La Spezia")))
    grouping = note_of(matcher, matcher.compare(AGGLOMERATION, SAN_SEBASTIAN))
    assert "Rang national" not in text_of(grouping)


def test_a_grouping_says_from_which_point_it_is_measured(matcher: Matcher) -> None:
    said = text_of(note_of(matcher, matcher.compare(AGGLOMERATION, SAN_SEBASTIAN)))
    assert "mesurés depuis un seul point, son chef-lieu Bayonne" in said


def test_an_unknown_population_is_said_to_be_unknown(matcher: Matcher) -> None:
    answer = matcher.compare(LA_ROCHELLE, "La Spezia")
    empty = replace(answer.second.territory, population=None)
    document = note_of(matcher, replace(answer, second=replace(answer.second, territory=empty)))
    assert "une population est inconnue" in text_of(document)
    assert page_count(document) == 1


def test_three_reasons_speak_for_and_one_against(matcher: Matcher) -> None:
    document = note_of(matcher, matcher.compare(LA_ROCHELLE, "La Spezia"))
    lists = re.findall(r'<ul class="reasons (for|against)">(.*?)</ul>', document, re.DOTALL)
    assert [(kind, found.count('class="points"')) for kind, found in lists] == [
        ("for", 3),
        ("against", 1),
    ]


def test_the_sum_in_words_adds_up_to_the_last_digit(matcher: Matcher) -> None:
    said = text_of(note_of(matcher, matcher.compare(LA_ROCHELLE, "La Spezia")))
    [sentence] = re.findall(r"Score [^.]*?sépare", said)
    figures = re.findall(r"[+−-]\d+,\d\d", sentence)
    score, *parts = (float(one.replace("−", "-").replace(",", ".")) for one in figures)
    assert round(sum(parts), 2) == score


def test_existing_partners_are_told_first(matcher: Matcher) -> None:
    said = text_of(note_of(matcher, matcher.compare(LA_ROCHELLE, "Essaouira")))
    assert "Déjà partenaires" in said and "Partir du partenariat qui existe" in said


def test_what_has_no_room_is_counted(matcher: Matcher) -> None:
    answer = matcher.compare(LA_ROCHELLE, "Essaouira")
    many = replace(answer.suggestion, precedents=answer.suggestion.precedents * 3)
    said = text_of(note_of(matcher, replace(answer, suggestion=many)))
    assert re.search(r"… et \d+ autres", said)


def test_warnings_stand_with_their_date_and_source(matcher: Matcher) -> None:
    said = text_of(note_of(matcher, matcher.compare("Angers", "Bamako")))
    assert "16 novembre 2022" in said and "Sénat, question écrite" in said
    assert "Aucun dispositif permanent" in said


def test_names_are_never_markup(matcher: Matcher) -> None:
    answer = matcher.compare(LA_ROCHELLE, "La Spezia")
    evil = replace(answer.second.territory, name="<script>alert(1)</script>")
    document = note_of(matcher, replace(answer, second=replace(answer.second, territory=evil)))
    assert "<script>" not in document and "&lt;script&gt;" in document


def test_the_date_and_the_model_are_named(matcher: Matcher) -> None:
    said = text_of(note_of(matcher, matcher.compare(LA_ROCHELLE, "La Spezia")))
    assert "22 novembre 2026" in said and "Modèle straight" in said

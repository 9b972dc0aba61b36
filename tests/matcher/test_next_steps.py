"""What an authority is told to do next."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from matcher.gates import gates_for
from matcher.next_steps import Step, next_steps
from matcher.results import Comparison
from matcher.service import Matcher

TODAY = datetime.date(2026, 11, 22)
LA_ROCHELLE = "geonames:3006787"


def steps(matcher: Matcher, answer: Comparison) -> list[Step]:
    return list(next_steps(answer, matcher.say))


def titles(matcher: Matcher, first: str, second: str) -> list[str]:
    return [step.title for step in steps(matcher, matcher.compare(first, second))]


def gated(answer: Comparison, place: str, matcher: Matcher) -> Comparison:
    gates = gates_for({place}, today=TODAY, say=matcher.say)
    return replace(answer, suggestion=replace(answer.suggestion, gates=gates))


def test_a_french_town_asks_votes_signs_sends_and_declares_in_this_order(matcher: Matcher) -> None:
    assert titles(matcher, LA_ROCHELLE, "Thiès") == [
        "Interroger l’ambassade ou le consulat de France (Sénégal)",
        "Apprendre de ceux qui y travaillent déjà",
        "Commencer par un sujet et un premier projet",
        "Faire délibérer le conseil municipal",
        "Signer une convention dès qu’il y a des moyens engagés",
        "Transmettre au préfet du département",
        "Déclarer le partenariat",
    ]


@pytest.mark.parametrize(
    ("authority", "council", "prefect", "articles"),
    [
        (LA_ROCHELLE, "conseil municipal", "préfet du département", "L. 2131-1"),
        ("Brest métropole", "conseil de l’intercommunalité", "préfet du département", "L. 5211-3"),
        ("Lozère", "conseil départemental", "préfet du département", "L. 3131-1"),
        ("Bretagne", "conseil régional", "préfet de région", "L. 4141-1"),
    ],
)
def test_each_level_has_its_council_its_prefect_and_its_articles(
    matcher: Matcher, authority: str, council: str, prefect: str, articles: str
) -> None:
    said = " ".join(
        f"{step.title} {step.text}" for step in steps(matcher, matcher.compare(authority, "Thiès"))
    )
    assert council in said and prefect in said and articles in said


def test_every_rule_of_law_cites_its_article(matcher: Matcher) -> None:
    found = steps(matcher, matcher.compare(LA_ROCHELLE, "Thiès"))
    cited = {step.source.locator for step in found if step.source and "Code" in step.source.name}
    assert cited == {"articles L. 1115-1 et L. 1115-5", "article L. 1115-1", "article L. 1115-6"}


def test_aid_is_declared_each_year_and_twinnings_in_the_atlas(matcher: Matcher) -> None:
    abroad = steps(matcher, matcher.compare(LA_ROCHELLE, "Thiès"))[-1]
    europe = steps(matcher, matcher.compare(LA_ROCHELLE, "La Spezia"))[-2]
    assert "chaque année" in abroad.text and "chaque année" not in europe.text
    assert "jumelages" in europe.text


def test_a_common_body_is_for_the_union_alone(matcher: Matcher) -> None:
    assert "structure commune" in titles(matcher, LA_ROCHELLE, "La Spezia")[-1]
    assert not any("structure commune" in one for one in titles(matcher, LA_ROCHELLE, "Thiès"))


def test_warnings_come_before_all_else_with_their_source(matcher: Matcher) -> None:
    answer = gated(matcher.compare(LA_ROCHELLE, "Thiès"), "ML", matcher)
    first, second, *_ = steps(matcher, answer)
    assert first.title == "Traiter d’abord les vigilances"
    assert first.source and "Sénat" in first.source.name
    assert second.title == "Lire les Conseils aux voyageurs"


def test_where_france_recognises_nobody_the_ministry_is_asked(matcher: Matcher) -> None:
    answer = gated(matcher.compare(LA_ROCHELLE, "Thiès"), "TW", matcher)
    said = [step.title for step in steps(matcher, answer)]
    assert "Interroger le ministère" in said
    assert not any("ambassade" in title for title in said)


def test_an_existing_partnership_is_where_one_starts(matcher: Matcher) -> None:
    found = steps(matcher, matcher.compare(LA_ROCHELLE, "Essaouira"))
    assert found[0].title == "Partir du partenariat qui existe"
    assert found[0].source is not None


def test_those_who_have_done_it_are_named(matcher: Matcher) -> None:
    answer = matcher.compare(LA_ROCHELLE, "Essaouira")
    [learn] = [step for step in steps(matcher, answer) if step.title.startswith("Apprendre")]
    assert answer.suggestion.precedents[0].own.name in learn.text


def test_without_a_french_end_french_law_is_silent(matcher: Matcher) -> None:
    found = steps(matcher, matcher.compare("Kiel", "La Spezia"))
    said = " ".join(f"{step.title} {step.text} {step.source}" for step in found)
    assert "droit de chaque côté" in said
    assert not any(word in said for word in ("préfet", "L. 1115", "cncd.fr", "ambassade"))


def test_two_french_ends_are_another_law(matcher: Matcher) -> None:
    answer = matcher.compare(LA_ROCHELLE, "Thiès")
    assert steps(matcher, replace(answer, second=answer.first)) == []

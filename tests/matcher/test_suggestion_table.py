"""The table of suggestions: what it adds up, what it leaves out, what it says at its end."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from data.decisions import SOURCE
from data.records import Source
from matcher.printing.suggestions import COLUMNS, show_suggestions, strongest, sum_line
from matcher.requests import Filters, SuggestRequest
from matcher.results import Reason, Suggestions
from matcher.service import Matcher
from matcher.translation import translator

ENGLISH = translator("en")
CLOSING = "add yours with matcher import"


@pytest.fixture(scope="module")
def answer(matcher: Matcher) -> Suggestions:
    return matcher.suggest(SuggestRequest("La Rochelle", top=5))


def reason(points: float, feature: str = "distance") -> Reason:
    return Reason(feature, "proximity", points, "text", "for" if points >= 0 else "against")


def printed(answer: Suggestions, capsys: pytest.CaptureFixture[str]) -> str:
    show_suggestions(answer, ENGLISH)
    return " ".join(capsys.readouterr().out.split())


def test_the_parts_of_the_score_add_up_as_they_are_printed(answer: Suggestions) -> None:
    for suggestion in answer.suggestions:
        line = sum_line(suggestion, suggestion.reasons[:3], say=ENGLISH)
        found = re.findall(r"[−+]\d+\.\d\d", line)
        score, *parts = (float(number.replace("−", "-")) for number in found)
        assert sum(parts) == pytest.approx(score, abs=1e-9)


def test_the_criteria_that_are_not_shown_are_counted(answer: Suggestions) -> None:
    reasons = (reason(1.0), reason(-0.5), reason(0.004), reason(0.0))
    suggestion = replace(answer.suggestions[0], score=-1.5, intercept=-2.0, reasons=reasons)
    line = sum_line(suggestion, reasons[:1], say=ENGLISH)
    assert "score −1.50 = −2.00 to begin with, +1.00 above, −0.50 for 1 other criterion" in line


@pytest.mark.parametrize("points", [0.0, 0.0049, -0.0049])
def test_what_weighs_nothing_is_listed_neither_for_nor_against(points: float) -> None:
    assert strongest([reason(points)], reason(points).verdict) == []


def test_who_has_few_known_partners_is_told_to_import(
    answer: Suggestions, capsys: pytest.CaptureFixture[str]
) -> None:
    assert CLOSING in printed(replace(answer, known=1), capsys)
    assert CLOSING not in printed(replace(answer, known=40), capsys)
    assert CLOSING not in printed(replace(answer, known=1, imported=True), capsys)


def test_a_partner_that_is_suggested_is_marked_and_not_listed_as_left_out(
    matcher: Matcher, capsys: pytest.CaptureFixture[str]
) -> None:
    only = Filters(countries=frozenset({"ID"}))
    request = SuggestRequest("La Rochelle", top=1000, filters=only, include_existing=True)
    out = printed(matcher.suggest(request), capsys)
    assert out.count("Kendari (Indonesia)") == 1
    assert "inhabitants, already a partner" in out


def test_a_suspended_partner_is_marked_and_who_says_so_named_in_words(
    answer: Suggestions, capsys: pytest.CaptureFixture[str]
) -> None:
    [existing, *_] = answer.excluded_existing
    marked = replace(existing, status="suspended", sources=(Source(SOURCE),))
    show_suggestions(replace(answer, excluded_existing=(marked,)), translator("fr"))
    told = " ".join(capsys.readouterr().out.split())
    assert ") (suspendu), partenaire" in told
    assert "marque d’un utilisateur" in told


def test_nothing_is_summed_where_what_is_asked_for_counts_alone(
    matcher: Matcher, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = matcher.suggest(SuggestRequest(None, top=2, themes=("waste",)))
    assert "to begin with" not in printed(answer, capsys)


def test_no_two_columns_of_the_csv_bear_the_same_name() -> None:
    assert len(set(COLUMNS)) == len(COLUMNS)

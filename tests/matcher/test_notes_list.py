"""The note of a list: what it says, and that it fits on two pages."""

from __future__ import annotations

import datetime
import io
import re
from dataclasses import replace

import pytest
from pypdf import PdfReader

from matcher.gates import gates_for
from matcher.notes.listing import list_note, pages_of
from matcher.notes.pdf import write_pdf
from matcher.requests import Filters, SuggestRequest
from matcher.results import Suggestions
from matcher.service import Matcher
from matcher.translation import translator

DAY = datetime.date(2026, 11, 22)
LA_ROCHELLE = SuggestRequest("geonames:3006787")
AFRICA = Filters(continents=frozenset({"AF"}), excluded_countries=frozenset({"EG", "ZA"}))
NEEDED = SuggestRequest("siren:243400769", need="une côte contre l’érosion et la submersion marine")
REQUESTS = {
    "a town": LA_ROCHELLE,
    "a village": SuggestRequest("Marsilly"),
    "a grouping": SuggestRequest("Brest métropole", standing=True),
    "a département": SuggestRequest("Lozère", filters=AFRICA),
    "a région": SuggestRequest("Bretagne", top=30),
    "few": SuggestRequest("geonames:3006787", top=2),
    "a need": SuggestRequest(None, themes=("water_sanitation",)),
    "a grouping with a need": NEEDED,
    "partners too": SuggestRequest("geonames:3006787", include_existing=True),
}
WORDS = "le partenariat de voisins autour du candidat, les plus proches comptant le plus, "


def note_of(matcher: Matcher, request: SuggestRequest) -> str:
    return list_note(matcher.suggest(request), matcher.say, request=request, today=DAY)


def page_count(document: str) -> int:
    return len(PdfReader(io.BytesIO(write_pdf(document))).pages)


def longer(answer: Suggestions, name: str, reason: int, places: set[str]) -> Suggestions:
    """The same list with longer names and reasons, and the warnings of other places."""
    gates = gates_for(places, today=DAY, say=Matcher.open(language="fr").say)
    return replace(
        answer,
        hidden=3,
        suggestions=tuple(
            replace(
                one,
                territory=replace(one.territory, name=f"{one.territory.name} {name}"),
                reasons=tuple(replace(why, text=(WORDS * 4)[:reason]) for why in one.reasons),
                gates=gates,
            )
            for one in answer.suggestions
        ),
    )


@pytest.mark.parametrize("request_", REQUESTS.values(), ids=REQUESTS.keys())
def test_a_note_has_two_pages(matcher: Matcher, request_: SuggestRequest) -> None:
    assert page_count(note_of(matcher, request_)) == 2


@pytest.mark.parametrize(
    ("name", "reason", "places"),
    [
        ("et ses environs", 90, set()),
        ("et l’ensemble des communes associées du littoral", 140, {"HT"}),
        ("et l’ensemble des communes associées du littoral", 300, {"UA.05", "ML"}),
    ],
)
def test_long_names_reasons_and_warnings_still_have_two_pages(
    matcher: Matcher, name: str, reason: int, places: set[str]
) -> None:
    answer = longer(matcher.suggest(LA_ROCHELLE), name, reason, places)
    assert page_count(list_note(answer, matcher.say, today=DAY)) == 2


def test_ten_suggestions_stand_on_the_two_pages_in_their_order(matcher: Matcher) -> None:
    first, second = pages_of(matcher.suggest(LA_ROCHELLE), matcher.say)
    assert [one.suggestion.rank for one in (*first, *second)] == list(range(1, 11))
    assert len(first) == len(second)


def test_each_says_population_ratio_reasons_and_what_is_against(matcher: Matcher) -> None:
    answer = matcher.suggest(LA_ROCHELLE)
    for entry in sum(pages_of(answer, matcher.say), ()):
        assert "habitants" in entry.size
        kinds = [line.kind for line in entry.lines]
        assert kinds.count("for") >= 1 and kinds.count("against") >= 1


def test_a_list_longer_than_the_note_says_how_many_are_left_out(matcher: Matcher) -> None:
    document = note_of(matcher, REQUESTS["a région"])
    shown = document.count('class="number"')
    assert shown <= 10 and f"… et {30 - shown} autres suggestions" in document


def test_what_was_chosen_is_said(matcher: Matcher) -> None:
    document = note_of(matcher, REQUESTS["a département"])
    assert "Afrique · sans Afrique du Sud · sans Égypte" in document


def test_what_is_asked_for_is_said_where_nobody_asks(matcher: Matcher) -> None:
    document = note_of(matcher, REQUESTS["a need"])
    assert "eau et assainissement" in document
    assert "Territoires étrangers qui répondent le mieux" in document


def test_current_partners_are_named_as_left_out(matcher: Matcher) -> None:
    document = note_of(matcher, LA_ROCHELLE)
    assert re.search(r"Partenaires actuels, non proposés</h2>\s*<p>[^<]*Kishiwada", document)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_what_answers_a_need_leaves_room_for_what_is_against_and_fills_the_pages(
    matcher: Matcher, language: str
) -> None:
    say = translator(language)
    answer = Matcher(matcher.holdings, say).suggest(NEEDED)
    pages = pages_of(answer, say)
    kinds = [{line.kind for line in entry.lines} for page in pages for entry in page]
    assert len(kinds) == 10 and all({"for", "against"} <= each for each in kinds)
    assert any("unknown" in each for each in kinds)
    assert all(sum(entry.height for entry in page) >= 36 for page in pages)


@pytest.mark.parametrize(("language", "word"), [("fr", "suspendu"), ("en", "suspended")])
def test_a_suspended_partner_is_marked(matcher: Matcher, language: str, word: str) -> None:
    answer = matcher.suggest(LA_ROCHELLE)
    marked = replace(answer.excluded_existing[0], status="suspended")
    answer = replace(answer, excluded_existing=(marked,))
    assert f") ({word})</p>" in list_note(answer, translator(language), today=DAY)


def test_a_warning_is_one_line_with_its_date(matcher: Matcher) -> None:
    answer = longer(matcher.suggest(LA_ROCHELLE), "", 40, {"ML"})
    document = list_note(answer, matcher.say, today=DAY)
    assert "aide publique au développement suspendue depuis le 2022-11-16" in document


def test_an_empty_list_says_so_on_two_pages(matcher: Matcher) -> None:
    nobody = SuggestRequest("geonames:3006787", filters=Filters(min_population=10**9))
    document = note_of(matcher, nobody)
    assert "élargissez les filtres" in document
    assert page_count(document) == 2

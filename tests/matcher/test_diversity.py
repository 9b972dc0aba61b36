"""`--diversity`: an order that varies the countries, scores that stay what they are."""

from __future__ import annotations

import inspect
import io
import json

import pytest

from data.errors import InvalidOption
from matcher.batch import Batch, BatchRow
from matcher.commands.batch import BatchOptions
from matcher.commands.options import decimal_number
from matcher.commands.suggesting import SuggestOptions
from matcher.printing.suggestions import show_suggestions
from matcher.requests import MOST, Filters, SuggestRequest
from matcher.results import Suggestion
from matcher.service import Matcher
from matcher.translation import translator
from models.variety import DIVERSITY, HEAD

PROVINS = "insee:77379"


def suggested(
    matcher: Matcher, diversity: float, top: int = 10, countries: str = ""
) -> tuple[Suggestion, ...]:
    filters = Filters(countries=frozenset(countries.split()))
    request = SuggestRequest(PROVINS, top=top, diversity=diversity, filters=filters)
    return matcher.suggest(request).suggestions


def ids(suggestions: tuple[Suggestion, ...]) -> list[str]:
    return [one.territory.id for one in suggestions]


def test_no_diversity_gives_the_order_of_the_score(matcher: Matcher) -> None:
    found = suggested(matcher, 0, top=30)
    scores = [one.score for one in found]
    assert scores == sorted(scores, reverse=True)
    assert [one.rank_by_score for one in found] == [one.rank for one in found]


def test_more_diversity_brings_more_countries(matcher: Matcher) -> None:
    plain, varied = suggested(matcher, 0), suggested(matcher, 1)
    assert len({one.territory.country for one in plain}) < len(
        {one.territory.country for one in varied}
    )


def test_the_score_and_the_rank_by_score_alone_stay_with_each_candidate(matcher: Matcher) -> None:
    plain = {one.territory.id: one for one in suggested(matcher, 0, top=300)}
    for one in suggested(matcher, DIVERSITY, top=20):
        # The likeness of profiles is rounded by the shape of the matrices that are multiplied.
        assert one.score == pytest.approx(plain[one.territory.id].score, abs=1e-6)
        assert one.rank_by_score == plain[one.territory.id].rank


def test_a_longer_list_begins_with_the_shorter_one(matcher: Matcher) -> None:
    assert ids(suggested(matcher, DIVERSITY, top=40))[:10] == ids(suggested(matcher, DIVERSITY))


def test_the_longest_list_is_the_head_by_score_in_another_order(matcher: Matcher) -> None:
    plain, varied = suggested(matcher, 0, MOST, "DE"), suggested(matcher, 1, MOST, "DE")
    assert HEAD == MOST == len(plain)
    assert sorted(ids(plain)) == sorted(ids(varied))


def test_partners_that_are_asked_for_take_part_with_their_own_score(matcher: Matcher) -> None:
    request = SuggestRequest(
        "La Rochelle", top=MOST, filters=Filters(countries=frozenset({"ID"})),
        include_existing=True, diversity=1,
    )  # fmt: skip
    [kendari] = [one for one in matcher.suggest(request).suggestions if one.existing]
    assert kendari.score == matcher.compare("La Rochelle", kendari.territory.id).suggestion.score


def test_a_batch_is_as_varied_as_a_suggestion(matcher: Matcher) -> None:
    request, stream = SuggestRequest("batch", top=10, diversity=1), io.StringIO()
    batch = Batch(matcher.holdings, request, matcher.say, explain=False)
    batch.write([BatchRow(2, PROVINS)], stream, progress=lambda label, done: None)
    lines = [json.loads(line) for line in stream.getvalue().splitlines()]
    found = suggested(matcher, 1)
    assert [line["id"] for line in lines] == ids(found)
    assert [line["rank_by_score"] for line in lines] == [one.rank_by_score for one in found]


@pytest.mark.parametrize(("diversity", "told"), [(0, False), (1, True)])
def test_an_order_that_is_not_the_score_s_is_told(
    matcher: Matcher, diversity: float, told: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    request = SuggestRequest(PROVINS, diversity=diversity)
    show_suggestions(matcher.suggest(request), translator("en"))
    shown = " ".join(capsys.readouterr().out.split())
    assert ("--diversity 0 orders by score alone" in shown) is told


@pytest.mark.parametrize("diversity", [-0.1, 1.1, float("inf"), float("nan")])
def test_a_diversity_out_of_range_is_refused(diversity: float) -> None:
    with pytest.raises(InvalidOption, match="0 to 1"):
        SuggestRequest("Brest", diversity=diversity)


@pytest.mark.parametrize("text", ["", "much", "0.5.1", "1/2"])
def test_a_diversity_that_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(InvalidOption, match="not a number"):
        decimal_number("--diversity", text)


def test_a_decimal_number_may_be_written_with_a_comma() -> None:
    assert decimal_number("--diversity", "0,25") == 0.25


@pytest.mark.parametrize("options", [SuggestOptions, BatchOptions])
def test_the_help_shows_the_diversity_of_a_request(options: type) -> None:
    shown = inspect.signature(options).parameters["diversity"].default
    assert float(shown) == SuggestRequest("Brest").diversity == DIVERSITY


def test_an_order_of_both_sides_is_told_as_such(
    matcher: Matcher, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = matcher.suggest(SuggestRequest(PROVINS, reciprocal=True))
    show_suggestions(answer, translator("en"))
    shown = " ".join(capsys.readouterr().out.split())
    assert "Ordered by what both sides would find (--reciprocal)" in shown
    assert "orders by score alone" not in shown

"""What marks change in a list: one's own hides, others' move a little, no score ever."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import insert

from data.store.schema import decisions
from features.world import World
from matcher.askers import find_asker
from matcher.batch import Batch, BatchRow
from matcher.feedback import Said
from matcher.holdings import Holdings
from matcher.notes.listing import list_note
from matcher.printing.decided import hidden_line, set_back_line
from matcher.requests import SuggestRequest
from matcher.results import SetBack, Suggestions
from matcher.service import Matcher
from matcher.suggesting import rank_candidates
from matcher.translation import translator
from matcher.wire import suggestions_json
from models.declined import points_lost
from models.model import Model

ORIGIN = "geonames:3006787"
OTHERS = ("geonames:3030300", "geonames:2990969", "geonames:2973783", "geonames:3020686")
ASKED = SuggestRequest(ORIGIN, top=20)


@pytest.fixture
def matcher(world: World, model: Model, tmp_path: Path) -> Matcher:
    """A matcher on a home of its own, where nobody has said anything."""
    holdings = Holdings(tmp_path)
    holdings.world = world
    holdings.model = model.with_themes(holdings.themes)
    return Matcher(holdings, translator("fr"))


def say(matcher: Matcher, words: Iterable[tuple[str, str, str]]) -> None:
    """Note these refusals (voice, origin, partner) at once."""
    rows = [
        {
            **dict(zip(("voice", "origin", "partner"), word, strict=True)),
            "state": "refused",
            "reason": "none",
            "note": "",
            "model": "m1",
            "decided_at": "2026-11-22T10:00:00+00:00",
        }
        for word in words
    ]
    with (
        matcher.holdings.open_store() as store,
        store.writing("feedback", by="test", detail={}) as connection,
    ):
        connection.execute(insert(decisions), rows)


def ids(answer: Suggestions) -> list[str]:
    return [each.territory.id for each in answer.suggestions]


def best_thousand(matcher: Matcher) -> list[str]:
    holdings = matcher.holdings
    asker = find_asker(holdings, ORIGIN)
    ranked = rank_candidates(holdings, asker, request=replace(ASKED, top=1000))
    return [holdings.gazetteer.id(row) for row in ranked.rows]


@pytest.mark.parametrize("state", ["refused", "not_relevant"])
def test_what_a_territory_declined_leaves_its_list_and_is_counted(
    matcher: Matcher, state: str
) -> None:
    first = ids(matcher.suggest(ASKED))[0]
    matcher.mark(Said(ORIGIN, first, state))
    answer = matcher.suggest(ASKED)
    assert (answer.hidden, len(ids(answer)), first in ids(answer)) == (1, 20, False)


def test_a_note_and_a_batch_say_how_many_are_hidden(matcher: Matcher) -> None:
    matcher.mark(Said(ORIGIN, ids(matcher.suggest(ASKED))[0], "refused"))
    assert hidden_line(1, matcher.say) in list_note(matcher.suggest(ASKED), matcher.say)
    work = Batch(matcher.holdings, ASKED, matcher.say, explain=False)
    rows = [BatchRow(2, "Brest"), BatchRow(3, ORIGIN)]
    work.write(rows, io.StringIO(), progress=lambda label, done: None)
    assert work.hidden == [(3, 1)]


def test_what_is_hidden_is_shown_on_demand_with_what_became_of_it(matcher: Matcher) -> None:
    first = ids(matcher.suggest(ASKED))[0]
    matcher.mark(Said(ORIGIN, first, "refused"))
    answer = matcher.suggest(replace(ASKED, include_hidden=True))
    shown = answer.suggestions[0]
    assert (shown.territory.id, answer.hidden) == (first, 0)
    assert shown.decision is not None
    assert shown.decision.state == "refused"


@pytest.mark.parametrize("state", ["contacted", "in_talks", "signed"])
def test_any_other_state_stays_in_the_list(matcher: Matcher, state: str) -> None:
    before = ids(matcher.suggest(ASKED))
    matcher.mark(Said(ORIGIN, before[0], state))
    answer = matcher.suggest(ASKED)
    assert (ids(answer), answer.hidden) == (before, 0)
    assert answer.suggestions[0].decision is not None


def test_a_mark_that_is_taken_back_hides_nothing(matcher: Matcher) -> None:
    before = ids(matcher.suggest(ASKED))
    matcher.mark(Said(ORIGIN, before[0], "refused"))
    matcher.mark(Said(ORIGIN, before[0], "withdrawn"))
    assert ids(matcher.suggest(ASKED)) == before


def test_the_sheet_of_a_pair_says_what_became_of_it(matcher: Matcher) -> None:
    matcher.mark(Said(ORIGIN, "Tema", "not_relevant"))
    decided = matcher.compare(ORIGIN, "Tema").suggestion.decision
    assert decided is not None
    assert decided.state == "not_relevant"


def test_a_candidate_that_three_others_decline_comes_later_with_the_same_score(
    matcher: Matcher,
) -> None:
    before = matcher.suggest(ASKED).suggestions[0]
    first = before.territory.id
    say(matcher, [(voice, other, first) for voice, other in zip("abc", OTHERS, strict=False)])
    answer = matcher.suggest(replace(ASKED, top=200))
    after = next(each for each in answer.suggestions if each.territory.id == first)
    assert after.set_back == SetBack(3, 0.75)
    assert (after.score, after.reasons) == (before.score, before.reasons)
    assert after.rank > before.rank


def test_the_order_of_the_score_alone_stays_what_it_is(matcher: Matcher) -> None:
    by_score = replace(ASKED, diversity=0.0)
    before = ids(matcher.suggest(by_score))
    say(matcher, [(voice, other, before[0]) for voice, other in zip("abcd", OTHERS, strict=True)])
    assert ids(matcher.suggest(by_score)) == before


def test_two_others_or_three_words_of_two_voices_change_nothing(matcher: Matcher) -> None:
    before = suggestions_json(matcher.suggest(ASKED))
    first = before["suggestions"][0]["territory"]["id"]
    say(matcher, [("a", OTHERS[0], first), ("b", OTHERS[1], first), ("b", OTHERS[2], first)])
    assert suggestions_json(matcher.suggest(ASKED)) == before


def test_one_voice_that_declines_a_thousand_candidates_for_many_changes_nothing_for_others(
    matcher: Matcher,
) -> None:
    before = suggestions_json(matcher.suggest(ASKED))
    best = best_thousand(matcher)
    say(matcher, [("a", other, partner) for other in OTHERS for partner in best])
    assert len(best) == 1000
    assert suggestions_json(matcher.suggest(ASKED)) == before


@pytest.mark.parametrize(("territories", "points"), [(2, 0.0), (3, 0.75), (4, 1.0), (40, 1.0)])
def test_what_others_decline_costs_one_point_at_most(territories: int, points: float) -> None:
    assert points_lost(territories) == points


def test_what_is_hidden_and_set_back_is_said_in_french() -> None:
    say = translator("fr")
    assert hidden_line(2, say).startswith("2 territoires masqués")
    assert "4 autres territoires" in set_back_line(SetBack(4, 1.0), say)
    assert "le score ne change pas" in set_back_line(SetBack(4, 1.0), say)

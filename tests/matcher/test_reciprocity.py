"""Where the one who asks stands for its suggestions, and `--reciprocal`."""

from __future__ import annotations

import io
import json
from dataclasses import replace

import numpy as np
import pytest

from data.errors import InvalidOption
from matcher.askers import find_asker
from matcher.batch import Batch, BatchRow
from matcher.commands.options import FilterOptions
from matcher.commands.suggesting import SuggestOptions
from matcher.printing.suggestions import reciprocity_line, suggestions_cells
from matcher.relatives import relative_rows
from matcher.requests import Filters, SuggestRequest
from matcher.results import Reciprocity, Suggestion, Suggestions
from matcher.service import Matcher
from matcher.translation import translator
from matcher.wire import suggestion_json
from models.reciprocity import Rivals

LA_ROCHELLE = "geonames:3006787"


@pytest.fixture(scope="module")
def rivals(matcher: Matcher) -> Rivals:
    return matcher.holdings.rivals("municipality")


@pytest.fixture(scope="module")
def plain(matcher: Matcher) -> Suggestions:
    return matcher.suggest(SuggestRequest(LA_ROCHELLE, top=12, standing=True))


@pytest.fixture(scope="module")
def reciprocal(matcher: Matcher) -> tuple[Suggestion, ...]:
    request = SuggestRequest(LA_ROCHELLE, top=100, reciprocal=True, diversity=0)
    return matcher.suggest(request).suggestions


def standing(suggestion: Suggestion) -> Reciprocity:
    assert suggestion.reciprocity is not None
    return suggestion.reciprocity


def blended(suggestion: Suggestion) -> float:
    return suggestion.score - 0.5 * float(np.log2(standing(suggestion).rank))


@pytest.mark.parametrize("text", [LA_ROCHELLE, "siren:241700434", "insee:29019", "insee:17415"])
def test_every_authority_has_the_kin_and_the_partners_with_which_it_asks(
    matcher: Matcher, rivals: Rivals, text: str
) -> None:
    asker, kin = find_asker(matcher.holdings, text), rivals.kin
    [at] = np.flatnonzero(rivals.origins.rows == asker.row)
    assert set(kin.own_rows[kin.own_at == at]) == set(asker.own_rows)
    assert set(kin.partner_rows[kin.partner_at == at]) == set(asker.partner_rows)


def test_the_kin_of_all_are_their_relatives(matcher: Matcher, rivals: Rivals) -> None:
    kin, gazetteer = rivals.kin, matcher.holdings.gazetteer
    for at in np.random.default_rng(0).integers(len(rivals), size=60).tolist():
        row = int(rivals.origins.rows[at])
        assert set(kin.own_rows[kin.own_at == at]) == set(relative_rows(gazetteer, row))


def test_the_suggestions_say_where_the_asker_stands(plain: Suggestions) -> None:
    for suggestion in plain.suggestions:
        assert 1 <= standing(suggestion).rank <= standing(suggestion).of
        assert 15_000 < standing(suggestion).of < 20_000


def test_no_standing_is_computed_unless_it_is_asked_for(matcher: Matcher) -> None:
    [suggestion] = matcher.suggest(SuggestRequest(LA_ROCHELLE, top=1)).suggestions
    assert suggestion.reciprocity is None


def test_the_rank_is_that_of_the_score_among_all_the_french(
    rivals: Rivals, plain: Suggestions, matcher: Matcher
) -> None:
    best = plain.suggestions[0]
    row = matcher.holdings.gazetteer.row_of(best.territory.id)
    blocks = list(rivals.scores(np.array([row])))
    scores = np.concatenate([scores[:, 0] for _, scores in blocks])
    assert standing(best).rank == 1 + (scores > best.score + 1e-6).sum()


def test_an_asker_out_of_the_list_is_one_more(matcher: Matcher, rivals: Rivals) -> None:
    found = matcher.suggest(SuggestRequest("Ici@46.1,-1.1", top=1, standing=True)).suggestions
    assert standing(found[0]).of == len(rivals) + 1


def test_a_foreigner_has_no_standing_and_no_reciprocal_order(matcher: Matcher) -> None:
    kiel = SuggestRequest("geonames:2891122", top=1, standing=True)
    assert matcher.suggest(kiel).suggestions[0].reciprocity is None
    with pytest.raises(InvalidOption, match="Kiel"):
        matcher.suggest(replace(kiel, reciprocal=True))


def test_a_french_candidate_ranks_nobody(matcher: Matcher) -> None:
    inside = Filters(countries=frozenset(["FR"]))
    request = SuggestRequest(LA_ROCHELLE, top=1, filters=inside, standing=True)
    assert matcher.suggest(request).suggestions[0].reciprocity is None


def test_the_reciprocal_order_blends_the_score_and_the_rank(
    reciprocal: tuple[Suggestion, ...],
) -> None:
    values = [blended(one) for one in reciprocal]
    assert values == sorted(values, reverse=True)
    assert [one.rank_by_score for one in reciprocal] != [one.rank for one in reciprocal]


def test_a_reciprocal_order_leaves_the_scores_as_they_are(
    matcher: Matcher, reciprocal: tuple[Suggestion, ...]
) -> None:
    request = SuggestRequest(LA_ROCHELLE, top=100, diversity=0)
    alone = {one.territory.id: one for one in matcher.suggest(request).suggestions}
    for one in reciprocal:
        assert one.score == alone[one.territory.id].score
        assert one.rank_by_score == alone[one.territory.id].rank


def test_the_options_ask_for_the_standing_and_for_the_reciprocal_order() -> None:
    filters = FilterOptions()
    assert SuggestOptions(reciprocal=True).request(LA_ROCHELLE, filters).reciprocal
    assert SuggestOptions(standing=True).request(LA_ROCHELLE, filters).standing
    plain = SuggestOptions().request(LA_ROCHELLE, filters)
    assert not (plain.reciprocal or plain.standing)


def test_compare_tells_the_same_standing(matcher: Matcher, plain: Suggestions) -> None:
    best = plain.suggestions[0]
    compared = matcher.compare(LA_ROCHELLE, best.territory.id)
    assert compared.suggestion.reciprocity == best.reciprocity


@pytest.mark.parametrize("order", [False, True])
def test_a_batch_tells_the_standing_on_each_line(matcher: Matcher, order: bool) -> None:
    request = SuggestRequest("batch", top=2, standing=not order, reciprocal=order)
    stream = io.StringIO()
    work = Batch(matcher.holdings, request, matcher.say, explain=False)
    work.write([BatchRow(2, LA_ROCHELLE)], stream, progress=lambda label, done: None)
    lines = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert [set(line["reciprocity"]) for line in lines] == [{"rank", "of", "share"}] * 2


@pytest.mark.parametrize(
    ("rank", "said"),
    [
        (312, "serait 312e sur 16 253 territoires français pour ce candidat (les 2 % les"),
        (1, "serait 1re sur 16 253 territoires français pour ce candidat (les 1 % les"),
        (9_000, "serait 9 000e sur 16 253 territoires français pour ce candidat"),
    ],
)
def test_the_standing_is_one_sentence(rank: int, said: str) -> None:
    line = reciprocity_line(Reciprocity(rank, 16_253), translator("fr"))
    assert line.replace("\u202f", " ").replace("\xa0", " ").startswith(said)


def test_the_standing_is_sent_and_written(plain: Suggestions) -> None:
    best = plain.suggestions[0]
    sent = suggestion_json(best)["reciprocity"]
    assert sent["share"] == standing(best).rank / standing(best).of
    table = suggestions_cells(plain, translator("fr"))
    row = dict(zip(table.columns, next(iter(table.rows)), strict=True))
    assert row["reciprocity_rank"] == standing(best).rank
    assert row["reciprocity_of"] == standing(best).of
